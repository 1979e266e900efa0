import type { NumberKind } from './number-kind.js';

/** "Rg.-Nr. 2026-17", "Rechnung Nr. 4711", "invoice #4711", "RE-2026-0815". */
export const INVOICE_NUMBER: NumberKind = {
  type: 'invoice_number',
  stems:
    '(?:[a-zäöüß]{0,12})rechnungs?|rechn\\.?|rechng\\.?|rg\\.?|re\\.?|rng\\.?|r\\.|invoice|inv\\.?|bill(?:ing)?|beleg|faktur(?:a|en)?|gutschrifts?|credit note|mahn(?:ungs?)?|receipt|quittungs?',
  labels: 'rgnr\\.?|rechnungsnr\\.?|rnr\\.?|renr\\.?',
  nouns:
    'rg(?=\\. ?\\d{2})|(?:re|rg)(?=\\.? ?(?:\\d{5}|(?:19|20)\\d{2}[-/ ]\\d{2}))|[a-zäöüß]{0,16}-?rechnung(?:en)?|invoices?|inv\\.?|bills?|gutschrift|beleg|faktura|mahnung(?:en)?|receipt',
  compounds: ['rechnung'],
  digitsAfterNoun: 3,
  prefixes: 'RE|RG|RN|RNG|RECH|INV|INVOICE|R|FA',
  spellings: ['rechnungsnummer', 'belegnummer', 'rechnung', 'invoice', 'mahnungsnummer'],
};
