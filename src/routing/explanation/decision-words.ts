import type { DisplayLanguage } from '../../domain/language.js';
import type { MemoryUse } from '../../domain/prediction.js';

/** Sentences of explanations that are made anew from a record's data; values stand in braces. */
export interface Words {
  readonly noCase: string;
  readonly noSkills: string;
  readonly but: string;
  readonly predicted: string;
  readonly predictedOutOfScope: string;
  readonly alternatives: string;
  readonly secondary: string;
  readonly memory: Readonly<Record<MemoryUse['effect'], string>>;
  readonly tiers: ReadonlyMap<string, string>;
  readonly queued: string;
  readonly filterHeld: string;
  readonly filterFailed: string;
  readonly offered: string;
  readonly ends: ReadonlyMap<string, string>;
  readonly ended: string;
  readonly feedback: ReadonlyMap<string, string>;
  readonly feedbackOther: string;
  readonly answered: string;
  readonly replied: string;
  readonly repliedWith: string;
  readonly supervisor: string;
  readonly customer: string;
  readonly ratedHelpful: string;
  readonly ratedUnhelpful: string;
  readonly presences: ReadonlyMap<string, string>;
}

export const wordsOf = (language: DisplayLanguage): Words => WORDS[language];

/** Puts values into the braces; a value that holds braces is taken as it is. */
export function fill(template: string, values: Readonly<Record<string, string>>): string {
  return template
    .split(/[{}]/)
    .map((part, index) => (index % 2 === 0 ? part : (values[part] ?? '')))
    .join('');
}

const WORDS: Readonly<Record<DisplayLanguage, Words>> = {
  en: {
    noCase: 'no business case',
    noSkills: 'none',
    but: 'But',
    predicted: 'Model {model} takes the message for “{case}” with {confidence} % confidence.',
    predictedOutOfScope:
      'Model {model} finds no business case that fits ({confidence} % sure that it is out of scope).',
    alternatives: 'Other cases that it thought of: {list}.',
    secondary: 'The message also asks for: {list}.',
    memory: {
      flipped:
        'Corrections of nearly the same message (similarity {similarity} %, by {agents}) changed the case from “{network}” ({networkConfidence} %) to “{case}”; they counted {weight} %.',
      strengthened:
        'Judgements of nearly the same message (similarity {similarity} %, by {agents}) speak for “{case}” too; they counted {weight} %.',
      'held-back':
        'A correction of nearly the same message (similarity {similarity} %) speaks for “{case}”, but only {agents} said so, and one agent alone has changed as many messages as is allowed.',
    },
    tiers: new Map([
      ['automate', 'That is sure enough to answer automatically where the case allows it.'],
      ['preselect', 'That is sure enough to preselect the case for the agent.'],
      ['suggest', 'That is sure enough to suggest the case to the agent.'],
      ['triage', 'That is not sure enough for anything but triage.'],
    ]),
    queued:
      'Put into the queue “{queue}” with priority {priority} by workflow version {version}; required skills: {skills}.',
    filterHeld: 'Filter “{filter}” held.',
    filterFailed: 'Filter “{filter}” did not hold: {why}',
    offered: 'Offered to {agent}.',
    ends: new Map([
      ['accepted', '{agent} accepted the offer{why}.'],
      ['rejected', '{agent} rejected the offer{why}.'],
      ['timed-out', 'The offer to {agent} ran out{why}.'],
      ['canceled', 'The offer to {agent} was canceled{why}.'],
    ]),
    ended: 'The offer to {agent} ended: {state}{why}.',
    feedback: new Map([
      ['confirmed', '{agent} confirmed “{to}”.'],
      ['corrected', '{agent} corrected “{from}” to “{to}”.'],
      ['rejected', '{agent} rejected “{from}” without naming another case.'],
    ]),
    feedbackOther: '{agent} gave feedback.',
    answered: 'Answered automatically with the article “{article}”; whoever writes back reaches a person.',
    replied: '{agent} answered the customer.',
    repliedWith: '{agent} answered the customer with the article “{article}”.',
    supervisor: 'A supervisor',
    customer: 'The customer',
    ratedHelpful: '{rater} found the answer “{article}” helpful.',
    ratedUnhelpful: '{rater} found the answer “{article}” not helpful.',
    presences: new Map(),
  },
  de: {
    noCase: 'kein Geschäftsvorfall',
    noSkills: 'keine',
    but: 'Aber',
    predicted: 'Das Modell {model} hält die Nachricht mit {confidence} % Sicherheit für „{case}“.',
    predictedOutOfScope:
      'Das Modell {model} findet keinen passenden Geschäftsvorfall ({confidence} % sicher, dass keiner passt).',
    alternatives: 'Andere Vorfälle, die es erwogen hat: {list}.',
    secondary: 'Die Nachricht verlangt außerdem: {list}.',
    memory: {
      flipped:
        'Berichtigungen einer fast gleichen Nachricht (Ähnlichkeit {similarity} %, von {agents}) haben den Vorfall von „{network}“ ({networkConfidence} %) zu „{case}“ geändert; sie zählten {weight} %.',
      strengthened:
        'Auch Urteile über eine fast gleiche Nachricht (Ähnlichkeit {similarity} %, von {agents}) sprechen für „{case}“; sie zählten {weight} %.',
      'held-back':
        'Die Berichtigung einer fast gleichen Nachricht (Ähnlichkeit {similarity} %) spricht für „{case}“, aber nur {agents} hat das gesagt, und allein hat sie oder er schon so viele Nachrichten geändert, wie erlaubt ist.',
    },
    tiers: new Map([
      ['automate', 'Das ist sicher genug, um automatisch zu antworten, wo der Vorfall es erlaubt.'],
      ['preselect', 'Das ist sicher genug, um den Vorfall vorzuwählen.'],
      ['suggest', 'Das ist sicher genug, um den Vorfall vorzuschlagen.'],
      ['triage', 'Das ist für nichts als die Triage sicher genug.'],
    ]),
    queued:
      'In die Warteschlange „{queue}“ gestellt, Priorität {priority}, nach Workflow-Version {version}; nötige Fähigkeiten: {skills}.',
    filterHeld: 'Filter „{filter}“ traf zu.',
    filterFailed: 'Filter „{filter}“ traf nicht zu: {why}',
    offered: '{agent} angeboten.',
    ends: new Map([
      ['accepted', '{agent} hat das Angebot angenommen{why}.'],
      ['rejected', '{agent} hat das Angebot abgelehnt{why}.'],
      ['timed-out', 'Das Angebot an {agent} ist verstrichen{why}.'],
      ['canceled', 'Das Angebot an {agent} wurde zurückgezogen{why}.'],
    ]),
    ended: 'Das Angebot an {agent} endete: {state}{why}.',
    feedback: new Map([
      ['confirmed', '{agent} hat „{to}“ bestätigt.'],
      ['corrected', '{agent} hat „{from}“ zu „{to}“ berichtigt.'],
      ['rejected', '{agent} hat „{from}“ verworfen, ohne einen anderen Vorfall zu nennen.'],
    ]),
    feedbackOther: '{agent} hat eine Rückmeldung gegeben.',
    answered:
      'Automatisch mit dem Artikel „{article}“ beantwortet; wer darauf antwortet, erreicht einen Menschen.',
    replied: '{agent} hat geantwortet.',
    repliedWith: '{agent} hat mit dem Artikel „{article}“ geantwortet.',
    supervisor: 'Die Leitung',
    customer: 'Die Kundin oder der Kunde',
    ratedHelpful: '{rater} fand die Antwort „{article}“ hilfreich.',
    ratedUnhelpful: '{rater} fand die Antwort „{article}“ nicht hilfreich.',
    presences: new Map([
      ['busy', 'beschäftigt'],
      ['away', 'abwesend'],
      ['offline', 'abgemeldet'],
      ['available', 'verfügbar'],
    ]),
  },
};
