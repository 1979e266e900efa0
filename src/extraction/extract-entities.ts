import type { Entity } from '../domain/entity.js';
import { detectLanguage } from '../text/detect-language.js';
import { dayInZone } from './calendar-day.js';
import { DEFAULT_EXTRACTION_SETTINGS, type ExtractionSettings } from './extraction-settings.js';
import { guessRegions, type RegionHints } from './guess-regions.js';
import { learnedEntities } from './learned-entities.js';
import { mergeEntities } from './merge-entities.js';
import { mergeLearnedEntities } from './merge-learned-entities.js';
import { once } from './once.js';
import { recognizeBic } from './recognize-bic.js';
import { recognizeCompanyPattern } from './recognize-company-pattern.js';
import { recognizeDate } from './recognize-date.js';
import { recognizeEmailAddress } from './recognize-email-address.js';
import { recognizeGazetteerName } from './recognize-gazetteer-name.js';
import { recognizeIban } from './recognize-iban.js';
import { recognizeLabelledNumbers } from './recognize-labelled-numbers.js';
import { recognizeMoney } from './recognize-money.js';
import { recognizePersonName } from './recognize-person-name.js';
import { recognizePhoneNumber } from './recognize-phone-number.js';
import { recognizePostalAddress } from './recognize-postal-address.js';
import { recognizeRelativeDate } from './recognize-relative-date.js';
import { recognizeTrackingNumber } from './recognize-tracking-number.js';
import { recognizeUrl } from './recognize-url.js';
import type { Recognizer, RecognizerInput } from './recognizer.js';

/** A message's text, and what is known about it that helps to read it. */
export interface ExtractionInput {
  /** What the entities' offsets index: the message's new text. */
  readonly text: string;
  /** Context for "Nr. 4711 ist falsch". To find the subject's own entities, hand it in as `text`. */
  readonly subject?: string | null;
  /** Without it relative dates, and dates without a year, are not reported. */
  readonly receivedAt?: Date;
  /** ISO 639-1, also with region (`en-US`), which settles 3/4/2026. Default: guessed from the text. */
  readonly language?: string;
  /** IANA name; default the settings' one. RangeError when unknown. */
  readonly timeZone?: string;
}

interface Stage {
  /** What the text must have for the recogniser to be worth running. */
  readonly needs: 'digit' | 'anything';
  readonly recognize: Recognizer;
}

/** Those that need no other's findings. */
const FIRST: readonly Stage[] = [
  { needs: 'anything', recognize: recognizeEmailAddress },
  { needs: 'anything', recognize: recognizeUrl },
  { needs: 'digit', recognize: recognizeIban },
  { needs: 'anything', recognize: recognizeBic },
  { needs: 'digit', recognize: recognizeTrackingNumber },
  { needs: 'digit', recognize: recognizePostalAddress },
  { needs: 'anything', recognize: recognizeMoney },
  { needs: 'anything', recognize: recognizeDate },
  { needs: 'anything', recognize: recognizeRelativeDate },
  { needs: 'anything', recognize: recognizePersonName },
  { needs: 'anything', recognize: recognizeCompanyPattern },
  { needs: 'anything', recognize: recognizeGazetteerName },
];

/**
 * The facts in a message that a clerk would look up: sorted by start, free of overlaps, `text.slice(start, end)` being
 * each entity's text. Never throws on any text; time grows linearly with its length.
 *
 * Recognisers run in three rounds: what proves itself by its form, then numbers by their labels, then telephone
 * numbers among the digits that are left. mergeEntities resolves what still overlaps. What a learned tagger finds, where
 * the settings have one, joins them last.
 */
export function extractEntities(
  input: ExtractionInput,
  settings: ExtractionSettings = DEFAULT_EXTRACTION_SETTINGS,
): readonly Entity[] {
  const recognized = recognizeEntities(input, settings);
  if (settings.tagger === null) return recognized;
  return mergeLearnedEntities(recognized, learnedEntities(input.text, settings.tagger));
}

function recognizeEntities(input: ExtractionInput, settings: ExtractionSettings): readonly Entity[] {
  const { text } = input;
  const hasDigit = /\d/.test(text);
  const language = once(() => input.language ?? detectLanguage(text));
  const base: RecognizerInput = {
    text,
    subject: input.subject ?? '',
    language,
    regions: once((): RegionHints => guessRegions(text, language(), settings.regions)),
    receivedOn: receivedDay(input, settings),
    settings,
    occupied: [],
  };
  const first: Entity[] = [];
  for (const { needs, recognize } of FIRST) {
    if (needs === 'digit' && !hasDigit) continue;
    for (const entity of recognize(base)) first.push(entity);
  }
  const found = mergeEntities(first);
  if (!hasDigit) return found;
  const numbered = withMore(found, recognizeLabelledNumbers({ ...base, occupied: found.filter(isSettled) }));
  return withMore(numbered, recognizePhoneNumber({ ...base, occupied: numbered }));
}

/** `merged` is what mergeEntities returned. */
function withMore(merged: readonly Entity[], more: readonly Entity[]): readonly Entity[] {
  return more.length === 0 ? merged : mergeEntities([...merged, ...more]);
}

/** "Rechnungsnr. 2026-03-12" is a number though it looks like a date; everything else found by form stays what it is. */
function isSettled(entity: Entity): boolean {
  return entity.type !== 'date' && entity.confidence >= 0.7;
}

function receivedDay(
  { receivedAt, timeZone }: ExtractionInput,
  settings: ExtractionSettings,
): RecognizerInput['receivedOn'] {
  if (receivedAt === undefined || Number.isNaN(receivedAt.getTime())) return null;
  return dayInZone(receivedAt, timeZone ?? settings.timeZone);
}
