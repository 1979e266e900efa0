import type { AgentOrder } from '../../domain/agent-order.js';
import type { SkillRequirements } from '../../domain/business-case.js';
import type { Channel } from '../../domain/channel.js';
import type { Language } from '../../domain/language.js';
import type { DurationDistribution } from './draw-duration.js';

/** A contact centre to be simulated. */
export interface Scenario {
  readonly seed: number;
  /** Measured time; it begins when the warm-up ends. */
  readonly durationHours: number;
  /** Time before, in which queues fill; 0 unless told. */
  readonly warmupHours?: number;
  readonly queues: readonly ScenarioQueue[];
  readonly agents: readonly ScenarioAgents[];
}

export interface ScenarioQueue {
  readonly name: string;
  /** Of a Poisson process. */
  readonly arrivalsPerHour: number;
  /** What `arrivalsPerHour` is multiplied by in each of the 24 hours of the day; always 1 unless told. */
  readonly hourProfile?: readonly number[];
  readonly handlingTime: DurationDistribution;
  /** Customers who have not been answered leave after an exponential time; nobody leaves unless told. */
  readonly patience?: { readonly meanSeconds: number };
  readonly requiredSkills?: SkillRequirements;
  /** An answer within this time counts for the service level; 20 unless told. */
  readonly serviceLevelSeconds?: number;
  /** 1 unless told. */
  readonly weight?: number;
  /** 0 unless told. */
  readonly priority?: number;
  /** Who of its free agents is asked first; `least-loaded` unless told. */
  readonly agentOrder?: AgentOrder;
  /** `email` unless told. */
  readonly channel?: Channel;
}

export interface ScenarioAgents {
  readonly count: number;
  readonly skills?: Readonly<Record<string, number>>;
  /** Tickets that fill an agent, on every channel or by channel; 1 unless told. */
  readonly capacity?: number | Partial<Readonly<Record<Channel, number>>>;
  /** When they take tickets, in hours of the day; always unless told. What is in hand at the end is finished. */
  readonly shifts?: readonly Shift[];
  /** Of the turns in a weighted round robin; 1 unless told. */
  readonly share?: number;
  /** None unless told. Simulated tickets are in no language; replayed ones are. */
  readonly languages?: readonly Language[];
}

/** From (inclusive) to (exclusive), 0..24. */
export interface Shift {
  readonly fromHour: number;
  readonly toHour: number;
}

export interface SimulationResult {
  readonly queues: readonly QueueResult[];
  readonly agents: {
    /** Share of their capacity on shift that was in use. */
    readonly occupancy: number;
    /** Jain's index of the agents' work, 1/agents (one does everything) to 1 (all did the same). */
    readonly fairness: number;
    /** Mean work of each tenth of the agents, least first, over that of all: 1 everywhere where all did the same. */
    readonly workByTenth: readonly number[];
  };
  /** The 24 hours of the day, over all days measured; tickets count where they arrive. */
  readonly hours: readonly HourResult[];
}

export interface HourResult {
  readonly hour: number;
  readonly arrivals: number;
  readonly meanWaitSeconds: number;
  readonly serviceLevel: number;
  /** Of the agents on shift; 0 where nobody is. */
  readonly occupancy: number;
}

/** Of the tickets that came in the measured time. */
export interface QueueResult {
  readonly name: string;
  readonly arrivals: number;
  readonly answered: number;
  readonly abandoned: number;
  /** Neither answered nor abandoned when the simulation gave up waiting: nobody could take them, or overload. */
  readonly unanswered: number;
  /** Share that was not answered at once. */
  readonly waitProbability: number;
  /** Over answered and abandoned tickets. */
  readonly meanWaitSeconds: number;
  readonly p95WaitSeconds: number;
  /** Share of all arrivals that was answered within `serviceLevelSeconds`. */
  readonly serviceLevel: number;
}
