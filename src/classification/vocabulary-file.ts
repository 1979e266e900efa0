import { ModelFileError } from './model-file-error.js';
import type { Vocabulary } from './vocabulary.js';

/**
 * A vocabulary as JSON lines: a header `{"words": n, "grams": m, "rareWords": o, "rareGrams": p, "networkIdfPower": q,
 * "weighted": bool}`, then one line a feature: the feature as JSON string, or `[feature, idf]` where weighted.
 */
export function encodeVocabulary(vocabulary: Vocabulary): Uint8Array {
  const { words, grams, rareWords, rareGrams, idf, networkIdfPower } = vocabulary;
  const header = JSON.stringify({
    words: words.length,
    grams: grams.length,
    rareWords: rareWords.length,
    rareGrams: rareGrams.length,
    networkIdfPower,
    weighted: idf !== null,
  });
  const features = [...words, ...grams, ...rareWords, ...rareGrams].map((feature, id) =>
    JSON.stringify(idf === null ? feature : [feature, idf[id]]),
  );
  return Buffer.from(`${[header, ...features].join('\n')}\n`);
}

/** Reads what `encodeVocabulary` wrote. Throws ModelFileError. */
export function decodeVocabulary(bytes: Uint8Array, name: string): Vocabulary {
  const damaged = (cause?: unknown) =>
    new ModelFileError('damaged-file', `${name} is not a vocabulary.`, { cause });
  let lines: unknown;
  try {
    // one parse of an array is ten times faster than one per line
    lines = JSON.parse(`[${Buffer.from(bytes).toString('utf8').trimEnd().replaceAll('\n', ',')}]`);
  } catch (cause) {
    throw damaged(cause);
  }
  if (!Array.isArray(lines)) throw damaged();
  const header: unknown = lines[0];
  const entries: readonly unknown[] = lines.slice(1);
  if (!isHeader(header) || entries.length !== sizeOf(header)) throw damaged();
  const features: string[] = [];
  const idf = header.weighted ? new Float32Array(entries.length) : null;
  for (const [id, entry] of entries.entries()) {
    const [feature, weight]: readonly unknown[] = Array.isArray(entry) ? entry : [entry];
    if (typeof feature !== 'string' || (idf !== null && typeof weight !== 'number')) throw damaged();
    features.push(feature);
    if (idf !== null && typeof weight === 'number') idf[id] = weight;
  }
  const from = (start: number, length: number) => features.slice(start, start + length);
  const { words, grams, rareWords, rareGrams } = header;
  return {
    words: from(0, words),
    grams: from(words, grams),
    rareWords: from(words + grams, rareWords),
    rareGrams: from(words + grams + rareWords, rareGrams),
    idf,
    networkIdfPower: header.networkIdfPower,
  };
}

interface Header {
  readonly words: number;
  readonly grams: number;
  readonly rareWords: number;
  readonly rareGrams: number;
  readonly networkIdfPower: number;
  readonly weighted: boolean;
}

function sizeOf({ words, grams, rareWords, rareGrams }: Header): number {
  return words + grams + rareWords + rareGrams;
}

function isHeader(value: unknown): value is Header {
  if (
    typeof value !== 'object' ||
    value === null ||
    !(
      'words' in value &&
      'grams' in value &&
      'rareWords' in value &&
      'rareGrams' in value &&
      'networkIdfPower' in value &&
      'weighted' in value
    )
  )
    return false;
  const sizes = [value.words, value.grams, value.rareWords, value.rareGrams];
  return (
    sizes.every((size) => Number.isInteger(size)) &&
    typeof value.networkIdfPower === 'number' &&
    typeof value.weighted === 'boolean'
  );
}
