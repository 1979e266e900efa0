/** A row of a CSV file with the line on which it begins, from 1. */
export interface CsvRow {
  readonly fields: readonly string[];
  readonly line: number;
}

/**
 * RFC 4180: fields in quotes may hold the separator, line ends and doubled quotes. A byte order mark is skipped; rows
 * without any field are left out. An unfinished quote ends with the text.
 */
export function parseCsv(text: string, separator = ','): readonly CsvRow[] {
  const rows: CsvRow[] = [];
  let fields: string[] = [];
  let field = '';
  let isQuoted = false;
  let line = 1;
  let begun = 1;
  const endRow = () => {
    fields.push(field);
    if (fields.length > 1 || field !== '') rows.push({ fields, line: begun });
    fields = [];
    field = '';
    begun = line;
  };
  for (let at = text.startsWith('\uFEFF') ? 1 : 0; at < text.length; at++) {
    const character = text[at] ?? '';
    if (character === '\n') line++;
    if (isQuoted) {
      if (character !== '"') field += character;
      else if (text[at + 1] === '"') {
        field += '"';
        at++;
      } else isQuoted = false;
    } else if (character === '"' && field === '') isQuoted = true;
    else if (character === separator) {
      fields.push(field);
      field = '';
    } else if (character === '\n') endRow();
    else if (!(character === '\r' && text[at + 1] === '\n')) field += character;
  }
  endRow();
  return rows;
}
