import type { CustomerRecord, DirectoryKey } from '../../src/domain/customer-record.js';
import type { CustomerDirectory } from '../../src/ports/customer-directory.js';
import { aCustomer, anotherCustomer } from '../fixtures/domain/a-customer.js';

/** A directory that knows the records. */
export type OpenDirectory = (records: readonly CustomerRecord[]) => Promise<{
  readonly directory: CustomerDirectory;
  close(): Promise<void>;
}>;

/** What a directory promises (src/ports/customer-directory.ts), as examples. */
export function customerDirectoryContract(name: string, open: OpenDirectory): void {
  describe(`${name} as a customer directory`, () => {
    const karin = aCustomer({ invoices: [{ number: 'RE-2026-4', fields: {} }] });
    const jonas = anotherCustomer();
    const son = anotherCustomer({
      customerNumber: 'K-99',
      emailAddresses: ['karin@kunde.example'],
      orders: [],
      invoices: [],
    });
    let directory: CustomerDirectory;
    let close: () => Promise<void>;
    beforeAll(async () => {
      ({ directory, close } = await open([karin, jonas, son]));
    });
    afterAll(async () => {
      await directory.close();
      await close();
    });

    const found = async (...keys: DirectoryKey[]) => {
      const { customers, unanswered } = await directory.find(keys);
      expect(unanswered).toEqual([]);
      return customers.map(({ customerNumber }) => customerNumber).sort();
    };

    it.each<DirectoryKey>([
      { type: 'customer_number', value: 'K-77' },
      { type: 'customer_number', value: 'k 77' },
      { type: 'order_number', value: '4711-1000' },
      { type: 'order_number', value: '47111000' },
      { type: 'contract_number', value: 'vk80021' },
      { type: 'invoice_number', value: 'RE-2026-4' },
      { type: 'phone_number', value: '+49 221 4710815' },
      { type: 'iban', value: 'DE89370400440532013000' },
    ])('finds a customer by %j', async (key) => expect(await found(key)).toEqual(['K-77']));

    it('finds all who share an address, however it is written', async () => {
      expect(await found({ type: 'email_address', value: 'Karin@Kunde.Example' })).toEqual(['K-77', 'K-99']);
    });

    it('tells everything of whom it finds', async () => {
      const { customers } = await directory.find([{ type: 'customer_number', value: 'K-77' }]);
      expect(customers).toEqual([karin]);
    });

    it('finds each customer once, by whatever keys', async () => {
      const keys: DirectoryKey[] = [
        { type: 'order_number', value: '4711-2290' },
        { type: 'order_number', value: '4711-1000' },
        { type: 'customer_number', value: 'K-77' },
        { type: 'order_number', value: '4711-3333' },
      ];
      expect(await found(...keys)).toEqual(['K-77', 'K-88']);
      expect(await found(...keys, ...keys)).toEqual(['K-77', 'K-88']);
    });

    it.each<DirectoryKey>([
      { type: 'order_number', value: '4711-9999' },
      // a number of another kind is another number
      { type: 'customer_number', value: '4711-2290' },
      { type: 'email_address', value: 'karin@kunde.example.org' },
      { type: 'order_number', value: '' },
    ])('finds nobody by %j', async (key) => expect(await found(key)).toEqual([]));

    it('finds nobody when nothing is asked for', async () => expect(await found()).toEqual([]));

    it('finds one among more keys than fit into one question', async () => {
      const many = Array.from(
        { length: 450 },
        (_, n): DirectoryKey => ({ type: 'order_number', value: `X-${n}` }),
      );
      expect(await found(...many, { type: 'order_number', value: '4711-3333' })).toEqual(['K-88']);
    });
  });
}
