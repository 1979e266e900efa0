// Everything routing says, in both languages. Decision records keep the English sentence; because every sentence
// comes from this table, `translateSentence` can find its phrase again and say it in German.
import { INTAKE_PHRASES } from './intake-phrases.js';
import { MOVE_PHRASES } from './move-phrases.js';
import type { Phrase } from './phrase-table.js';
import { WAITING_PHRASES } from './waiting-phrases.js';

/** Values stand in braces. Every value must be followed by fixed text, so that a sentence can be read back. */
export const PHRASES = {
  // why a workflow filter did not hold
  'filter-business-case': {
    en: 'the business case is “{actual}”, not one of: {wanted}.',
    de: 'der Geschäftsvorfall ist „{actual}“, keiner von: {wanted}.',
  },
  'filter-unsure': {
    en: 'the business case “{actual}” is only a guess (tier “triage”), and the filter does not name that tier.',
    de: 'der Geschäftsvorfall „{actual}“ ist nur geraten (Stufe „triage“), und der Filter nennt diese Stufe nicht.',
  },
  'filter-tier': {
    en: 'the tier is “{actual}”, not one of: {wanted}.',
    de: 'die Stufe ist „{actual}“, keine von: {wanted}.',
  },
  'filter-channel': {
    en: 'the channel is “{actual}”, not one of: {wanted}.',
    de: 'der Kanal ist „{actual}“, keiner von: {wanted}.',
  },
  'filter-language': {
    en: 'the language is “{actual}”, not one of: {wanted}.',
    de: 'die Sprache ist „{actual}“, keine von: {wanted}.',
  },
  'filter-in-scope': {
    en: 'the message is in scope.',
    de: 'die Nachricht gehört zu den bekannten Vorfällen.',
  },
  'filter-out-of-scope': {
    en: 'the message is out of scope.',
    de: 'die Nachricht gehört zu keinem bekannten Vorfall.',
  },
  'filter-entities': {
    en: 'the message does not hold: {missing}.',
    de: 'in der Nachricht fehlt: {missing}.',
  },
  'filter-confidence': {
    en: 'the confidence is {actual} %, below {wanted} %.',
    de: 'die Sicherheit ist {actual} %, unter {wanted} %.',
  },
  'filter-urgency': {
    en: 'the urgency is “{actual}”, not one of: {wanted}.',
    de: 'die Dringlichkeit ist „{actual}“, keine von: {wanted}.',
  },
  'filter-urgency-signs': {
    en: 'the message shows none of the signs: {wanted}.',
    de: 'die Nachricht zeigt keines der Anzeichen: {wanted}.',
  },
  'filter-attribute': {
    en: 'the customer’s “{attribute}” is “{actual}”, not one of: {wanted}.',
    de: 'das Kundenmerkmal „{attribute}“ ist „{actual}“, keines von: {wanted}.',
  },
  'filter-attribute-unknown': {
    en: 'the customer’s “{attribute}” is not known; one of these is wanted: {wanted}.',
    de: 'das Kundenmerkmal „{attribute}“ ist nicht bekannt; verlangt ist eines von: {wanted}.',
  },
  'filter-unknown-queue': {
    en: 'its queue “{queue}” does not exist; the ticket goes to triage instead.',
    de: 'ihre Warteschlange „{queue}“ gibt es nicht; das Ticket geht stattdessen in die Triage.',
  },
  // why an agent was passed over
  'lacks-skill': {
    en: 'lacks the skill “{skill}”: needs level {minimum}, has {level}.',
    de: 'hat die Fähigkeit „{skill}“ nicht ausreichend: nötig ist Stufe {minimum}, vorhanden {level}.',
  },
  'lacks-language': { en: 'does not speak “{language}”.', de: 'spricht „{language}“ nicht.' },
  'excluded-queue': {
    en: 'is kept from the queue “{name}” by a supervisor.',
    de: 'ist von der Warteschlange „{name}“ durch die Leitung ausgenommen.',
  },
  'excluded-business-case': {
    en: 'is kept from the business case “{name}” by a supervisor.',
    de: 'ist vom Geschäftsvorfall „{name}“ durch die Leitung ausgenommen.',
  },
  'excluded-customer': {
    en: 'is kept from the customer “{name}” by a supervisor.',
    de: 'ist von „{name}“ (Kundschaft) durch die Leitung ausgenommen.',
  },
  'no-channel': {
    en: 'takes no tickets of the channel “{channel}”.',
    de: 'bearbeitet den Kanal „{channel}“ nicht.',
  },
  'not-available': { en: 'is {presence} at present.', de: 'ist derzeit {presence}.' },
  'is-full': {
    en: 'has no room for another “{channel}” ticket ({load} % taken).',
    de: 'hat keinen Platz für ein weiteres „{channel}“-Ticket ({load} % belegt).',
  },
  'passed-over': {
    en: 'has rejected this ticket or let it time out before.',
    de: 'hat dieses Ticket schon abgelehnt oder verstreichen lassen.',
  },
  'more-loaded': {
    en: 'has more work in hand ({load} %, chosen agent {chosen} %).',
    de: 'hat mehr Arbeit in der Hand ({load} %, gewählte Person {chosen} %).',
  },
  'idle-shorter': {
    en: 'has been idle for a shorter time ({idle} s, chosen agent {chosen} s).',
    de: 'ist kürzer frei ({idle} s, gewählte Person {chosen} s).',
  },
  'less-skilled': {
    en: 'is less proficient in what is asked ({level}, chosen agent {chosen}).',
    de: 'ist in dem, was verlangt ist, weniger geübt ({level}, gewählte Person {chosen}).',
  },
  'more-turns': {
    en: 'has had more turns for their share ({turns}, chosen agent {chosen}).',
    de: 'war für den eigenen Anteil öfter an der Reihe ({turns}, gewählte Person {chosen}).',
  },
  'same-rank': {
    en: 'ranks equal; the lower id decided.',
    de: 'steht gleichauf; die kleinere Kennung entschied.',
  },
  'not-preferred': {
    en: 'is free too, but the ticket prefers the chosen agent.',
    de: 'ist auch frei, aber das Ticket bevorzugt die gewählte Person.',
  },
  // notes on an offer
  'order-longest-idle': {
    en: 'Here whoever has gone longest without a ticket is asked first.',
    de: 'Hier wird zuerst gefragt, wer am längsten kein Ticket bekommen oder beendet hat.',
  },
  'order-weighted-round-robin': {
    en: 'Here agents are asked in turn, by their share.',
    de: 'Hier wird reihum gefragt, nach dem Anteil der Personen.',
  },
  'order-most-skilled': {
    en: 'Here the most proficient agent is asked first.',
    de: 'Hier wird zuerst die am besten geübte Person gefragt.',
  },
  'language-dropped': {
    en: 'Nobody who could take it speaks “{language}”, so the language was not required.',
    de: 'Niemand, der es übernehmen könnte, spricht „{language}“; die Sprache wurde daher nicht verlangt.',
  },
  'asked-again': {
    en: 'Everybody who could take it has passed it over before, so all are asked again.',
    de: 'Alle, die es übernehmen könnten, haben es schon ausgelassen; darum werden alle erneut gefragt.',
  },
  'preferred-chosen': {
    en: 'The chosen agent is the one whom this ticket prefers.',
    de: 'Die gewählte Person ist die, die dieses Ticket bevorzugt.',
  },
  'moved-to-triage': {
    en: 'No registered agent can ever meet what queue “{queue}” asks for ({requirements}); moved to triage.',
    de: 'Keine angemeldete Person kann erfüllen, was die Warteschlange „{queue}“ verlangt ({requirements}); in die Triage verschoben.',
  },
  'auto-accepted': {
    en: 'The queue accepts offers by itself: the agent was not asked.',
    de: 'Die Warteschlange nimmt Angebote selbst an; die Person wurde nicht gefragt.',
  },
  // how an offer or an assignment ended
  'offer-timed-out': {
    en: 'no answer within {seconds} seconds',
    de: 'keine Antwort innerhalb von {seconds} Sekunden',
  },
  'agent-offline': { en: 'the agent went offline', de: 'die Person hat sich abgemeldet' },
  'set-away': {
    en: 'Agent “{agent}” let {count} offers in a row run out and is set away.',
    de: '„{agent}“ hat {count} Angebote hintereinander verstreichen lassen und ist auf abwesend gesetzt.',
  },
  'returned-to-queue': {
    en: 'Agent “{agent}” went offline; the ticket waits again and keeps its age.',
    de: '„{agent}“ hat sich abgemeldet; das Ticket wartet wieder und behält sein Alter.',
  },
  ...INTAKE_PHRASES,
  ...MOVE_PHRASES,
  ...WAITING_PHRASES,
} as const satisfies Readonly<Record<string, Phrase>>;

export type PhraseKey = keyof typeof PHRASES;
