import type { GateCheckJson } from '../../../src/console/api/json-types.js';
import { gateSentences } from '../../../src/console/learning/gate-sentences.js';
import { de } from '../../../src/console/words/de.js';
import { en } from '../../../src/console/words/en.js';

const caseName = (key: string | null) => `case ${key}`;
const check = (name: GateCheckJson['name'], figures?: GateCheckJson['figures']): GateCheckJson => ({
  name,
  passed: false,
  sentences: ['As the service said it.'],
  ...(figures === undefined ? {} : { figures }),
});

describe('what the gate says', () => {
  const rows = {
    kind: 'rows',
    rows: 1200,
    championAccuracy: 0.95,
    challengerAccuracy: 0.9,
    lost: 80,
    won: 20,
    pValue: 0.0004,
  } as const;

  it('is told in the language of the page', () => {
    expect(gateSentences(check('golden', rows), { words: en, caseName })).toEqual([
      'Of 1,200 messages it has 90% right, the model before 95%.',
      'It wins 20 of them and loses 80 (one-sided McNemar test: p = 0.000).',
      'It is worse, by more than may pass for chance.',
    ]);
    expect(gateSentences(check('golden', rows), { words: de, caseName })[0]).toBe(
      'Von 1.200 Nachrichten hat es 90\u00a0% richtig, das Modell davor 95\u00a0%.',
    );
  });

  it('names lost cases as people know them', () => {
    const lost = [{ businessCase: 'praise', rows: 10, champion: 0.9, challenger: 0.1 }];
    const told = (figures: GateCheckJson['figures']) =>
      gateSentences(check('case-floor', figures), { words: en, caseName });
    expect(told({ kind: 'cases', judged: 4, lost })).toEqual(['case praise falls from 90% to 10%.']);
    expect(told({ kind: 'cases', judged: 4, lost: [] })).toEqual(['None of 4 business cases is lost.']);
  });

  it('has units where there are some', () => {
    const limit = { kind: 'limit', value: 40.123, limit: 32 } as const;
    const told = (name: 'size' | 'latency') => gateSentences(check(name, limit), { words: en, caseName });
    expect(told('size')).toEqual(['40.12 MB; 32 MB are allowed.']);
    expect(told('latency')).toEqual(['40.12 ms; 32 ms are allowed.']);
  });

  it('of an earlier version is told as it was written', () => {
    expect(gateSentences(check('golden'), { words: de, caseName })).toEqual(['As the service said it.']);
  });
});
