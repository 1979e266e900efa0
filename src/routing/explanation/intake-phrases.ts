import type { Phrase } from './phrase-table.js';

/** Why a message belongs to its conversation, as intake writes it. Values stand in braces; fixed text follows each. */
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
  'intake-stored-before': {
    en: 'Its conversation was stored before.',
    de: 'Das Gespräch war schon gespeichert.',
  },
} as const satisfies Readonly<Record<string, Phrase>>;
