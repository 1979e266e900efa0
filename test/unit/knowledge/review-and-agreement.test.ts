import type { StoredExample } from '../../../src/domain/example.js';
import { chooseForReview } from '../../../src/knowledge/choose-for-review.js';
import { feedbackQuality, krippendorffAlpha } from '../../../src/knowledge/feedback-quality.js';

describe('the messages to learn most from', () => {
  const texts = [
    'Tarif wechseln bitte',
    'Internet geht nicht',
    'Paket ist kaputt',
    'Rechnung zu hoch',
    'Passwort weg',
  ];
  const wavering = texts.flatMap((text, n) =>
    [0, 1, 2].map((copy) => ({ id: `u${n}${copy}`, text: `${text} ${copy}`, margin: 0.05 + n / 100 })),
  );
  const sure = Array.from({ length: 40 }, (_, n) => ({
    id: `s${n}`,
    text: `sicher ${'abcdefgh'[n % 8]}${n}x`,
    margin: 0.95,
  }));

  it('are unlike each other, and every fifth is drawn among all, sure ones too', () => {
    const chosen = chooseForReview([...wavering, ...sure], 10);
    const uncertain = chosen.filter(({ why }) => why === 'uncertain').map(({ id }) => id);
    // one of each kind before a second of any
    expect(new Set(uncertain.slice(0, 5).map((id) => id[1])).size).toBe(5);
    expect(chosen.map(({ why }) => why).filter((why) => why === 'random')).toHaveLength(2);
    expect(chosen.some(({ id, why }) => why === 'random' && id.startsWith('s'))).toBe(true);
    expect(new Set(chosen.map(({ id }) => id)).size).toBe(10);
    expect(chooseForReview([...sure, ...wavering].reverse(), 10)).toHaveLength(10);
  });
  it('are all when there are few', () => {
    expect(chooseForReview(wavering.slice(0, 3), 10)).toHaveLength(3);
    expect(chooseForReview([], 10)).toEqual([]);
  });
});

describe('agreement between agents', () => {
  it('is what textbooks say: Krippendorff 2011, two observers, ten units, nominal', () => {
    const a = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0];
    const b = [1, 1, 1, 0, 0, 1, 0, 0, 0, 0];
    const units = a.map((value, unit) => [String(value), String(b[unit])]);
    expect(krippendorffAlpha(units)).toBeCloseTo(0.095, 3);
    expect(krippendorffAlpha([['a'], ['b']])).toBeNull();
    expect(krippendorffAlpha([['a', 'a']])).toBe(1);
  });

  const example = (id: string, text: string, verdicts: Readonly<Record<string, string>>): StoredExample => ({
    id,
    version: 1,
    text,
    label: Object.values(verdicts)[0] ?? null,
    golden: false,
    createdAt: new Date(0),
    createdBy: 'anna',
    verdicts: Object.entries(verdicts).map(([agentId, label]) => ({ agentId, label, at: 0 })),
  });
  it('is told for each agent, with disputes and contradictions', () => {
    const quality = feedbackQuality([
      example('x1', 'Tarif bitte auf den grünen wechseln', { anna: 'a', ben: 'a' }),
      example('x2', 'Mein Internet geht nicht mehr', { anna: 'b', cleo: 'c' }),
      example('x3', 'Tarif bitte auf den grünen wechseln!', { ben: 'b' }),
    ]);
    expect(quality).toMatchObject({
      judged: 3,
      judgedByTwo: 2,
      agreement: 0.5,
      agents: [
        { agentId: 'anna', judged: 2, compared: 2, agreed: 1 },
        { agentId: 'ben', judged: 2, compared: 1, agreed: 1 },
        { agentId: 'cleo', judged: 1, compared: 1, agreed: 0 },
      ],
      disputed: [{ exampleId: 'x2' }],
      contradictions: [{ exampleIds: ['x1', 'x3'], labels: ['a', 'b'], similarity: 1 }],
    });
  });
});
