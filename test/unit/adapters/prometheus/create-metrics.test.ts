import { createPrometheusMetrics } from '../../../../src/adapters/prometheus/create-metrics.js';
import { METRIC_DEFINITIONS } from '../../../../src/adapters/prometheus/metric-definitions.js';

describe('the metrics', () => {
  it('count and time what they are told', async () => {
    const metrics = createPrometheusMetrics();
    metrics.messageHandled({ channel: 'email', outcome: 'ticketed' });
    metrics.predicted({ businessCase: null, tier: 'triage', confidence: 0.4 });
    metrics.stageFailed('relay');
    metrics.retrained('refused', 12);
    metrics.httpAnswered({ operation: 'submitMessage', status: 202, seconds: 0.004 });
    const text = await metrics.render();
    expect(text).toContain('weiche_service_messages_total{channel="email",outcome="ticketed"} 1');
    expect(text).toContain('weiche_classification_predictions_total{business_case="none",tier="triage"} 1');
    expect(text).toContain('weiche_classification_confidence_ratio_bucket{le="0.4",tier="triage"} 1');
    expect(text).toContain('weiche_service_stage_errors_total{stage="relay"} 1');
    expect(text).toContain('weiche_knowledge_retrain_jobs_total{outcome="refused"} 1');
    expect(text).toContain('weiche_http_requests_total{operation="submitMessage",status="202"} 1');
  });

  it('look a gauge up when asked, and forget labels that are gone', async () => {
    const metrics = createPrometheusMetrics();
    let queues = ['billing', 'orders'];
    metrics.gauge('weiche_routing_queue_waiting_tickets', async () =>
      queues.map((queue) => ({ labels: { queue }, value: 2 })),
    );
    expect(await metrics.render()).toContain('weiche_routing_queue_waiting_tickets{queue="orders"} 2');
    queues = ['billing'];
    expect(await metrics.render()).not.toContain('queue="orders"');
  });

  it('are told even when one of them cannot be read', async () => {
    const metrics = createPrometheusMetrics();
    metrics.gauge('weiche_routing_tickets', async () => {
      throw new Error('the store is away');
    });
    metrics.eventsPublished(3);
    await metrics.render();
    const text = await metrics.render();
    expect(text).toContain('weiche_service_events_published_total 3');
    expect(text).not.toMatch(/^weiche_routing_tickets\{/m);
    expect(text).toMatch(/^weiche_service_metric_read_errors_total [12]$/m);
  });

  it('are named after their room and unit', () => {
    const rooms = 'intake|service|classification|routing|knowledge|http';
    for (const [name, { help, labels, type }] of Object.entries(METRIC_DEFINITIONS)) {
      expect(name).toMatch(new RegExp(`^weiche_(${rooms})_[a-z_]+$`));
      expect(name.endsWith('_total')).toBe(type === 'counter');
      expect(help).toMatch(/\.$/);
      expect(labels.length).toBeLessThanOrEqual(2);
    }
  });
});
