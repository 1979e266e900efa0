import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Example } from '../../../../src/domain/example.js';
import { compareModels } from '../../../../src/knowledge/compare-models.js';
import { parseCsv } from '../../../../src/knowledge/transfer/parse-csv.js';
import { pseudonymizeExample } from '../../../../src/knowledge/transfer/pseudonymize.js';
import { splitMbox } from '../../../../src/knowledge/transfer/split-mbox.js';

const SECRET = 'a secret of the house';

describe('a CSV file', () => {
  it.each<[string, string, readonly (readonly string[])[]]>([
    [
      'quotes, separators and line ends within a field',
      'a,"b ""c"", d\ne"\r\nf,g',
      [
        ['a', 'b "c", d\ne'],
        ['f', 'g'],
      ],
    ],
    [
      'a byte order mark and empty lines',
      '\uFEFFtext,label\n\nx,y\n',
      [
        ['text', 'label'],
        ['x', 'y'],
      ],
    ],
    ['empty fields', ',\n', [['', '']]],
  ])('with %s', (_, text, rows) => expect(parseCsv(text).map(({ fields }) => fields)).toEqual(rows));
  it('tells the line on which a row begins', () => {
    expect(parseCsv('a\n"b\nc"\nd').map(({ line }) => line)).toEqual([1, 2, 4]);
  });
  it('gives back whatever was quoted into it', () => {
    const quoted = (field: string) => `"${field.replaceAll('"', '""')}"`;
    fc.assert(
      fc.property(fc.array(fc.array(fc.string(), { minLength: 2, maxLength: 4 })), (rows) => {
        const text = rows.map((row) => row.map(quoted).join(';')).join('\n');
        expect(parseCsv(text, ';').map(({ fields }) => fields)).toEqual(rows);
      }),
    );
  });
});

it('an mbox is split where messages begin, not where somebody writes From', () => {
  const mbox =
    'From a@b Mon Mar  2 09:15:00 2026\nSubject: 1\n\nFrom here\n>From there\n\nFrom c@d Tue Mar  3 09:15:00 2026\nSubject: 2\n\nbody\n';
  const [first, second, ...more] = splitMbox(Buffer.from(mbox)).map((bytes) => Buffer.from(bytes).toString());
  expect(first).toBe('Subject: 1\n\nFrom here\nFrom there\n\n');
  expect([second, more]).toEqual(['Subject: 2\n\nbody\n', []]);
});

describe('rows that leave the house', () => {
  const text =
    'Hier Obermeier. Meine Bestellnummer ist 4711-2290, IBAN DE89 3704 0044 0532 0130 00, Tel. 0221 4567890, ' +
    'Mail karin.obermeier@kunde.example. Bitte bis 3.4.2026 liefern.\n\nMit freundlichen Grüßen\nKarin Obermeier';
  const hidden = ['Obermeier', 'Karin', '4711-2290', '3704', '4567890', 'karin.obermeier@kunde.example'];
  const changed = pseudonymizeExample({ text, label: 'track_order' }, SECRET);

  it.each(hidden)('do not say %s any more', (secretPart) => expect(changed.text).not.toContain(secretPart));
  it('keep what is learnt from: words, days, form', () => {
    expect(changed.label).toBe('track_order');
    expect(changed.text).toMatch(
      /^Hier \p{Lu}\p{L}+\. Meine Bestellnummer ist \d{4}-\d{4}, IBAN [A-Z]{2}\d\d /u,
    );
    expect(changed.text).toContain('3.4.2026');
  });
  it('make the same of the same, in another row too, and something else with another secret', () => {
    expect(pseudonymizeExample({ text, label: null }, SECRET).text).toBe(changed.text);
    expect(pseudonymizeExample({ text, label: null }, 'another secret of it').text).not.toBe(changed.text);
    const number = /\d{4}-\d{4}/.exec(changed.text)?.[0] ?? '';
    const other = pseudonymizeExample({ text: 'Wo ist die Bestellung 4711-2290?', label: null }, SECRET);
    expect(other.text).toContain(number);
    const family = /^Hier (\p{L}+)\./u.exec(changed.text)?.[1] ?? '';
    expect(changed.text.endsWith(` ${family}`)).toBe(true);
  });
  it('keep marking their entities', () => {
    const start = text.indexOf('4711-2290');
    const entities = [{ type: 'order_number', start, end: start + 9, value: '4711-2290' }];
    const row = pseudonymizeExample({ text, label: null, entities }, SECRET);
    const [entity] = row.entities ?? [];
    expect(row.text.slice(entity?.start, entity?.end)).toMatch(/^\d{4}-\d{4}$/);
    expect(entity?.value).toBe(row.text.slice(entity?.start, entity?.end));
  });
});

describe('the annotated rows of the shipped knowledge base', () => {
  const folder = 'training-data/examples';
  const rows = readdirSync(folder).flatMap((name) =>
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .filter((line) => line.includes('"entities"'))
      .map((line): Example => JSON.parse(line)),
  );
  const personal = (row: Example) =>
    (row.entities ?? []).flatMap(({ type, start, end }) => {
      const said = row.text.slice(start, end);
      if (['date', 'money', 'relative_date'].includes(type)) return [];
      const parts = type === 'person_name' ? said.split(/[\s.]+/).filter((part) => part.length > 2) : [said];
      return parts.map((part) => ({ type, part }));
    });
  const isWord = (text: string, part: string) =>
    text
      .split(part)
      .slice(1)
      .some((after, place) => {
        const before = text
          .split(part)
          .slice(0, place + 1)
          .join(part);
        return !/[\p{L}\p{N}]$/u.test(before) && !/^[\p{L}\p{N}]/u.test(after);
      });
  const leaks = (exported: (row: Example) => Example) => {
    const found: { readonly type: string; readonly part: string }[] = [];
    let all = 0;
    for (const row of rows) {
      const { text, subject = '' } = exported(row);
      for (const one of personal(row)) {
        all++;
        if (isWord(`${text}\n${subject}`, one.part)) found.push(one);
      }
    }
    return { all, found };
  };

  it('keep none of what is marked, in text or subject', () => {
    const { all, found } = leaks((row) => pseudonymizeExample(row, SECRET));
    expect(all).toBeGreaterThan(1000);
    expect(found).toEqual([]);
  });
  it('keep little of it even if nothing were marked: a tenth of the names’ parts, hardly anything else', () => {
    const { all, found } = leaks(({ entities: _, ...row }) => pseudonymizeExample(row, SECRET));
    const names = found.filter(({ type }) => type === 'person_name');
    expect(names.length / all).toBeLessThan(0.05);
    expect((found.length - names.length) / all).toBeLessThan(0.005);
  });
  it('have the same for the same in every row, and their entities still mark it', () => {
    const became = new Map<string, string>();
    for (const row of rows) {
      const changed = pseudonymizeExample(row, SECRET);
      (row.entities ?? []).forEach(({ type, start, end }, place) => {
        const after = changed.entities?.[place];
        const key = `${type} ${row.text.slice(start, end)}`;
        const said = changed.text.slice(after?.start, after?.end);
        expect(became.get(key) ?? said).toBe(said);
        became.set(key, said);
      });
      expect(changed.entities).toHaveLength(row.entities?.length ?? 0);
    }
  });
});

it('two models are compared on the same rows, with the rows that changed', () => {
  const said = (businessCase: string | null) => ({
    businessCase,
    outOfScope: businessCase === null,
    confidence: 0.9,
    tier: 'suggest' as const,
    alternatives: [{ businessCase: businessCase ?? 'a', confidence: 0.9 }],
    secondary: [],
    modelId: 'm',
  });
  const rows = [
    { text: '1', label: 'a' },
    { text: '2', label: 'b' },
    { text: '3', label: null },
    { text: '4', label: 'a' },
  ];
  const before = ['a', 'a', 'c', 'b'].map(said);
  const after = ['a', 'b', null, 'c'].map(said);
  expect(compareModels(rows, before, after)).toMatchObject({
    n: 4,
    verdict: { passed: true, won: 2, lost: 0 },
    changed: [
      { row: 1, before: 'a', after: 'b', change: 'won' },
      { row: 2, before: 'c', after: null, change: 'won' },
      { row: 3, change: 'still-wrong' },
    ],
  });
});
