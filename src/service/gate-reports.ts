import type { GateReport } from '../knowledge/gate-report.js';
import { renderGateReport } from '../knowledge/render-gate-report.js';
import { notFound, type Outcome, ok } from './outcome.js';
import type { ServiceContext } from './service-context.js';

export type ReportFormat = 'json' | 'html';

const keyOf = (modelId: string, format: ReportFormat) => `model-report/${modelId}.${format}`;

/** Keeps what the gate said of a model, for machines and for people. The first report of a model stays. */
export async function keepGateReport({ store }: ServiceContext, report: GateReport): Promise<void> {
  const { challengerId } = report;
  const put = (format: ReportFormat, content: string, type: string) =>
    store.blobs.put(keyOf(challengerId, format), Buffer.from(content), type);
  await put('json', JSON.stringify(report), 'application/json');
  await put('html', renderGateReport(report), 'text/html; charset=utf-8');
}

/** The report as it was kept; models that never met the gate have none. */
export async function readGateReport(
  { store }: ServiceContext,
  modelId: string,
  format: ReportFormat,
): Promise<Outcome<string>> {
  const blob = await store.blobs.get(keyOf(modelId, format));
  return blob === null ? notFound('report', modelId) : ok(Buffer.from(blob.bytes).toString('utf8'));
}
