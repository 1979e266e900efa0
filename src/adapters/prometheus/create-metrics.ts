import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Metrics } from '../../ports/metrics.js';
import { type GaugeName, METRIC_DEFINITIONS, type MetricName } from './metric-definitions.js';

/** The metrics of one process, with the registry that renders them. Labels have few values and are never ids. */
export interface PrometheusMetrics extends Metrics {
  /** A request has been answered. */
  httpAnswered(answered: {
    readonly operation: string;
    readonly status: number;
    readonly seconds: number;
  }): void;
  /** A value that is looked up when somebody asks. One that cannot be read is left out and counted; the others are told. */
  gauge(name: GaugeName, read: () => Promise<readonly GaugeValue[]>): void;
  render(): Promise<string>;
  readonly contentType: string;
}

export interface GaugeValue {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

export function createPrometheusMetrics(): PrometheusMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'weiche_process_' });
  const settings = (name: MetricName) => {
    const { help, labels } = METRIC_DEFINITIONS[name];
    return { name, help, labelNames: [...labels] as string[], registers: [registry] };
  };
  const counter = (name: MetricName) => new Counter<string>(settings(name));
  const histogram = (name: MetricName) => {
    const definition = METRIC_DEFINITIONS[name];
    return new Histogram<string>({
      ...settings(name),
      ...('buckets' in definition ? { buckets: [...definition.buckets] } : {}),
    });
  };

  const messages = counter('weiche_service_messages_total');
  const stages = histogram('weiche_service_stage_duration_seconds');
  const stageErrors = counter('weiche_service_stage_errors_total');
  const readErrors = counter('weiche_service_metric_read_errors_total');
  const events = counter('weiche_service_events_published_total');
  const predictions = counter('weiche_classification_predictions_total');
  const confidences = histogram('weiche_classification_confidence_ratio');
  const swaps = counter('weiche_classification_model_swaps_total');
  const reservations = counter('weiche_routing_reservations_total');
  const waits = histogram('weiche_routing_wait_seconds');
  const feedback = counter('weiche_knowledge_feedback_total');
  const trainings = counter('weiche_knowledge_retrain_jobs_total');
  const trainingSeconds = histogram('weiche_knowledge_retrain_duration_seconds');
  const requests = counter('weiche_http_requests_total');
  const requestSeconds = histogram('weiche_http_request_duration_seconds');

  return {
    messageHandled: (labels) => messages.inc(labels),
    stageDuration: (stage, seconds) => stages.observe({ stage }, seconds),
    stageFailed: (stage) => stageErrors.inc({ stage }),
    predicted({ businessCase, tier, confidence }) {
      predictions.inc({ business_case: businessCase ?? 'none', tier });
      confidences.observe({ tier }, confidence);
    },
    reservation: (outcome) => reservations.inc({ outcome }),
    waitUntilReservation: (seconds) => waits.observe(seconds),
    feedback: (kind) => feedback.inc({ kind }),
    modelSwapped: () => swaps.inc(),
    retrained(outcome, seconds) {
      trainings.inc({ outcome });
      trainingSeconds.observe(seconds);
    },
    eventsPublished: (count) => events.inc(count),
    httpAnswered({ operation, status, seconds }) {
      requests.inc({ operation, status: String(status) });
      requestSeconds.observe({ operation }, seconds);
    },
    gauge(name, read) {
      const gauge: Gauge<string> = new Gauge({
        ...settings(name),
        async collect() {
          gauge.reset();
          // without labels a reset means 0, which is not the same as unknown
          if (METRIC_DEFINITIONS[name].labels.length === 0) gauge.remove();
          try {
            for (const { labels, value } of await read()) gauge.set({ ...labels }, value);
          } catch {
            // metrics are wanted most when the store is away
            readErrors.inc();
          }
        },
      });
    },
    render: () => registry.metrics(),
    contentType: registry.contentType,
  };
}
