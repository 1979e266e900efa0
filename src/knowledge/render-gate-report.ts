import { escapeHtml } from './evaluation/escape-html.js';
import { REPORT_STYLE } from './evaluation/report-style.js';
import type { GateReport } from './gate-report.js';

const NAMES: Readonly<Record<GateReport['checks'][number]['name'], string>> = {
  golden: 'Golden set',
  feedback: 'Recent feedback',
  'case-floor': 'Floor of the business cases',
  calibration: 'Calibration',
  size: 'Size',
  latency: 'Latency',
};

/** The gate's verdict as one HTML page without outside resources. */
export function renderGateReport(report: GateReport): string {
  const { challengerId, championId, passed, checks, cases } = report;
  const against = championId === null ? 'the first model' : `against ${championId}`;
  const rows = checks.map(
    (check) =>
      `<tr><td>${NAMES[check.name]}</td><td>${check.passed ? 'passed' : '<strong>refused</strong>'}</td>` +
      `<td>${check.sentences.map(escapeHtml).join('<br>')}</td></tr>`,
  );
  const changed = [...cases].sort((a, b) => a.challenger - a.champion - (b.challenger - b.champion));
  const caseRows = changed.map(
    ({ businessCase, rows: n, champion, challenger }) =>
      `<tr><td>${escapeHtml(businessCase)}</td><td>${n}</td><td>${percent(champion)}</td>` +
      `<td>${percent(challenger)}</td><td>${signed(challenger - champion)}</td></tr>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Gate: ${escapeHtml(challengerId)}</title><style>${REPORT_STYLE}</style></head><body>
<h1>${passed ? 'Passed' : 'Refused'}: ${escapeHtml(challengerId)}</h1><p>Challenger ${escapeHtml(against)}.</p>
<div class="scroll"><table><tr><th>check</th><th>verdict</th><th>why</th></tr>${rows.join('')}</table></div>
<h2>Business cases on the golden set</h2>
<div class="scroll"><table><tr><th>case</th><th>rows</th><th>champion</th><th>challenger</th><th>change</th></tr>${caseRows.join('')}</table></div>
</body></html>`;
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
const signed = (share: number) => `${share > 0 ? '+' : ''}${(share * 100).toFixed(1)}`;
