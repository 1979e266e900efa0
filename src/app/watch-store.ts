import type { PrometheusMetrics } from '../adapters/prometheus/create-metrics.js';
import type { ServiceContext } from '../service/service-context.js';

/** Metrics that are read from the store and the bus when somebody asks for them. */
export function watchStore({ store, bus }: ServiceContext, metrics: PrometheusMetrics): void {
  metrics.gauge('weiche_routing_tickets', 'Tickets by state', ['state'], async () =>
    Object.entries(await store.tickets.countByState()).map(([state, value]) => ({
      labels: { state },
      value,
    })),
  );
  metrics.gauge('weiche_intake_lag_records', 'Inbound records not yet dealt with', ['topic'], async () => {
    const byTopic = new Map<string, number>();
    for (const { topic, lag } of await bus.lag('weiche-intake'))
      byTopic.set(topic, (byTopic.get(topic) ?? 0) + lag);
    return [...byTopic].map(([topic, value]) => ({ labels: { topic }, value }));
  });
}
