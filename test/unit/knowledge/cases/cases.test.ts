import type { StoredBusinessCase } from '../../../../src/domain/business-case.js';
import type { Prediction } from '../../../../src/domain/prediction.js';
import { assignToParts } from '../../../../src/knowledge/cases/assign-to-parts.js';
import { caseSuccessors, followCases, labelNow } from '../../../../src/knowledge/cases/case-successors.js';
import { clusterTexts } from '../../../../src/knowledge/cases/cluster-texts.js';

const gone = (key: string, ...keys: string[]): StoredBusinessCase => ({
  key,
  version: 1,
  names: { de: key, en: key },
  description: { de: key, en: key },
  synonyms: { de: [], en: [] },
  automation: 'allowed',
  skills: {},
  targetWaitSeconds: { email: 1, 'web-form': 1, chat: 1 },
  priority: 1,
  requiredEntities: [],
  successor: { kind: 'merged', keys, at: 0, by: 'anna' },
});

describe('cases that took the place of others', () => {
  const successors = caseSuccessors([
    gone('a', 'b'),
    gone('b', 'c'),
    gone('x', 'y', 'z'),
    gone('p', 'q'),
    gone('q', 'p'),
  ]);
  it.each<[string | null, string | null | undefined]>([
    ['a', 'c'],
    ['b', 'c'],
    ['c', 'c'],
    [null, null],
    ['x', undefined],
    ['p', 'p'],
  ])('an example of %s is one of %s now', (label, now) => expect(labelNow(successors, label)).toBe(now));

  const prediction: Prediction = {
    businessCase: 'a',
    outOfScope: false,
    confidence: 0.5,
    tier: 'preselect',
    alternatives: [
      { businessCase: 'a', confidence: 0.5 },
      { businessCase: 'other', confidence: 0.2 },
      { businessCase: 'c', confidence: 0.2 },
    ],
    secondary: ['b', 'x'],
    modelId: 'm',
  };
  it('a model that knows the old ones is told in the new ones: what was merged adds up', () => {
    expect(followCases(prediction, successors)).toMatchObject({
      businessCase: 'c',
      confidence: 0.7,
      tier: 'preselect',
      alternatives: [{ businessCase: 'c', confidence: 0.7 }, { businessCase: 'other' }],
      secondary: ['y'],
    });
  });
  it('a split case is only suggested until a model knows the parts', () => {
    const split = {
      ...prediction,
      businessCase: 'x',
      alternatives: [{ businessCase: 'x', confidence: 0.9 }],
    };
    expect(followCases(split, successors)).toMatchObject({ businessCase: 'y', tier: 'suggest' });
  });
});

describe('the examples of a split case', () => {
  const parts = [
    { key: 'invoice_copy', examples: ['Rechnung bitte nochmal schicken', 'brauche eine Kopie der Rechnung'] },
    { key: 'invoice_wrong', examples: ['die Rechnung ist falsch', 'Betrag auf der Rechnung stimmt nicht'] },
  ];
  it.each([
    ['Können Sie die Rechnung nochmal schicken?', 'invoice_copy'],
    ['Der Betrag stimmt nicht', 'invoice_wrong'],
    ['Rechnung', null],
    ['etwas ganz anderes', null],
  ])('%s goes to %s', (text, part) => expect(assignToParts([text], parts)).toEqual([part]));
});

describe('messages that look like a missing case', () => {
  const background = [
    'Wo ist mein Paket? Ich warte seit Tagen',
    'Bitte senden Sie mir die Rechnung',
    'Ich möchte meinen Vertrag kündigen',
    'Guten Tag, mein Internet geht nicht',
    'Wann kommt mein Paket an?',
  ];
  const wallbox = [
    'Ich möchte eine Wallbox installieren lassen',
    'Bieten Sie Wallbox Installation an?',
    'Was kostet eine Wallbox mit Einbau?',
    'Wallbox installieren, wer macht das bei Ihnen?',
    'Brauche Angebot: Wallbox installieren',
    'Können Sie bei uns eine Wallbox installieren?',
  ];
  const rest = ['Frohe Ostern!', 'asdf', 'Kennen Sie ein gutes Restaurant?', 'Tor in der Nachspielzeit'];
  const texts = [...rest, ...wallbox].map((text, n) => ({ id: `t${n}`, text }));

  it('are found as a group with its typical phrases; what belongs nowhere stays out', () => {
    const clusters = clusterTexts(texts, background);
    expect(clusters).toHaveLength(1);
    expect(clusters[0]?.members.map(({ id }) => id).sort()).toEqual(['t4', 't5', 't6', 't7', 't8', 't9']);
    expect(clusters[0]?.phrases.join(' | ')).toContain('wallbox');
  });
  it('are no group while they are few', () => {
    expect(clusterTexts(texts.slice(0, 7), background)).toEqual([]);
    expect(clusterTexts([], background)).toEqual([]);
  });
});
