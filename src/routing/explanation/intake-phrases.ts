import type { Phrase } from './phrase-table.js';

/** Why a message belongs to its conversation and how urgent it seems, as intake writes it. Values stand in braces; fixed text follows each. */
export const INTAKE_PHRASES = {
  'intake-same-channel': {
    en: 'The channel says that it is the same conversation.',
    de: 'Der Kanal sagt, dass es dasselbe Gespräch ist.',
  },
  'intake-answers-mail': {
    en: 'It answers a mail of this conversation.',
    de: 'Die Nachricht antwortet auf eine Mail dieses Gesprächs.',
  },
  'intake-names-ticket': {
    en: 'It names a ticket of this conversation.',
    de: 'Die Nachricht nennt ein Ticket dieses Gesprächs.',
  },
  // in records of before texts and forms were looked at
  'intake-subject-names-ticket': {
    en: 'Its subject names a ticket of this conversation.',
    de: 'Der Betreff nennt ein Ticket dieses Gesprächs.',
  },
  'intake-same-number': {
    en: 'The same customer wrote about the same number.',
    de: 'Dieselbe Kundschaft schrieb zur selben Nummer.',
  },
  'intake-same-subject': {
    en: 'The same customer wrote with the same subject.',
    de: 'Dieselbe Kundschaft schrieb mit demselben Betreff.',
  },
  'intake-similar-text': {
    en: 'The same customer wrote a similar text shortly before.',
    de: 'Dieselbe Kundschaft schrieb kurz zuvor einen ähnlichen Text.',
  },
  'intake-new': {
    en: 'It answers nothing and fits no recent conversation of this customer.',
    de: 'Die Nachricht antwortet auf nichts und passt zu keinem jüngeren Gespräch dieser Kundschaft.',
  },
  'intake-only-thanks': {
    en: 'The customer only says thanks; the ticket stays done.',
    de: 'Die Nachricht bedankt sich nur; das Ticket bleibt erledigt.',
  },
  'last-agent-known': {
    en: 'Agent “{agent}” dealt with this conversation before and is asked first.',
    de: '„{agent}“ hat dieses Gespräch schon bearbeitet und wird zuerst gefragt.',
  },
  'urgency-high': {
    en: 'It counts as urgent, for {signs}.',
    de: 'Es gilt als dringend, denn {signs}.',
  },
  'urgency-normal': {
    en: 'It does not count as urgent, though {signs}.',
    de: 'Es gilt nicht als dringend, obwohl Folgendes auffällt: {signs}.',
  },
  'sign-haste': { en: 'the message asks for haste', de: 'die Nachricht bittet um Eile' },
  'sign-deadline': { en: 'the message names a deadline', de: 'die Nachricht nennt eine Frist' },
  'sign-legal-threat': {
    en: 'the message speaks of the law',
    de: 'die Nachricht spricht von rechtlichen Mitteln',
  },
  'sign-anger': { en: 'the message sounds annoyed', de: 'die Nachricht klingt verärgert' },
  'sign-emphasis': {
    en: 'the message is written in capitals or with many exclamation marks',
    de: 'die Nachricht ist in Großbuchstaben oder mit vielen Ausrufezeichen geschrieben',
  },
  'intake-stored-before': {
    en: 'Its conversation was stored before.',
    de: 'Das Gespräch war schon gespeichert.',
  },
} as const satisfies Readonly<Record<string, Phrase>>;
