import {
  type AnnotatedRow,
  isMaybeAnnotatedRow,
  spanProblem,
} from '../knowledge/entity-training/annotated-row.js';
import { UsageError } from './exit-codes.js';
import { readRows } from './read-rows.js';

export interface AnnotatedRows {
  readonly rows: readonly AnnotatedRow[];
  /** Rows without `entities`: nobody has looked whether there are some, so that nothing can be learnt from them. */
  readonly notAnnotated: number;
}

/**
 * Rows with their entities from JSONL files. Throws UsageError with file and line where a span lies outside its text, in
 * the middle of a character or over another, and where no row has an entity.
 */
export async function readAnnotatedRows(files: readonly string[]): Promise<AnnotatedRows> {
  const rows: AnnotatedRow[] = [];
  let notAnnotated = 0;
  for await (const { value, file, line } of readRows(files, { validate: isMaybeAnnotatedRow })) {
    if (value.entities === undefined) {
      notAnnotated++;
      continue;
    }
    const row = { text: value.text, entities: value.entities };
    const problem = spanProblem(row);
    if (problem !== null) throw new UsageError(problem, { file, line });
    rows.push(row);
  }
  const file = files.join(', ');
  if (rows.length + notAnnotated === 0) throw new UsageError('there are no rows', { file });
  if (!rows.some(({ entities }) => entities.length > 0))
    throw new UsageError('no row has an entity: rows are {"text", "entities": [{"type", "start", "end"}]}', {
      file,
    });
  return { rows, notAnnotated };
}
