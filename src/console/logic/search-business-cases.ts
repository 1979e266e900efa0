import type { BusinessCase } from '../../domain/business-case.js';
import type { DisplayLanguage } from '../../domain/language.js';

export type SearchedCase = Pick<BusinessCase, 'key' | 'names' | 'synonyms'>;

export interface CaseHit {
  readonly key: string;
  readonly name: string;
  /** The synonym that was met, where it was not the name. */
  readonly synonym: string | null;
}

/** Without case, accents and umlaut spellings, so that `rueck` and `rück` meet. */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '');

/**
 * Business cases whose name or synonym, in either language, fits what was typed; best first. A beginning beats the
 * beginning of a later word, which beats the middle; names beat synonyms; of equals, the model's own guesses
 * (`likely`, best first) come first, so that a letter or two suffice. Nothing typed: the guesses, then all.
 */
export function searchBusinessCases(
  cases: readonly SearchedCase[],
  typed: string,
  { language, likely }: { readonly language: DisplayLanguage; readonly likely: readonly string[] },
): readonly CaseHit[] {
  const query = fold(typed.trim());
  const place = (key: string) => {
    const index = likely.indexOf(key);
    return index < 0 ? likely.length : index;
  };
  const hits = cases.flatMap((one) => {
    const name = one.names[language];
    if (query === '') return [{ key: one.key, name, synonym: null, score: 0 }];
    const ofName = Math.max(score(name, query), score(one.key, query));
    const other = language === 'de' ? 'en' : 'de';
    const synonyms = [...one.synonyms[language], one.names[other], ...one.synonyms[other]];
    let best = { synonym: null as string | null, score: ofName === 0 ? 0 : ofName + 0.5 };
    for (const synonym of synonyms) {
      const value = score(synonym, query);
      if (value > best.score) best = { synonym, score: value };
    }
    return best.score === 0 ? [] : [{ key: one.key, name, ...best }];
  });
  return hits
    .sort(
      (a, b) => b.score - a.score || place(a.key) - place(b.key) || a.name.localeCompare(b.name, language),
    )
    .map(({ key, name, synonym }) => ({ key, name, synonym }));
}

/** 3: begins so; 2: a later word begins so; 1: somewhere inside; 0: not at all. */
function score(text: string, query: string): number {
  const folded = fold(text);
  if (folded.startsWith(query)) return 3;
  const index = folded.indexOf(query);
  if (index < 0) return 0;
  return folded.split(/[^\p{L}\p{N}]+/u).some((word) => word.startsWith(query))
    ? 2
    : query.length > 1
      ? 1
      : 0;
}
