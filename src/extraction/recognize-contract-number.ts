import type { NumberKind } from './number-kind.js';

/** "Vertragskonto 123 456", "VS-Nr. ...", "Police", "policy number", "Abo-Nr.", "Versicherungsschein". */
export const CONTRACT_NUMBER: NumberKind = {
  type: 'contract_number',
  stems:
    '[a-zäöüß]{0,16}vertrags?(?:konto|konten)?|vertr\\.?|vk|versicherungs?(?:schein|vertrags?)?|vers\\.?(?:schein)?|vs|vsn|v|[a-zäöüß]{0,16}polic(?:e|en)|polizze[n]?|policy|contract|abo(?:nnements?|nnenten?)?|subscription|subscriber|agreement|insurance|loan|(?:bauspar|darlehens?|kredit|leasing)(?:vertrags?)?|depot',
  labels: 'vsnr\\.?|vertragskonto|versicherungsschein|vertragsnr\\.?|vnr\\.?|abonr\\.?',
  nouns:
    '[a-zäöüß]{0,20}-?vertrag(?:s|es)?|verträgen?|[a-zäöüß]{0,16}polic(?:e|en)|polizze[n]?|[a-zäöüß]{0,16}-?versicherung(?:en)?|policy|policies|contracts?|abo|abos|abonnement|subscription|agreement',
  compounds: ['vertrag', 'polic', 'versicherung'],
  digitsAfterNoun: 3,
  prefixes: 'VN|VS|VT|V|VTR|VK|POL|CON|CTR|ABO|VERTRAG|LV|KFZ|SUB',
  spellings: [
    'vertragsnummer',
    'versicherungsnummer',
    'policennummer',
    'vertragskontonummer',
    'vertrag',
    'vertragskonto',
    'policy',
  ],
};
