import type { SkillRequirements } from '../../domain/business-case.js';
import type { Channel } from '../../domain/channel.js';
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
  /** `email` unless told. */
  readonly channel?: Channel;
}

export interface ScenarioAgents {
  readonly count: number;
  readonly skills?: Readonly<Record<string, number>>;
  /** Tickets that fill an agent, on every channel or by channel; 1 unless told. */
  readonly capacity?: number | Partial<Readonly<Record<Channel, number>>>;
}

export interface SimulationResult {
  readonly queues: readonly QueueResult[];
  readonly agents: {
    /** Share of their capacity that was in use. */
    readonly occupancy: number;
    /** Jain's index of the agents' work, 1/agents (one does everything) to 1 (all did the same). */
    readonly fairness: number;
  };
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
