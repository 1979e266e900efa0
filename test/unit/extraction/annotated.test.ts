import { readFileSync } from 'node:fs';
import { extractEntities } from '../../../src/extraction/extract-entities.js';

interface AnnotatedRow {
  readonly text: string;
  readonly language: string;
  readonly receivedAt: string;
  readonly entities: readonly { type: string; start: number; end: number; value: string; relative?: true }[];
}

const rows: readonly AnnotatedRow[] = readFileSync('test/fixtures/extraction/annotated.jsonl', 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line));

/** Types without a target of their own reach at least this, in precision and recall, span and value exact. */
const TARGET = 0.97;

describe('annotated messages (test/fixtures/extraction/annotated.jsonl)', () => {
  const counts = new Map<string, { right: number; found: number; annotated: number }>();
  const count = (type: string) => {
    const known = counts.get(type) ?? { right: 0, found: 0, annotated: 0 };
    counts.set(type, known);
    return known;
  };
  const key = (entity: AnnotatedRow['entities'][number]): string =>
    JSON.stringify([entity.type, entity.start, entity.end, entity.value, entity.relative === true]);

  for (const { text, language, receivedAt, entities } of rows) {
    const annotated = new Set(entities.map(key));
    for (const { type } of entities) count(type).annotated += 1;
    for (const entity of extractEntities({ text, language, receivedAt: new Date(receivedAt) })) {
      count(entity.type).found += 1;
      if (annotated.has(key(entity))) count(entity.type).right += 1;
    }
  }
  const table = [...counts].map(([type, { right, found, annotated }]) => ({
    type,
    annotated,
    precision: right / found,
    recall: right / annotated,
  }));

  it('has at least 150 rows', () => expect(rows.length).toBeGreaterThanOrEqual(150));

  it.each(table)('$type: precision $precision, recall $recall', ({ precision, recall }) => {
    expect(precision).toBeGreaterThanOrEqual(TARGET);
    expect(recall).toBeGreaterThanOrEqual(TARGET);
  });
});
