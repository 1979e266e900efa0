import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import type { Example } from '../../domain/example.js';
import { type PeerFigures, type PeerRows, peerFigures, peerRows } from './peer-figures.js';

/** What the bench uses of @nlpjs/basic and @nlpjs/lang-de, which bring no types. */
interface NlpJs {
  containerBootstrap(): { use(plugin: unknown): void };
  readonly Nlp: new (settings: object) => Nlp;
  readonly LangEn: unknown;
}

interface Nlp {
  addLanguage(locales: readonly string[]): void;
  addDocument(locale: string, text: string, intent: string): void;
  train(): Promise<void>;
  classify(
    locale: string,
    text: string,
  ): Promise<{ readonly classifications: readonly { readonly intent: string }[] }>;
}

/**
 * nlp.js as its documentation shows it, each row in its own language (English where it names none), best-ranked intent, in
 * one thread. Null where `directory` has no @nlpjs/basic installed; German needs @nlpjs/lang-de beside it.
 */
export async function measureNlpJs({
  directory,
  rows,
  test,
}: PeerRows & { readonly directory: string }): Promise<PeerFigures | null> {
  const load = createRequire(join(resolve(directory), 'index.js'));
  if (!has(load, '@nlpjs/basic')) return null;
  const { containerBootstrap, Nlp, LangEn }: NlpJs = load('@nlpjs/basic');
  const container = containerBootstrap();
  container.use(LangEn);
  if (has(load, '@nlpjs/lang-de')) container.use(load('@nlpjs/lang-de').LangDe);
  const locales = [...new Set([...localesOf(rows), ...localesOf(test)])];

  const begun = performance.now();
  const nlp = new Nlp({
    container,
    languages: locales,
    autoSave: false,
    autoLoad: false,
    nlu: { log: false },
  });
  nlp.addLanguage(locales);
  const trainingLocales = localesOf(rows);
  for (const [row, [text, label]] of peerRows(rows).entries())
    nlp.addDocument(trainingLocales[row] ?? 'en', text, label);
  await nlp.train();
  const trained = performance.now();

  const texts = peerRows(test).map(([text]) => text);
  const testLocales = localesOf(test);
  const classify = async (text: string, row: number) =>
    (await nlp.classify(testLocales[row] ?? 'en', text)).classifications[0]?.intent ?? '';
  for (const [row, text] of texts.slice(0, WARM_UP).entries()) await classify(text, row);
  const warm = performance.now();
  const found: string[] = [];
  for (const [row, text] of texts.entries()) found.push(await classify(text, row));
  return peerFigures(
    {
      found,
      trainSeconds: (trained - begun) / 1000,
      classifySeconds: (performance.now() - warm) / 1000,
    },
    test,
  );
}

const WARM_UP = 200;

/** The locales of the in-scope rows, in the order of `peerRows`. */
function localesOf(rows: readonly Example[]): readonly string[] {
  return rows.flatMap(({ label, language }) => (label === null ? [] : [language ?? 'en']));
}

function has(load: NodeJS.Require, name: string): boolean {
  try {
    load.resolve(name);
    return true;
  } catch {
    return false;
  }
}
