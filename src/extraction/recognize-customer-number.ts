import type { NumberKind } from './number-kind.js';

/** "Kd.-Nr. 88231", "Kunden-ID", "customer no.", "Mitgliedsnummer", "account number" (not the bank's). */
export const CUSTOMER_NUMBER: NumberKind = {
  type: 'customer_number',
  stems:
    'kunden?(?:konto|karten?)?|kd\\.?|kdn|knd\\.?|debitor(?:en)?|mitglieds?|mitgl\\.?|customer|client|cust\\.?|member(?:ship)?|(?<!bank |bank-)account|acct\\.?|(?:geschäfts)?partner|teilnehmer|benutzer|user|nutzer',
  labels: 'kdnr\\.?|kundennr\\.?|kundenkonto|knr\\.?',
  nouns: 'kunde|kundin|customer|kd|mitglied|mitgl\\.|member',
  digitsAfterNoun: 4,
  prefixes: 'KD|KN|KDNR|CUST|K|C',
  spellings: ['kundennummer', 'mitgliedsnummer', 'customer', 'kundenkonto'],
};
