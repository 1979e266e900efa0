import { openHttpDirectory } from '../../src/adapters/customer-directory/open-http-directory.js';
import { openRecordDirectory } from '../../src/adapters/customer-directory/open-record-directory.js';
import { startDirectoryServer } from '../fakes/directory-server.js';
import { fakeCustomerDirectory } from '../fakes/fake-customer-directory.js';
import { customerDirectoryContract } from './customer-directory-contract.js';

const nothing = async () => undefined;

customerDirectoryContract('the fake', async (records) => ({
  directory: fakeCustomerDirectory(records),
  close: nothing,
}));

customerDirectoryContract('the embedded one', async (records) => ({
  directory: openRecordDirectory(records),
  close: nothing,
}));

customerDirectoryContract('one behind HTTP', async (records) => {
  const server = await startDirectoryServer(records);
  const directory = openHttpDirectory({ url: server.url, timeoutMs: 30_000 });
  return { directory, close: server.close };
});
