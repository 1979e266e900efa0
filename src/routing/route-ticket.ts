import type { AgentOrder } from '../domain/agent-order.js';
import type { BusinessCase, SkillRequirements } from '../domain/business-case.js';
import type { Channel } from '../domain/channel.js';
import type { DecisionData, FilterTrial } from '../domain/decision-record.js';
import { type Queue, TRIAGE_QUEUE } from '../domain/queue.js';
import type { RelaxationStep, Workflow, WorkflowTarget } from '../domain/workflow.js';
import { phrase } from './explanation/phrase.js';
import { mergeSkills } from './merge-skills.js';
import type { TicketFacts } from './ticket-facts.js';
import { tryFilter } from './workflow/filter-trial.js';

export interface RoutingSettings {
  /** Null before the first workflow is stored: everything goes to triage. */
  readonly workflow: Workflow | null;
  readonly queues: readonly Queue[];
  readonly businessCases: readonly BusinessCase[];
}

export interface RoutedTicket {
  readonly queue: string;
  /** Business case's and target's together. */
  readonly priority: number;
  readonly requiredSkills: SkillRequirements;
  /** Business case's and target's, without the queue's. */
  readonly ownSkills: SkillRequirements;
  /** The target's; null where it leaves that to the queue, and in triage. */
  readonly agentOrder: AgentOrder | null;
  /** The target's; none in triage. */
  readonly relaxation: readonly RelaxationStep[];
  /** The business case's on the channel, else the queue's service level. */
  readonly targetWaitSeconds: number;
  readonly reservationTimeoutSeconds: number;
  /** Every filter tried, in order, up to the one that held. */
  readonly record: Extract<DecisionData, { readonly kind: 'queueing' }>;
}

/**
 * How long an agent may look at an offer unless the target says otherwise. A chat's customer sits there: after one agent
 * who does not answer, the next one can still be there within 15 s.
 */
export const DEFAULT_RESERVATION_TIMEOUT_SECONDS: Readonly<Record<Channel, number>> = {
  email: 30,
  'web-form': 30,
  chat: 10,
};

/**
 * Finds the queue for a ticket: the first filter that holds decides, else the workflow's default. Fails closed: where
 * there is no workflow, or the queue is unknown, the ticket goes to triage.
 *
 * Whoever takes it must have the skills of the queue, of the business case and of the target, the highest minimum of
 * each. In triage the business case's skills are not asked for: finding the case is what triage is for.
 */
export function routeTicket(
  facts: TicketFacts,
  { workflow, queues, businessCases }: RoutingSettings,
): RoutedTicket {
  const { target, trials } = findTarget(facts, workflow);
  const found = queues.find((queue) => queue.name === target.queue);
  const lost = found === undefined && target.queue !== TRIAGE_QUEUE;
  const queue = found ?? queues.find(({ name }) => name === TRIAGE_QUEUE);
  const queueName = queue?.name ?? TRIAGE_QUEUE;
  const businessCase = businessCases.find(({ key }) => key === facts.businessCase);
  const inTriage = queueName === TRIAGE_QUEUE;
  const ownSkills = inTriage
    ? mergeSkills(lost ? undefined : target.requiredSkills)
    : mergeSkills(businessCase?.skills, target.requiredSkills);
  const requiredSkills = mergeSkills(queue?.requiredSkills, ownSkills);
  const priority = (businessCase?.priority ?? 0) + target.priority;
  return {
    queue: queueName,
    priority,
    requiredSkills,
    ownSkills,
    agentOrder: inTriage ? null : (target.agentOrder ?? null),
    relaxation: inTriage ? [] : (target.relaxation ?? []),
    targetWaitSeconds: businessCase?.targetWaitSeconds[facts.channel] ?? queue?.serviceLevelSeconds ?? 0,
    reservationTimeoutSeconds:
      target.reservationTimeoutSeconds ?? DEFAULT_RESERVATION_TIMEOUT_SECONDS[facts.channel],
    record: {
      kind: 'queueing',
      workflowVersion: workflow?.version ?? 0,
      filters: lost ? withLostQueue(trials, target.queue) : trials,
      queue: queueName,
      priority,
      requiredSkills,
    },
  };
}

/** Name of the workflow's default in decision records. */
export const DEFAULT_FILTER = 'default';

function findTarget(
  facts: TicketFacts,
  workflow: Workflow | null,
): { readonly target: WorkflowTarget; readonly trials: readonly FilterTrial[] } {
  const trials: FilterTrial[] = [];
  for (const filter of workflow?.filters ?? []) {
    const trial = tryFilter(filter, facts);
    trials.push(trial);
    if (trial.matched) return { target: filter.target, trials };
  }
  trials.push({ filter: DEFAULT_FILTER, matched: true, failed: [] });
  return { target: workflow?.default ?? { queue: TRIAGE_QUEUE, priority: 0 }, trials };
}

/** The filter that held is shown with the reason why its queue could not be used. */
const withLostQueue = (trials: readonly FilterTrial[], queue: string): readonly FilterTrial[] =>
  trials.map((trial) =>
    trial.matched ? { ...trial, failed: [phrase('filter-unknown-queue', { queue })] } : trial,
  );
