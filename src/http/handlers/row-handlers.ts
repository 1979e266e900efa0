import type { Answer } from '../answer.js';
import type { Call } from '../call.js';
import type { HttpDependencies, ReadRows, Row } from '../http-dependencies.js';

export function rowHandlers({ useCases: { classify, extract } }: HttpDependencies) {
  return {
    classify: (call: Call<Row | readonly Row[]>): Promise<Answer> => readRows(classify, call),
    extract: (call: Call<Row | readonly Row[]>): Promise<Answer> => readRows(extract, call),
  };
}

/** What comes as one row, as an array or as JSON lines goes back as the same. */
async function readRows(read: ReadRows, call: Call<Row | readonly Row[]>): Promise<Answer> {
  const { body } = call;
  const many = isList(body);
  const rows = await read(many ? body : [body]);
  if (call.header('content-type') === 'application/x-ndjson') {
    const lines = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    return { kind: 'content', status: 200, body: lines, contentType: 'application/x-ndjson' };
  }
  return { kind: 'content', status: 200, body: many ? rows : rows[0] };
}

const isList = (body: Row | readonly Row[]): body is readonly Row[] => Array.isArray(body);
