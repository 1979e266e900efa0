import { type CompanyPattern, type CompiledPattern, compilePattern } from './company-pattern.js';
import { type CompiledGazetteer, compileGazetteer, type GazetteerEntry } from './gazetteer.js';
import type { Tagger } from './tagger/tagger.js';

/** Countries whose phone plans, addresses and number formats are known. */
export const REGIONS = ['DE', 'AT', 'CH', 'GB', 'US'] as const;
export type Region = (typeof REGIONS)[number];

/** What a company may set; everything has a default. */
export interface ExtractionOptions {
  /** Likeliest country of a customer first. Default DE, AT, CH, GB, US. */
  readonly regions?: readonly Region[];
  /** IANA name; "yesterday" is reckoned there. Default Europe/Berlin. */
  readonly timeZone?: string;
  /** ISO 4217, for amounts written without one (`49,-`). Default EUR. */
  readonly defaultCurrency?: string;
  /** The company's own number formats. Default none. */
  readonly patterns?: readonly CompanyPattern[];
  /** Products, devices, tariffs, ... to be found by name. Default none. */
  readonly gazetteer?: readonly GazetteerEntry[];
  /** Learnt from the company's own annotated rows. Default none. */
  readonly tagger?: Tagger;
}

/** Checked and compiled once, used for every message. */
export interface ExtractionSettings {
  readonly regions: readonly Region[];
  readonly timeZone: string;
  readonly defaultCurrency: string;
  readonly patterns: readonly CompiledPattern[];
  readonly gazetteer: CompiledGazetteer;
  readonly tagger: Tagger | null;
}

/** Throws an Error with code `INVALID_PATTERN` when a company pattern is not in the safe subset, RangeError on an unknown time zone. */
export function extractionSettings(options: ExtractionOptions = {}): ExtractionSettings {
  const timeZone = options.timeZone ?? 'Europe/Berlin';
  new Intl.DateTimeFormat('en', { timeZone });
  return {
    regions: [...new Set([...(options.regions ?? []), ...REGIONS])],
    timeZone,
    defaultCurrency: options.defaultCurrency ?? 'EUR',
    patterns: (options.patterns ?? []).map(compilePattern),
    gazetteer: compileGazetteer(options.gazetteer ?? []),
    tagger: options.tagger ?? null,
  };
}

export const DEFAULT_EXTRACTION_SETTINGS: ExtractionSettings = extractionSettings();
