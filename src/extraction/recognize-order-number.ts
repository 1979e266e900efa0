import type { NumberKind } from './number-kind.js';

/** "Best.-Nr. 4711", "Auftrag 4711", "order no. 4711", "Bestellungen 4711 und 4712", "ORD-4711". */
export const ORDER_NUMBER: NumberKind = {
  type: 'order_number',
  stems:
    'bestell(?:ungs?|\\.)?|bestellung mit der|best\\.?|auftrags?(?:bestätigungs?)?|auftr\\.?|orders?|ord\\.?|purchase(?: order)?|p\\.?o\\.?|buchungs?|booking|reservierungs?|res\\.?|reservation|(?:order |booking )?conf(?:irmation|\\.)?|einkaufs?|kauf|ab',
  labels: 'pnr|bestnr\\.?|bestellnr\\.?|auftragsnr\\.?',
  nouns:
    '[a-zäöüß]{0,12}-?bestellung(?:en)?|(?:liefer|service|reparatur|wartungs|montage|installations|druck)?auftr(?:ag|ags|ages|äge|ägen)|(?:bestell|auftrags|buchungs|reservierungs)bestätigung|orders?|booking|(?:hotel|reise|flug|bahn|online|zimmer|urlaubs|tisch|kurs)?buchung(?:en)?|p\\.?o\\.?(?= ?#? ?\\d{4})|purchase(?: order)?|reservierung|best\\.',
  compounds: ['bestellung'],
  digitsAfterNoun: 3,
  prefixes: 'ORD|ORDER|BST|BEST|PO|SO|AUF|AB|BN|WEB|SHOP|B',
  spellings: [
    'bestellnummer',
    'bestellungsnummer',
    'auftragsnummer',
    'ordernummer',
    'buchungsnummer',
    'bestellung',
    'auftrag',
    'order',
  ],
};
