import type { NumberKind } from './number-kind.js';

/** "Ticket #2291", "Vorgangsnummer", "case no.", "Schadennummer", "reference number", "TIC-2291". */
export const TICKET_NUMBER: NumberKind = {
  type: 'ticket_number',
  stems:
    '(?:support|service|helpdesk|störungs|anfrage|technik|wartungs|reklamations|beschwerde|it)?[- ]?(?:ticket|case|anfragen?|request)|fall|vorgangs?|geschäftsvorgangs?|incident|störungs?(?:meldungs?)?|reklamations?|beschwerde|bearbeitungs?|sr|schaden(?:s|fall|s?meldungs?|s?anzeigen?)?|claim|referenz|reference|ref\\.?|complaint|inquiry|enquiry|meldungs?',
  labels:
    '(?:akten|vorgangs|bearbeitungs|geschäfts|kassen|buchungs)zeichen|(?:ihr|unser|dem|das|ihrem|unserem) zeichen|zeichen(?=\\s?:)|[ag]z\\.?|gesch\\.?-?z\\.?',
  nouns:
    '(?:(?:support|service|helpdesk|störungs|anfrage|technik|wartungs|reklamations|beschwerde|it)[- ]?)?tickets?|vorgang|vorgänge|cases?|fall|incident|schaden(?:s?(?:fall|meldung|anzeige))?|claim|reklamation|referenz|reference|ref\\.?|störungsmeldung|service request',
  digitsAfterNoun: 4,
  prefixes: 'TIC|TCK|TICKET|TKT|CASE|CS|INC|SR|REQ|T|REF|SUP|CAS',
  spellings: ['ticketnummer', 'vorgangsnummer', 'schadennummer', 'referenznummer', 'reference', 'ticket'],
};
