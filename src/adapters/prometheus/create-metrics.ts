import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Metrics } from '../../ports/metrics.js';

/** The metrics of one process, with the registry that renders them. Labels have few values and are never ids. */
export interface PrometheusMetrics extends Metrics {
  render(): Promise<string>;
  readonly contentType: string;
  /** Values that are looked up when somebody asks, such as queue lengths. */
  gauge(
    name: string,
    help: string,
    labelNames: readonly string[],
    read: () => Promise<readonly GaugeValue[]>,
  ): void;
}

export interface GaugeValue {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const SECONDS = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10];
const WAIT_SECONDS = [0.1, 0.3, 1, 5, 15, 60, 300, 900, 3600, 14_400, 86_400];

export function createPrometheusMetrics(): PrometheusMetrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'weiche_process_' });
  const messages = new Counter({
    name: 'weiche_service_messages_total',
    help: 'Messages that left the flow, by channel and outcome',
    labelNames: ['channel', 'outcome'] as const,
    registers,
  });
  const stages = new Histogram({
    name: 'weiche_service_stage_duration_seconds',
    help: 'Duration of one stage for one batch',
    labelNames: ['stage'] as const,
    buckets: SECONDS,
    registers,
  });
  const predictions = new Counter({
    name: 'weiche_classification_predictions_total',
    help: 'Predictions by business case and tier',
    labelNames: ['business_case', 'tier'] as const,
    registers,
  });
  const reservations = new Counter({
    name: 'weiche_routing_reservations_total',
    help: 'Reservations by outcome',
    labelNames: ['outcome'] as const,
    registers,
  });
  const waits = new Histogram({
    name: 'weiche_routing_wait_seconds',
    help: 'From the moment a ticket began to wait until it was offered',
    buckets: WAIT_SECONDS,
    registers,
  });
  const feedback = new Counter({
    name: 'weiche_knowledge_feedback_total',
    help: 'Feedback of agents by kind',
    labelNames: ['kind'] as const,
    registers,
  });
  const swaps = new Counter({
    name: 'weiche_classification_model_swaps_total',
    help: 'Models made live',
    registers,
  });
  const events = new Counter({
    name: 'weiche_service_events_published_total',
    help: 'Events published',
    registers,
  });

  return {
    messageHandled: (labels) => messages.inc(labels),
    stageDuration: (stage, seconds) => stages.observe({ stage }, seconds),
    predicted: ({ businessCase, tier }) => predictions.inc({ business_case: businessCase, tier }),
    reservation: (outcome) => reservations.inc({ outcome }),
    waitUntilReservation: (seconds) => waits.observe(seconds),
    feedback: (kind) => feedback.inc({ kind }),
    modelSwapped: () => swaps.inc(),
    eventsPublished: (count) => events.inc(count),
    render: () => registry.metrics(),
    contentType: registry.contentType,
    gauge(name, help, labelNames, read) {
      const gauge: Gauge = new Gauge({
        name,
        help,
        labelNames: [...labelNames],
        registers,
        async collect() {
          gauge.reset();
          for (const { labels, value } of await read()) gauge.set({ ...labels }, value);
        },
      });
    },
  };
}
