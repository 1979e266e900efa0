import type { NumberKind } from './number-kind.js';

/** "Kd.-Nr. 88231", "Kunden-ID", "customer no.", "Mitgliedsnummer", "account number" (not the bank's). */
export const CUSTOMER_NUMBER: NumberKind = {
  type: 'customer_number',
  stems:
    'kunden?(?:konto|karten?)?|kd\\.?|kdn|knd\\.?|debitor(?:en)?|mitglieds?|mitgl\\.?|customer|client|cust\\.?|member(?:ship)?|(?<!bank |bank-)account|acct\\.?|accnt\\.?|acc\\.?|a\\/c|(?:geschäfts)?partner|teilnehmer|abnehmer|patient(?:en)?|versicherungsnehmer|versicherten|benutzer|user|nutzer',
  labels: 'kdnr\\.?|kundennr\\.?|(?:kunden|mitglieds)konto|knr\\.?',
  nouns:
    'kunde|kundin|customer(?: (?:record|account|file|profile))?|kd|mitglied|mitgl\\.|mitgliedschaft|member(?:ship)?|(?<!bank |bank-)(?:accounts?|acct\\.?|accnt\\.?|acc\\.?)',
  digitsAfterNoun: 4,
  prefixes: 'KD|KN|KDNR|CUST|K|C',
  spellings: ['kundennummer', 'mitgliedsnummer', 'customer', 'kundenkonto'],
};
