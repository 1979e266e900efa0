import type { DisplayLanguage } from '../../domain/language.js';
import { PHRASES, type PhraseKey } from './phrases.js';

export type PhraseValues = Readonly<Record<string, string | number>>;

/** The sentence of a phrase with its values, in English unless told. A value that is missing stays blank. */
export function phrase(key: PhraseKey, values: PhraseValues = {}, language: DisplayLanguage = 'en'): string {
  const parts = TEMPLATES[key][language];
  // twenty of these come with each decision, hence no list in between
  let sentence = parts[0] ?? '';
  for (let index = 1; index < parts.length; index += 2) {
    sentence += String(values[parts[index] ?? ''] ?? '') + (parts[index + 1] ?? '');
  }
  return sentence;
}

/** An English sentence that `phrase` made, said in another language; any other sentence comes back as it is. */
export function translateSentence(
  sentence: string,
  language: DisplayLanguage,
  translateValue: (name: string, value: string) => string = (_name, value) => value,
): string {
  for (const key of KEYS) {
    const values = readBack(sentence, TEMPLATES[key].en);
    if (values === null) continue;
    const named = Object.fromEntries([...values].map(([name, value]) => [name, translateValue(name, value)]));
    return phrase(key, named, language);
  }
  return sentence;
}

/** The values that make `sentence` out of the template, or null. Fixed text is looked for from left to right. */
function readBack(sentence: string, parts: readonly string[]): ReadonlyMap<string, string> | null {
  const [head = ''] = parts;
  if (!sentence.startsWith(head)) return null;
  const values = new Map<string, string>();
  let from = head.length;
  for (let index = 1; index < parts.length; index += 2) {
    const after = parts[index + 1] ?? '';
    const last = index + 2 >= parts.length;
    const end = last ? sentence.length - after.length : sentence.indexOf(after, from);
    if (end < from || !sentence.startsWith(after, end)) return null;
    values.set(parts[index] ?? '', sentence.slice(from, end));
    from = end + after.length;
  }
  return from === sentence.length ? values : null;
}

// 'a {b} c' → ['a ', 'b', ' c']: fixed text at even places, names of values at odd ones
const template = (text: string): readonly string[] => text.split(/[{}]/);

const TEMPLATES = Object.fromEntries(
  Object.entries(PHRASES).map(([key, { de, en }]) => [key, { de: template(de), en: template(en) }]),
) as unknown as Readonly<Record<PhraseKey, Readonly<Record<DisplayLanguage, readonly string[]>>>>;

// the more fixed words, the surer: a sentence with a reason must not be taken for one whose name holds brackets
const fixedLength = (key: PhraseKey) =>
  TEMPLATES[key].en.reduce((sum, part, index) => sum + (index % 2 === 0 ? part.length : 0), 0);
const KEYS = (Object.keys(PHRASES) as PhraseKey[]).sort((a, b) => fixedLength(b) - fixedLength(a));
