import { enlarged } from '../../classification/enlarged.js';
import { gramTokens, tokenGrams, tokenWords } from '../../classification/text-grams.js';

/**
 * Reads texts into numbered features once, for all ensembles that are trained on some of them: taking texts apart costs
 * more than all that is then done with their features.
 */
export interface TextReader {
  /** Places in `features` of the texts, read now or before; equal texts share one. */
  read(texts: readonly string[]): Int32Array;
  readonly features: ReadFeatures;
}

/** The features of everything read so far. Grows by `TextReader.read`: don't keep its arrays. */
export interface ReadFeatures {
  /** Words and pairs of neighbouring words, each named once. */
  readonly words: readonly string[];
  readonly grams: readonly string[];
  /** Where the text at a place begins in `ids` and `counts`: its words and pairs, in the order in which they come. */
  readonly begins: readonly number[];
  /** Where its character n-grams begin; they end where the next text begins. */
  readonly gramBegins: readonly number[];
  /** Index into `words` or `grams`. */
  readonly ids: Int32Array;
  /** Times in the text; 65,535 where there are more. */
  readonly counts: Uint16Array;
}

/** What a token holds, remembered because tokens repeat. */
interface ReadToken {
  readonly words: readonly number[];
  readonly grams: readonly number[];
}

export function createTextReader(): TextReader {
  const wordTable = createNameTable();
  const gramTable = createNameTable();
  const pairs = new Map<number, number>();
  const tokens = new Map<string, ReadToken>();
  const places = new Map<string, number>();
  const begins = [0];
  const gramBegins: number[] = [];
  let ids = new Int32Array(1 << 16);
  let counts = new Uint16Array(1 << 16);
  let size = 0;

  const readToken = (token: string): ReadToken => {
    const known = tokens.get(token);
    if (known !== undefined) return known;
    const read = {
      words: tokenWords(token).map(wordTable.idOf),
      grams: tokenGrams(token).map(gramTable.idOf),
    };
    tokens.set(token, read);
    return read;
  };
  const pairOf = (first: number, second: number): number => {
    const key = first * MOST_WORDS + second;
    const known = pairs.get(key);
    if (known !== undefined) return known;
    const id = wordTable.add(`${wordTable.names[first]} ${wordTable.names[second]}`);
    pairs.set(key, id);
    return id;
  };
  const count = (id: number, { lastPlaces }: NameTable, begin: number): void => {
    const place = lastPlaces[id] as number;
    if (place >= begin) {
      // a saturated count stays: its logarithm hardly moves any more
      if ((counts[place] as number) < 65_535) (counts[place] as number)++;
      return;
    }
    if (size === ids.length) {
      ids = enlarged(ids, new Int32Array(size * 2));
      counts = enlarged(counts, new Uint16Array(size * 2));
    }
    lastPlaces[id] = size;
    ids[size] = id;
    counts[size++] = 1;
  };
  const readText = (text: string): void => {
    const begin = size;
    const read = gramTokens(text).map(readToken);
    let previous = -1;
    for (const { words } of read) {
      for (const word of words) {
        count(word, wordTable, begin);
        if (previous >= 0) count(pairOf(previous, word), wordTable, begin);
        previous = word;
      }
    }
    gramBegins.push(size);
    for (const { grams } of read) for (const gram of grams) count(gram, gramTable, begin);
    begins.push(size);
  };

  return {
    read: (texts) =>
      Int32Array.from(texts, (text) => {
        const known = places.get(text);
        if (known !== undefined) return known;
        const place = gramBegins.length;
        readText(text);
        places.set(text, place);
        return place;
      }),
    get features() {
      return { words: wordTable.names, grams: gramTable.names, begins, gramBegins, ids, counts };
    },
  };
}

/** Above every number of words, and small enough for a pair of them to be one exact number. */
const MOST_WORDS = 2 ** 26;

interface NameTable {
  readonly names: string[];
  /** Where in the features each name was counted last; -1: nowhere. */
  readonly lastPlaces: number[];
  readonly idOf: (name: string) => number;
  /** A name that is not there yet. */
  readonly add: (name: string) => number;
}

function createNameTable(): NameTable {
  const names: string[] = [];
  const lastPlaces: number[] = [];
  const ids = new Map<string, number>();
  const add = (name: string): number => {
    lastPlaces.push(-1);
    return names.push(name) - 1;
  };
  const idOf = (name: string): number => {
    const known = ids.get(name);
    if (known !== undefined) return known;
    const id = add(name);
    ids.set(name, id);
    return id;
  };
  return { names, lastPlaces, idOf, add };
}
