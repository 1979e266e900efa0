import type { PrometheusMetrics } from '../adapters/prometheus/create-metrics.js';
import type { CaseMix } from '../service/case-mix.js';
import type { DependencyStates } from '../service/dependencies.js';
import type { Dispatcher } from '../service/dispatcher.js';
import type { LiveModel } from '../service/live-model.js';
import type { ServiceContext } from '../service/service-context.js';

export interface WatchedParts {
  readonly context: ServiceContext;
  readonly dispatcher: Pick<Dispatcher, 'isLeader' | 'overview'>;
  readonly liveModel: Pick<LiveModel, 'current' | 'isReady'>;
  readonly caseMix: CaseMix;
  readonly dependencies: () => Promise<DependencyStates>;
}

const MOST_COUNTED_EVENTS = 1000;

/** Metrics that are read from store, bus, dispatcher and model when somebody asks for them. */
export function watchService(metrics: PrometheusMetrics, parts: WatchedParts): void {
  const { context, dispatcher, liveModel, caseMix, dependencies } = parts;
  const { store, bus, clock } = context;

  metrics.gauge('weiche_intake_lag_records', async () => {
    const byTopic = new Map<string, number>();
    for (const { topic, lag } of await bus.lag('weiche-intake'))
      byTopic.set(topic, (byTopic.get(topic) ?? 0) + lag);
    return [...byTopic].map(([topic, value]) => ({ labels: { topic }, value }));
  });
  metrics.gauge('weiche_service_dependency_up', async () =>
    Object.entries(await dependencies()).map(([dependency, isUp]) => ({
      labels: { dependency },
      value: isUp ? 1 : 0,
    })),
  );
  metrics.gauge('weiche_service_outbox_backlog_events', async () =>
    one((await store.outbox.unpublished(MOST_COUNTED_EVENTS)).length),
  );
  metrics.gauge('weiche_service_outbox_oldest_event_seconds', async () => {
    const [oldest] = await store.outbox.unpublished(1);
    const ageMs = oldest === undefined ? 0 : clock.now().getTime() - oldest.event.occurredAt.getTime();
    return one(Math.max(0, ageMs) / 1000);
  });
  metrics.gauge('weiche_classification_model_info', async () =>
    liveModel.isReady() ? [{ labels: { model_id: liveModel.current().modelId }, value: 1 }] : [],
  );
  metrics.gauge('weiche_classification_case_mix_drift_ratio', async () => {
    const drift = caseMix.drift(clock.now());
    return drift === null ? [] : one(drift);
  });
  metrics.gauge('weiche_routing_tickets', async () =>
    Object.entries(await store.tickets.countByState()).map(([state, value]) => ({
      labels: { state },
      value,
    })),
  );
  metrics.gauge('weiche_routing_dispatcher_leading', async () => one(dispatcher.isLeader() ? 1 : 0));
  metrics.gauge('weiche_routing_agents', async () =>
    Object.entries(dispatcher.overview()?.agents ?? {}).map(([state, value]) => ({
      labels: { state },
      value,
    })),
  );
  const ofQueues = async (read: (figures: { waiting: number; oldestWaitSeconds: number }) => number) => {
    const overview = dispatcher.overview();
    if (overview === null) return [];
    // a queue in which nothing waits is told with 0, so that its line does not break off
    const figures = new Map(
      (await store.queues.all()).map(({ name }) => [name, { waiting: 0, oldestWaitSeconds: 0 }]),
    );
    for (const { queue, ...one } of overview.queues) figures.set(queue, one);
    return [...figures].map(([queue, one]) => ({ labels: { queue }, value: read(one) }));
  };
  metrics.gauge('weiche_routing_queue_waiting_tickets', () => ofQueues(({ waiting }) => waiting));
  metrics.gauge('weiche_routing_queue_oldest_wait_seconds', () =>
    ofQueues(({ oldestWaitSeconds }) => oldestWaitSeconds),
  );
}

const one = (value: number) => [{ labels: {}, value }];
