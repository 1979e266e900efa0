import { readFileSync } from 'node:fs';
import { extractEntities } from '../../../src/extraction/extract-entities.js';

interface AnnotatedRow {
  readonly text: string;
  readonly language: string;
  readonly receivedAt: string;
  readonly entities: readonly { type: string; start: number; end: number; value: string; relative?: true }[];
}

/** `annotated` grew with the recognisers; all others were written before anybody looked at what they can do. */
const SETS = [
  { name: 'annotated', rows: 150, target: 0.97 },
  { name: 'everyday', rows: 150, target: 0.93 },
  { name: 'hurried', rows: 90, target: 0.93 },
  { name: 'unseen', rows: 140, target: 0.93 },
  { name: 'unseen-again', rows: 80, target: 0.93 },
  { name: 'unseen-third', rows: 170, target: 0.94 },
] as const;

describe.each(SETS)('messages in test/fixtures/extraction/$name.jsonl', ({ name, rows: least, target }) => {
  const rows: readonly AnnotatedRow[] = readFileSync(`test/fixtures/extraction/${name}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  const counts = new Map<string, { right: number; found: number; annotated: number }>();
  const count = (type: string) => {
    const known = counts.get(type) ?? { right: 0, found: 0, annotated: 0 };
    counts.set(type, known);
    return known;
  };
  const key = (entity: AnnotatedRow['entities'][number]): string =>
    JSON.stringify([entity.type, entity.start, entity.end, entity.value, entity.relative === true]);
  const tempting: string[] = [];

  for (const { text, language, receivedAt, entities } of rows) {
    const annotated = new Set(entities.map(key));
    for (const { type } of entities) count(type).annotated += 1;
    for (const entity of extractEntities({ text, language, receivedAt: new Date(receivedAt) })) {
      count(entity.type).found += 1;
      if (annotated.has(key(entity))) count(entity.type).right += 1;
      if (entities.length === 0) tempting.push(`${entity.type} ${entity.text}`);
    }
  }
  const table = [...counts]
    .map(([type, { right, found, annotated }]) => ({
      type,
      annotated,
      precision: right / found,
      recall: right / annotated,
    }))
    .filter(({ annotated }) => annotated >= 5);

  it(`has at least ${least} rows`, () => expect(rows.length).toBeGreaterThanOrEqual(least));

  it('finds nothing where there is nothing to look up', () => expect(tempting).toEqual([]));

  it.each(table)('$type: precision $precision, recall $recall', ({ precision, recall }) => {
    expect(precision).toBeGreaterThanOrEqual(target);
    expect(recall).toBeGreaterThanOrEqual(target);
  });
});
