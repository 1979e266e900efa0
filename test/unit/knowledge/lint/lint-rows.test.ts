import type { Example } from '../../../../src/domain/example.js';
import { LINT_CHECKS } from '../../../../src/knowledge/lint/lint-checks.js';
import { lintRows } from '../../../../src/knowledge/lint/lint-rows.js';
import type { LintSettings } from '../../../../src/knowledge/lint/lint-settings.js';

const example = (text: string, label: string | null, more: Partial<Example> = {}): Example => ({
  text,
  label,
  ...more,
});
const placed = (examples: readonly Example[]) =>
  examples.map((row, index) => ({ example: row, file: 'rows.jsonl', line: index + 1 }));
/** `CODE line` of each finding; thin cases do not count unless asked for. */
const found = (examples: readonly Example[], settings: Partial<LintSettings> = {}) =>
  lintRows(placed(examples), { leastRows: 1, ...settings }).map(({ code, line }) => `${code} ${line}`);

const long =
  'wir warten nun schon seit drei wochen auf die neue waschmaschine und bei euch geht niemand ans telefon was ist da los';
const invoice = (start: number, end: number, value?: string) => ({
  entities: [{ type: 'invoice_number', start, end, ...(value === undefined ? {} : { value }) }],
});

describe('lintRows', () => {
  it('leaves alone what differs: other words, other numbers, another subject', () => {
    expect(
      found([
        example('wo ist mein paket', 'track_order'),
        example('wo ist mein paket 4711', 'track_order'),
        example('bitte melden', 'track_order', { subject: 'Mein Paket' }),
        example('bitte melden', 'get_refund', { subject: 'Mein Geld' }),
        example('?!', null),
      ]),
    ).toEqual([]);
  });

  it.each<[string, readonly Example[], readonly string[]]>([
    [
      'the same words',
      [example('Größe falsch!', 'return_item'), example('groesse  FALSCH', 'return_item')],
      ['W001 2'],
    ],
    [
      'nearly the same words',
      [example(long, 'delivery_problem'), example(`${long} bitte`, 'delivery_problem')],
      ['W002 2'],
    ],
    ['one text, two labels', [example('storno', 'cancel_order'), example('Storno.', null)], ['W003 2']],
    [
      'nearly one text, two labels',
      [example(long, 'delivery_problem'), example(`ja ${long}`, 'complaint')],
      ['W003 2'],
    ],
    ['an empty entity', [example('RE-7 falsch', 'check_invoice', invoice(3, 3))], ['W004 1']],
    ['an entity beyond the text', [example('RE-7', 'check_invoice', invoice(0, 5))], ['W004 1']],
    ['an entity with a blank', [example('RE-7 falsch', 'check_invoice', invoice(0, 5))], ['W004 1']],
    ['an entity that cuts an emoji', [example('😀RE-7', 'check_invoice', invoice(1, 6))], ['W004 1']],
    [
      'entities that overlap',
      [
        example('RE-7', 'check_invoice', {
          entities: [...invoice(0, 4).entities, ...invoice(3, 4).entities],
        }),
      ],
      ['W004 1'],
    ],
    [
      'a type that nobody knows',
      [example('Zähler 88', null, { entities: [{ type: 'meter_number', start: 7, end: 9 }] })],
      ['W005 1'],
    ],
    ['a value of another text', [example('RE-7', 'check_invoice', invoice(0, 4, 'RE-8'))], ['W006 1']],
    [
      'one label in two spellings',
      ['a_b', 'a_b', 'A b'].map((label, n) => example(`${n}`, label)),
      ['W008 3'],
    ],
    ['no text', [example(' \n', 'track_order'), example('...', 'track_order')], ['W009 1', 'W009 2']],
    ['an absurdly long text', [example('ab '.repeat(2000), null)], ['W010 1']],
    [
      'German called English',
      [
        example('ich habe das paket nicht bekommen und warte schon seit montag auf die lieferung', 'x', {
          language: 'en',
        }),
      ],
      ['W012 1'],
    ],
  ])('finds %s', (_, examples, codes) => {
    expect(found(examples)).toEqual(codes);
  });

  it('finds labels that are no business case, where the cases are known', () => {
    const rows = [example('wo ist es', 'track_ordr'), example('hallo', null)];
    expect(found(rows, { businessCases: new Set(['track_order']) })).toEqual(['W011 1']);
  });

  it('holds each case to its floor in every language that it has rows in', () => {
    const rows = [
      example('wo ist mein paket', 'track_order', { language: 'de' }),
      example('paket weg', 'track_order', { language: 'de' }),
      example('where is it', 'track_order', { language: 'en' }),
    ];
    expect(found(rows, { leastRows: 2 })).toEqual(['W007 3']);
  });

  it('names the earlier row, says what to do, and repeats no text', () => {
    const [finding] = lintRows(placed([example('Geheim 4711', 'a'), example('geheim 4711', 'a')]), {
      leastRows: 1,
    });
    expect(finding).toMatchObject({
      file: 'rows.jsonl',
      line: 2,
      severity: 'warning',
      related: [{ file: 'rows.jsonl', line: 1 }],
    });
    expect(JSON.stringify(finding)).not.toMatch(/geheim/i);
  });

  it('gives every check its own code, name and advice', () => {
    expect(new Set(LINT_CHECKS.map(({ code }) => code)).size).toBe(LINT_CHECKS.length);
    for (const { code, name, definition, hint } of LINT_CHECKS) {
      expect(code).toMatch(/^W\d{3}$/);
      expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(Math.min(definition.length, hint.length)).toBeGreaterThan(20);
    }
  });
});
