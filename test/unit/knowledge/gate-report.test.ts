import { type AnsweredRow, gateReport, type JudgedModel } from '../../../src/knowledge/gate-report.js';
import { heldOutFeedback } from '../../../src/knowledge/held-out-feedback.js';
import { renderGateReport } from '../../../src/knowledge/render-gate-report.js';

/** 4 cases of 25 rows; `wrong` says which rows a model has wrong. */
const golden = (wrong: (row: number) => boolean, confidence = 0.92): AnsweredRow[] =>
  Array.from({ length: 100 }, (_, row) => ({ label: `case_${row % 4}`, correct: !wrong(row), confidence }));
const feedback = (right: number, wrong: number): AnsweredRow[] =>
  [...Array<boolean>(right).fill(true), ...Array<boolean>(wrong).fill(false)].map((correct) => ({
    label: 'case_0',
    correct,
    confidence: 0.9,
  }));
const model = (modelId: string, parts: Partial<JudgedModel> = {}): JudgedModel => ({
  modelId,
  golden: golden((row) => row % 12 === 0),
  feedback: feedback(45, 5),
  sizeBytes: 20 * 2 ** 20,
  millisecondsPerMessage: 1,
  ...parts,
});
const refusedBy = (challenger: Partial<JudgedModel>, champion: Partial<JudgedModel> = {}) =>
  gateReport(model('old', champion), model('new', challenger))
    .checks.filter(({ passed }) => !passed)
    .map(({ name }) => name);

describe('what a challenger must hold', () => {
  it('passes when it is as good, and when it is the first', () => {
    expect(gateReport(model('old'), model('new'))).toMatchObject({ passed: true, championId: 'old' });
    expect(gateReport(null, model('new', { golden: golden(() => true) }))).toMatchObject({ passed: true });
  });
  it.each<[string, Partial<JudgedModel>, readonly string[]]>([
    ['worse on the golden set', { golden: golden((row) => row % 5 === 0, 0.8) }, ['golden']],
    ['worse on what agents judged lately', { feedback: feedback(36, 14) }, ['feedback']],
    ['too few judged messages to tell', { feedback: feedback(0, 10) }, []],
    ['sure of itself without being right more often', { golden: golden((row) => row % 12 === 0, 0.999) }, []],
    ['unsure though it is right', { golden: golden((row) => row % 12 === 0, 0.3) }, ['calibration']],
    ['four times as large', { sizeBytes: 80 * 2 ** 20 }, ['size']],
    ['twice as slow', { millisecondsPerMessage: 2 }, []],
    ['much slower', { millisecondsPerMessage: 9 }, ['latency']],
  ])('%s', (_, challenger, refused) => {
    expect(refusedBy(challenger)).toEqual(refused);
  });
  it('may not lose one business case, however much it gains in the others', () => {
    const champion = { golden: golden((row) => row % 4 !== 0 && row % 3 === 0) };
    const challenger = { golden: golden((row) => row % 4 === 0) };
    expect(refusedBy(challenger, champion)).toEqual(['case-floor']);
    const report = gateReport(model('old', champion), model('new', challenger));
    expect(report.checks.find(({ name }) => name === 'case-floor')?.sentences).toEqual([
      'case_0 falls from 100 % to 0 %.',
    ]);
    expect(report.cases[0]).toEqual({ businessCase: 'case_0', rows: 25, champion: 1, challenger: 0 });
  });
  it('is told as a page that nobody can write into', () => {
    const page = renderGateReport(gateReport(model('old'), model('<script>x</script>')));
    expect(page).toContain('Recent feedback');
    expect(page).not.toContain('<script>');
  });
});

describe('what is kept out of training', () => {
  const now = new Date('2026-03-09T12:00:00Z');
  const judged = (n: number, daysAgo = 1, label: string | null = 'a') => ({
    id: `feedback-${n}`,
    version: 1,
    text: `text ${n}`,
    label,
    golden: false,
    createdAt: new Date(now.getTime() - daysAgo * 86_400_000),
    createdBy: 'anna',
    verdicts: [{ agentId: 'anna', label: 'a', at: 0 }],
  });
  const many = Array.from({ length: 1000 }, (_, n) => judged(n));

  it('is a tenth of the last week, the same every time', () => {
    const chosen = heldOutFeedback(many, now);
    expect(chosen.length).toBeGreaterThan(60);
    expect(chosen.length).toBeLessThan(140);
    const again = heldOutFeedback([...many].reverse(), now).map(({ id }) => id);
    expect(new Set(again)).toEqual(new Set(chosen.map(({ id }) => id)));
  });
  it('is nothing of older days, of what is disputed, of imports, and while there is little', () => {
    expect(
      heldOutFeedback(
        many.map((_, n) => judged(n, 8)),
        now,
      ),
    ).toEqual([]);
    expect(
      heldOutFeedback(
        many.map((_, n) => judged(n, 1, 'b')),
        now,
      ),
    ).toEqual([]);
    expect(
      heldOutFeedback(
        many.map(({ verdicts: _, ...imported }) => imported),
        now,
      ),
    ).toEqual([]);
    expect(heldOutFeedback(many.slice(0, 199), now)).toEqual([]);
  });
});
