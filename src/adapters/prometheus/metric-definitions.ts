/** What one metric is called and means. docs/operations.md has all of them as a table. */
export interface MetricDefinition {
  readonly type: 'counter' | 'gauge' | 'histogram';
  readonly help: string;
  readonly labels: readonly string[];
  /** Upper bounds of a histogram's buckets. */
  readonly buckets?: readonly number[];
}

const STAGE_SECONDS = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10];
const WAIT_SECONDS = [0.1, 0.3, 1, 5, 15, 60, 300, 900, 3600, 14_400, 86_400];
const TRAINING_SECONDS = [5, 15, 30, 60, 120, 300, 900, 3600];
const CONFIDENCES = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 1];

/**
 * Every metric of Weiche beside the process's own (`weiche_process_*`). Names are `weiche_<room>_<what>_<unit>`;
 * labels have few values and are never ids, but for the one model that is live.
 */
export const METRIC_DEFINITIONS = {
  weiche_intake_lag_records: {
    type: 'gauge',
    help: 'Inbound records that are published and not yet dealt with, retries included, by topic.',
    labels: ['topic'],
  },
  weiche_service_messages_total: {
    type: 'counter',
    help: 'Messages that left the flow, by channel and outcome (ticketed, joined, dropped, dead-letter, retried).',
    labels: ['channel', 'outcome'],
  },
  weiche_service_stage_duration_seconds: {
    type: 'histogram',
    help: 'Duration of one stage for one batch (read, classify, extract, relate, store, batch, dispatch, relay).',
    labels: ['stage'],
    buckets: STAGE_SECONDS,
  },
  weiche_service_stage_errors_total: {
    type: 'counter',
    help: 'Times that a stage failed as a whole; its work is done again.',
    labels: ['stage'],
  },
  weiche_service_dependency_up: {
    type: 'gauge',
    help: '1 when the instance can use the dependency (store, bus, model), else 0; all 1 means ready.',
    labels: ['dependency'],
  },
  weiche_service_metric_read_errors_total: {
    type: 'counter',
    help: 'Gauges that could not be read when somebody asked for the metrics; they are missing from that answer.',
    labels: [],
  },
  weiche_service_events_published_total: {
    type: 'counter',
    help: 'Events published to the outbound topics.',
    labels: [],
  },
  weiche_service_outbox_backlog_events: {
    type: 'gauge',
    help: 'Stored events that wait to be published, counted up to 1,000; the same on all instances.',
    labels: [],
  },
  weiche_service_outbox_oldest_event_seconds: {
    type: 'gauge',
    help: 'Age of the oldest event that waits to be published; 0 when none does.',
    labels: [],
  },
  weiche_classification_predictions_total: {
    type: 'counter',
    help: 'Predictions by business case (none: out of scope) and tier: the mix of cases and of tiers.',
    labels: ['business_case', 'tier'],
  },
  weiche_classification_confidence_ratio: {
    type: 'histogram',
    help: 'Calibrated confidence of predictions, by tier.',
    labels: ['tier'],
    buckets: CONFIDENCES,
  },
  weiche_classification_case_mix_drift_ratio: {
    type: 'gauge',
    help: 'How far the last 24 hours’ mix of business cases is from the 7 days before: population stability index less what chance explains; missing while there are too few messages.',
    labels: [],
  },
  weiche_classification_model_swaps_total: {
    type: 'counter',
    help: 'Models made live in this instance.',
    labels: [],
  },
  weiche_classification_model_info: {
    type: 'gauge',
    help: '1 for the model that this instance answers with.',
    labels: ['model_id'],
  },
  weiche_routing_tickets: {
    type: 'gauge',
    help: 'Stored tickets by state; the same on all instances.',
    labels: ['state'],
  },
  weiche_routing_queue_waiting_tickets: {
    type: 'gauge',
    help: 'Waiting tickets by queue; told by the instance that leads.',
    labels: ['queue'],
  },
  weiche_routing_queue_oldest_wait_seconds: {
    type: 'gauge',
    help: 'How long the oldest waiting ticket of a queue has waited; 0 when none waits; told by the instance that leads.',
    labels: ['queue'],
  },
  weiche_routing_agents: {
    type: 'gauge',
    help: 'Agents that are registered, available, and idle (available without any ticket); told by the instance that leads.',
    labels: ['state'],
  },
  weiche_routing_dispatcher_leading: {
    type: 'gauge',
    help: '1 on the instance that leads the routing, else 0.',
    labels: [],
  },
  weiche_routing_reservations_total: {
    type: 'counter',
    help: 'Reservations by outcome (offered, accepted, rejected, timed-out, canceled).',
    labels: ['outcome'],
  },
  weiche_routing_wait_seconds: {
    type: 'histogram',
    help: 'From the moment a ticket began to wait until it was offered to an agent.',
    labels: [],
    buckets: WAIT_SECONDS,
  },
  weiche_knowledge_feedback_total: {
    type: 'counter',
    help: 'Feedback of agents by kind (confirmed, corrected, rejected).',
    labels: ['kind'],
  },
  weiche_knowledge_retrain_jobs_total: {
    type: 'counter',
    help: 'Trainings that ended here, by outcome (promoted, challenger, refused, failed, canceled).',
    labels: ['outcome'],
  },
  weiche_knowledge_retrain_duration_seconds: {
    type: 'histogram',
    help: 'Duration of a training with its judging, however it ended.',
    labels: [],
    buckets: TRAINING_SECONDS,
  },
  weiche_http_requests_total: {
    type: 'counter',
    help: 'Answered requests by operation (an id of the OpenAPI document, or none) and status.',
    labels: ['operation', 'status'],
  },
  weiche_http_request_duration_seconds: {
    type: 'histogram',
    help: 'From the first to the last byte of an answer, by operation; event streams count when they end.',
    labels: ['operation'],
    buckets: STAGE_SECONDS,
  },
} as const satisfies Readonly<Record<string, MetricDefinition>>;

export type MetricName = keyof typeof METRIC_DEFINITIONS;
export type GaugeName = {
  [Name in MetricName]: (typeof METRIC_DEFINITIONS)[Name]['type'] extends 'gauge' ? Name : never;
}[MetricName];
