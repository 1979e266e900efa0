import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { DecisionData } from '../../../src/domain/decision-record.js';
import { explainDecision } from '../../../src/routing/explain-decision.js';
import { phrase, translateSentence } from '../../../src/routing/explanation/phrase.js';
import { PHRASES, type PhraseKey } from '../../../src/routing/explanation/phrases.js';

const names = {
  businessCases: new Map([['get_invoice', 'Rechnung anfordern']]),
  agents: new Map([['a1', 'Anna']]),
  queues: new Map([['billing', 'Rechnungen']]),
};
const german = (data: DecisionData) => explainDecision({ data }, 'de', names);
const english = (data: DecisionData) => explainDecision({ data }, 'en');

it('tells a prediction', () => {
  const prediction = {
    businessCase: 'get_invoice',
    outOfScope: false,
    confidence: 0.914,
    tier: 'preselect',
    alternatives: [
      { businessCase: 'get_invoice', confidence: 0.914 },
      { businessCase: 'check_invoice', confidence: 0.05 },
    ],
    secondary: [],
    modelId: 'm1',
  } as const;
  expect(german({ kind: 'prediction', prediction, messageId: 'x' })).toEqual([
    'Das Modell m1 hält die Nachricht mit 91.4 % Sicherheit für „Rechnung anfordern“.',
    'Das ist sicher genug, um den Vorfall vorzuwählen.',
    'Andere Vorfälle, die es erwogen hat: check_invoice (5.0 %).',
  ]);
});

it('tells why a ticket is in its queue', () => {
  const data: DecisionData = {
    kind: 'queueing',
    workflowVersion: 3,
    queue: 'billing',
    priority: 4,
    requiredSkills: { billing: 3 },
    filters: [
      {
        filter: 'chats',
        matched: false,
        failed: [phrase('filter-channel', { actual: 'email', wanted: 'chat' })],
      },
      { filter: 'invoices', matched: true, failed: [] },
    ],
  };
  expect(german(data)).toEqual([
    'In die Warteschlange „Rechnungen“ gestellt, Priorität 4, nach Workflow-Version 3; nötige Fähigkeiten: billing ≥ 3.',
    'Filter „chats“ traf nicht zu: der Kanal ist „email“, keiner von: chat.',
    'Filter „invoices“ traf zu.',
  ]);
});

it('tells an offer, its end and feedback', () => {
  const offer: DecisionData = {
    kind: 'reservation',
    agentId: 'a1',
    reservationId: 'r1',
    candidates: [
      { agentId: 'a1', chosen: true, reasons: [] },
      { agentId: 'a2', chosen: false, reasons: [phrase('not-available', { presence: 'away' })] },
    ],
    notes: [phrase('language-dropped', { language: 'fi' })],
  };
  expect(german(offer)).toEqual([
    'Anna angeboten.',
    'Niemand, der es übernehmen könnte, spricht „fi“; die Sprache wurde daher nicht verlangt.',
    'a2: ist derzeit abwesend.',
  ]);
  const end = { kind: 'reservation-end', reservationId: 'r1', agentId: 'a1' } as const;
  const timedOut = { ...end, state: 'timed-out', reason: phrase('offer-timed-out', { seconds: 30 }) };
  expect(german(timedOut)).toEqual([
    'Das Angebot an Anna ist verstrichen (keine Antwort innerhalb von 30 Sekunden).',
  ]);
  expect(english({ ...end, state: 'rejected', reason: 'Pause {now}' })).toEqual([
    'a1 rejected the offer (Pause {now}).',
  ]);
  expect(
    english({ kind: 'feedback', agentId: 'a1', feedback: 'corrected', from: null, to: 'get_invoice' }),
  ).toEqual(['a1 corrected “no business case” to “get_invoice”.']);
  expect(german({ kind: 'note', sentence: 'Something else.' })).toEqual(['Something else.']);
});

it('says in German why intake put a message into its conversation', () => {
  const sources = ['src/intake/find-conversation.ts', 'src/service/join-conversation.ts'];
  const reasons = sources.flatMap((file) => {
    const code = readFileSync(file, 'utf8');
    return [...code.matchAll(/'((?:It|Its|The) [^']*\.)'/g)].map(([, sentence = '']) => sentence);
  });
  expect(reasons.length).toBeGreaterThan(7);
  for (const reason of reasons) {
    expect(german({ kind: 'note', sentence: reason })).not.toEqual([reason]);
  }
});

it('says a transfer with names, and the reason as the agent wrote it', () => {
  const sentence = phrase('transferred-to-queue-because', { queue: 'billing', reason: 'falsch (sorry)' });
  expect(german({ kind: 'note', sentence })).toEqual([
    'Weitergegeben an die Warteschlange Rechnungen (falsch (sorry)).',
  ]);
});

it('finds the phrase of every sentence again, whatever words stand in it', () => {
  const word = fc.stringMatching(/^[a-zäöü0-9 _-]{1,12}$/);
  fc.assert(
    fc.property(
      fc.constantFrom(...(Object.keys(PHRASES) as PhraseKey[])),
      fc.array(word, { minLength: 8, maxLength: 8 }),
      (key, words) => {
        const names = PHRASES[key].en.split(/[{}]/).filter((_, index) => index % 2 === 1);
        const values = Object.fromEntries(names.map((name, index) => [name, words[index] ?? 'x']));
        expect(translateSentence(phrase(key, values), 'de')).toBe(phrase(key, values, 'de'));
      },
    ),
  );
});
