import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationError } from '../../../src/app/configuration.js';
import { openCustomerDirectory } from '../../../src/app/open-customer-directory.js';
import { readCustomerFile } from '../../../src/app/read-customer-file.js';
import { SILENT_LOG } from '../../fakes/silent.js';
import { aCustomer } from '../../fixtures/domain/a-customer.js';

const dir = mkdtempSync(join(tmpdir(), 'weiche-customers-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const fileOf = (name: string, content: string) => {
  writeFileSync(join(dir, name), content);
  return join(dir, name);
};
const read = (name: string, content: string) => readCustomerFile(fileOf(name, content));

const KARIN = {
  customerNumber: 'K-77',
  name: 'Karin Obermeier',
  emailAddresses: ['karin@kunde.example'],
  phoneNumbers: ['+49 221 471-0815'],
  orders: [{ number: '4711-2290', fields: { status: 'sent' } }, { number: '4711-1000' }],
};
const JONAS = { customerNumber: 'K-88' };
const nobody = aCustomer({
  ...JONAS,
  name: null,
  emailAddresses: [],
  phoneNumbers: [],
  ibans: [],
  fields: {},
  orders: [],
  contracts: [],
});
const karin = {
  ...nobody,
  ...KARIN,
  orders: [
    { number: '4711-2290', fields: { status: 'sent' } },
    { number: '4711-1000', fields: {} },
  ],
};

const HEAD = 'customer_number,name,email_address,order_number,order_status,customer_segment';
const semicolons = (text: string) => text.replaceAll(',', ';');

describe('a file of customers', () => {
  it.each([
    ['customers.json', JSON.stringify([KARIN, JONAS], null, 2)],
    ['customers.jsonl', `${JSON.stringify(KARIN)}\n\n${JSON.stringify(JONAS)}\n`],
  ])('is read from %s', async (name, content) => expect(await read(name, content)).toEqual([karin, nobody]));

  it('is read from CSV: rows of one number are one customer', async () => {
    const csv = [
      HEAD,
      'K-77,Karin Obermeier,karin@kunde.example,4711-2290,sent,business',
      'K-88,,,,,',
      'K-77,Karin O.,karin@arbeit.example,4711-1000,,private',
      '',
    ].join('\r\n');
    const both = ['karin@kunde.example', 'karin@arbeit.example'];
    const expected = [
      { ...karin, phoneNumbers: [], emailAddresses: both, fields: { segment: 'business' } },
      nobody,
    ];
    expect(await read('customers.csv', csv)).toEqual(expected);
    expect(await read('customers.csv', `\uFEFF${semicolons(csv)}`)).toEqual(expected);
  });

  it.each([
    ['a.json', '{"customers": []}', /a\.json: must be an array of customers$/],
    ['a.json', '[{"customerNumber": "K-1"}, {"name": "Karin"}]', /a\.json: \/1 must have required property/],
    [
      'a.json',
      '[{"customerNumber": "K-1", "orders": [{"number": 5}]}]',
      /a\.json: \/0\/orders\/0\/number must be string$/,
    ],
    ['a.json', '[', /a\.json: is not JSON$/],
    ['a.jsonl', '{"customerNumber": "K-1"}\n{"customerNumber"', /a\.jsonl:2: is not JSON$/],
    [
      'a.jsonl',
      '\n{"customerNumber": "K-1", "phoneNumbers": ["0221 471"]}',
      /a\.jsonl:2: \/phoneNumbers\/0 must match pattern/,
    ],
    [
      'a.jsonl',
      '{"customerNumber": "K-1", "email": "a@b.c"}',
      /a\.jsonl:1: customer must NOT have additional properties$/,
    ],
    [
      'a.jsonl',
      '{"customerNumber": "K-1", "fields": {"Größe": "1"}}',
      /a\.jsonl:1: \/fields must match pattern/,
    ],
    [
      'a.jsonl',
      '{"customerNumber": "K-1"}\n{"customerNumber": "K-1"}',
      /a\.jsonl:2: \/customerNumber is there more than once$/,
    ],
    ['a.csv', 'name,order_number\nKarin,5', /a\.csv:1: there is no column customer_number$/],
    ['a.csv', 'customer_number,Ort\nK-1,Köln', /a\.csv:1: column 2 is none of customer_number/],
    ['a.csv', 'customer_number,order_status\nK-1,sent', /a\.csv:1: column 2 needs a column order_number$/],
    ['a.csv', 'customer_number,name,name\nK-1,a,b', /a\.csv:1: column 3 has the name of another$/],
    ['a.csv', `${HEAD}\nK-1,"Karin\nObermeier"\n`, /a\.csv:2: has 2 fields, the head 6$/],
    ['a.csv', `${HEAD}\nK-1,"Karin\nObermeier",,,,\n,Jonas,,,,`, /a\.csv:4: has no customer_number$/],
    ['a.csv', `${HEAD}\nK-1,,,,sent,`, /a\.csv:2: has fields without order_number$/],
    ['a.csv', `${HEAD}\nK-1,,,,,\nK-2,,no address,,,`, /a\.csv:3: \/emailAddresses\/0 must match pattern/],
    ['a.xml', '<a/>', /a\.xml: must be a \.csv, \.json or \.jsonl file$/],
  ])('names what is wrong in %s %j, and repeats none of it', async (name, content, expected) => {
    const reading = read(name, content);
    await expect(reading).rejects.toThrow(expected);
    await expect(reading).rejects.not.toThrow(/Karin|Köln|0221/);
  });

  it('ends the start with the setting, file and line', async () => {
    const open = (file: string) =>
      openCustomerDirectory({ customerDirectory: { kind: 'file', file } }, SILENT_LOG);
    await expect(open(fileOf('b.jsonl', '{}'))).rejects.toThrow(ConfigurationError);
    await expect(open(fileOf('b.jsonl', '{}'))).rejects.toThrow(
      /^WEICHE_CUSTOMER_DIRECTORY: .*b\.jsonl:1: customer must have/,
    );
    await expect(open(join(dir, 'none.csv'))).rejects.toThrow(
      /^WEICHE_CUSTOMER_DIRECTORY: .*none\.csv: cannot be read /,
    );
  });

  it('is not asked for where none is named, nor a service without its key', async () => {
    expect(await openCustomerDirectory({ customerDirectory: null }, SILENT_LOG)).toBeUndefined();
    const http = { kind: 'http', url: 'http://127.0.0.1:1', timeoutMs: 10 } as const;
    for (const keyFile of [join(dir, 'no-key'), fileOf('key', 'two\nlines'), fileOf('empty', '\n')]) {
      const opening = openCustomerDirectory({ customerDirectory: { ...http, keyFile } }, SILENT_LOG);
      await expect(opening).rejects.toThrow(/^WEICHE_CUSTOMER_DIRECTORY_KEY_FILE: /);
    }
  });
});
