import type { Entity } from '../domain/entity.js';
import { mayMatch, rareMatches } from '../text/rare-matches.js';
import { gs1Modulo10, modulo11S10, upsCheckDigit } from './check-digits.js';
import type { NumberKind } from './number-kind.js';
import { entityAt, type Recognizer } from './recognizer.js';

/** "Sendungsnummer ...", "Paketnr.", "tracking code", "shipment no.". */
export const TRACKING_NUMBER: NumberKind = {
  type: 'tracking_number',
  stems:
    'sendungs?(?:verfolgungs?)?|paket(?:schein|verfolgungs?)?|(?:parcel |shipment |order )?tracking|track(?: ?(?:&|and|\\+) ?trace)|trackings?|shipment|shipping|parcel|consignment|package|versand|dhl|ups|dpd|gls|hermes|fedex|frachtbrief|waybill|awb',
  labels: 'trackingcode|tracking-code|sendungsnr\\.?|sendungskennung',
  nouns:
    'sendung(?:en)?|paket(?:s|e|es)?|päckchen|tracking|parcel|package|shipment|sendungsverfolgung|trackinglink',
  digitsAfterNoun: 8,
  spellings: ['sendungsnummer', 'paketnummer', 'trackingnummer', 'sendungsverfolgungsnummer'],
};

interface CarrierShape {
  readonly carrier: string;
  readonly pattern: RegExp;
  readonly check: (value: string) => boolean;
  readonly confidence: number;
  /** The digits alone prove nothing: the carrier must be named in the text. */
  readonly named?: RegExp;
  /** In every text with such a number, and quickly looked for: the pattern itself starts at nearly every word. */
  readonly digits?: RegExp;
}

const edges = (source: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}]|[\\p{N}][.,/-])(?:${source})(?![\\p{L}\\p{N}]|[.,/-]\\p{N})`, 'giu');
const always = (): boolean => true;

const SHAPES: readonly CarrierShape[] = [
  { carrier: 'ups', pattern: edges('1Z(?: ?[0-9A-Z]){16}'), check: upsCheckDigit, confidence: 0.985 },
  {
    carrier: 'upu-s10',
    pattern: edges(
      '[A-Z]{2} ?\\d{3} ?\\d{3} ?\\d{3} ?[A-Z]{2}|[A-Z]{2} ?\\d{2} ?\\d{3} ?\\d{3} ?\\d ?[A-Z]{2}|[A-Z]{2}\\d{9}[A-Z]{2}',
    ),
    check: modulo11S10,
    confidence: 0.98,
    digits: /\d{2} ?\d{3} ?\d{3}/,
  },
  {
    carrier: 'dhl',
    pattern: edges('00340(?: ?\\d){15}'),
    check: always,
    confidence: 0.975,
    digits: /00340/,
  },
  {
    carrier: 'dhl',
    pattern: edges('(?:JJD|JVGL)(?: ?\\d){10,22}|JD(?: ?\\d){16,18}'),
    check: always,
    confidence: 0.975,
  },
  { carrier: 'hermes', pattern: edges('H\\d{19}'), check: always, confidence: 0.97 },
  {
    carrier: 'dhl',
    pattern: edges('\\d{12}|\\d{20}'),
    check: always,
    confidence: 0.84,
    named: /\bdhl\b|deutsche post|paket/i,
  },
  {
    carrier: 'hermes',
    pattern: edges('\\d{14}|\\d{16}'),
    check: always,
    confidence: 0.84,
    named: /\bhermes\b/i,
  },
  {
    carrier: 'dpd',
    pattern: edges('\\d{14}|0\\d{13}[0-9A-Z]'),
    check: always,
    confidence: 0.84,
    named: /\bdpd\b/i,
  },
  {
    carrier: 'dpd',
    pattern: edges('0\\d{7} \\d{4} \\d{2}(?: ?[0-9A-Z])?'),
    check: always,
    confidence: 0.96,
    named: /dpd|paket|sendung|parcel|tracking|shipment/i,
  },
  {
    carrier: 'gls',
    pattern: edges('\\d{11,12}|Z[A-Z0-9]{7}'),
    check: (value) => /^Z/.test(value) || value.length === 11 || gs1Modulo10(value),
    confidence: 0.84,
    named: /\bgls\b/i,
  },
  {
    carrier: 'fedex',
    pattern: edges('\\d{12}|\\d{15}'),
    check: always,
    confidence: 0.84,
    named: /\bfedex\b/i,
  },
];

/** Tracking numbers by the carriers' own forms: UPS 1Z and UPU S10 with check digits, DHL, Hermes, DPD, GLS, FedEx. */
export const recognizeTrackingNumber: Recognizer = ({ text }) => {
  const found: Entity[] = [];
  for (const { pattern, check, confidence, named, digits } of SHAPES) {
    if (digits !== undefined && !digits.test(text)) continue;
    if (named !== undefined && !(mayMatch(text, pattern) && mayMatch(text, named) && named.test(text)))
      continue;
    for (const match of rareMatches(text, pattern)) {
      const value = match[0].replace(/ /g, '').toUpperCase();
      if (!check(value)) continue;
      const end = match.index + match[0].length;
      found.push(
        entityAt(text, {
          type: 'tracking_number',
          value,
          start: match.index,
          end,
          confidence,
          recognizer: 'tracking-number',
        }),
      );
    }
  }
  return found;
};
