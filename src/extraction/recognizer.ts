import type { Entity } from '../domain/entity.js';
import type { CalendarDay } from './calendar-day.js';
import type { ExtractionSettings } from './extraction-settings.js';
import type { RegionHints } from './guess-regions.js';

/** A range of the text, in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What every recogniser is given about one message. */
export interface RecognizerInput {
  readonly text: string;
  /** Context only: no entity's offsets index it. Empty where there is none. */
  readonly subject: string;
  /** `de`, `en`, ... ; guessed when first asked for. */
  readonly language: () => string;
  /** Which countries the writer's numbers and dates are likely written for; guessed when first asked for. */
  readonly regions: () => RegionHints;
  /** The day of arrival where the company is; null when unknown, and then relative dates stay unresolved. */
  readonly receivedOn: CalendarDay | null;
  readonly settings: ExtractionSettings;
  /** What surer recognisers have taken; sorted by start. */
  readonly occupied: readonly Span[];
}

/** Finds one type of entity. Pure; time grows linearly with the text; never throws, whatever the text holds. */
export type Recognizer = (input: RecognizerInput) => readonly Entity[];

/** Builds an entity whose `text` is what stands at the offsets. */
export function entityAt(
  source: string,
  entity: {
    type: string;
    value: string;
    start: number;
    end: number;
    confidence: number;
    recognizer: string;
    relative?: true;
  },
): Entity {
  const { type, value, start, end, confidence, recognizer, relative } = entity;
  const text = source.slice(start, end);
  // written out: to spread objects of many shapes takes twenty times as long
  return relative === undefined
    ? { type, value, start, end, confidence, recognizer, text }
    : { type, value, start, end, confidence, recognizer, relative, text };
}

/** True when `[start, end)` touches one of the spans, which must be sorted by start and free of overlaps. */
export function overlapsAny(spans: readonly Span[], start: number, end: number): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const span = spans[middle];
    if (span !== undefined && span.end <= start) low = middle + 1;
    else high = middle;
  }
  const candidate = spans[low];
  return candidate !== undefined && candidate.start < end;
}
