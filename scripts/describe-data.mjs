// What is in labelled rows: counts per case, language, channel and length, entities, and how varied each case is.
// node scripts/build.mjs && node scripts/describe-data.mjs [--json] [FILE...]      (default: the shipped training rows)
//
// Variety is distinct word 1-, 2- and 3-grams per row, on as many rows of each case as the smallest has (at most 50, drawn
// with a fixed seed): more rows share more n-grams, so unequal cases could not be compared. A case far below the others
// repeats itself.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readExamples } from '../dist/cli/read-rows.js';
import { createSeededRandom, shuffledIndices } from '../dist/knowledge/training/seeded-random.js';
import { words } from '../dist/text/words.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
});
const shipped = ['examples', 'out-of-scope'].flatMap((folder) =>
  readdirSync(join('training-data', folder)).map((name) => join('training-data', folder, name)),
);
const rows = await readExamples(positionals.length > 0 ? positionals : shipped);

/** Words of the text: a chat turn, a few sentences, a mail, a long mail. */
const LENGTHS = [
  ['1-9 words', 9],
  ['10-29 words', 29],
  ['30-79 words', 79],
  ['80 and more', Number.POSITIVE_INFINITY],
];
const lengthOf = ({ text }) => LENGTHS.find(([, most]) => words(text).length <= most)[0];
const caseOf = ({ label }) => label ?? '(out of scope)';
const MOST_SAMPLED = 50;

function tally(list, keyOf) {
  const counts = new Map();
  for (const item of list) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + 1);
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function gramsPerRow(list, size) {
  const grams = new Set();
  for (const { text } of list) {
    const found = words(text);
    for (let at = 0; at + size <= found.length; at++) grams.add(found.slice(at, at + size).join(' '));
  }
  return Math.round((10 * grams.size) / list.length) / 10;
}

const byCase = groupBy(rows, caseOf);
function groupBy(list, keyOf) {
  const groups = new Map();
  for (const item of list) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

const sampled = Math.min(MOST_SAMPLED, ...[...byCase.values()].map(({ length }) => length));
const cases = [...byCase]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([name, own]) => {
    const drawn = [...shuffledIndices(own.length, createSeededRandom(1))]
      .slice(0, sampled)
      .map((at) => own[at]);
    return {
      case: name,
      rows: own.length,
      ...tally(own, ({ language = '?' }) => language),
      channels: tally(own, ({ channel = '?' }) => channel),
      lengths: tally(own, lengthOf),
      meanWords: Math.round(own.reduce((sum, { text }) => sum + words(text).length, 0) / own.length),
      gramsPerRow: [1, 2, 3].map((size) => gramsPerRow(drawn, size)),
    };
  });
const annotated = rows.filter(({ entities = [] }) => entities.length > 0);
const summary = {
  rows: rows.length,
  languages: tally(rows, ({ language = '?' }) => language),
  channels: tally(rows, ({ channel = '?' }) => channel),
  lengths: tally(rows, lengthOf),
  writers: tally(rows, ({ source = '?' }) => source.split('/')[0]),
  businesses: tally(rows, ({ business = '?' }) => business),
  rowsWithEntities: tally(annotated, ({ language = '?' }) => language),
  entities: tally(
    annotated.flatMap(({ entities, language = '?' }) => entities.map(({ type }) => `${type} ${language}`)),
    (key) => key,
  ),
};

if (values.json) {
  console.log(JSON.stringify({ ...summary, sampledRowsPerCase: sampled, cases }));
} else {
  for (const [name, value] of Object.entries(summary)) {
    const shown =
      typeof value === 'number'
        ? value
        : Object.entries(value)
            .map(([key, n]) => `${key} ${n}`)
            .join(', ');
    console.log(`${name}: ${shown}`);
  }
  const cell = (value, width) => String(value ?? 0).padStart(width);
  console.log(
    `\n${'case'.padEnd(24)} rows   de   en mail form chat |  1-9  -29  -79  80+ | words | distinct 1-, 2-, 3-grams a row (of ${sampled})`,
  );
  for (const { case: name, rows: count, de, en, channels, lengths, meanWords, gramsPerRow: grams } of cases) {
    const channel = ['email', 'web-form', 'chat'].map((key) => cell(channels[key], 5)).join('');
    const length = LENGTHS.map(([key]) => cell(lengths[key], 5)).join('');
    console.log(
      `${name.padEnd(24)}${cell(count, 5)}${cell(de, 5)}${cell(en, 5)}${channel} |${length} |${cell(meanWords, 6)} |${grams.map((value) => cell(value.toFixed(1), 7)).join('')}`,
    );
  }
}
