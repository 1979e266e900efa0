import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type CustomerRecord,
  type DirectoryKey,
  isDirectoryKeyType,
} from '../../src/domain/customer-record.js';
import { fakeCustomerDirectory } from './fake-customer-directory.js';

/** What the server does with a question: answers from its records unless told. */
export type Behaviour = 'answer' | 'silent' | 'error' | 'broken-json' | 'wrong-shape' | 'redirect';

export interface DirectoryServer {
  readonly url: string;
  /** Questions so far. */
  readonly questions: readonly {
    readonly keys: readonly DirectoryKey[];
    readonly authorization: string | null;
  }[];
  behave(how: Behaviour): void;
  close(): Promise<void>;
}

/** A company's own directory as docs/data-format.md describes it, on a free port of this machine. */
export async function startDirectoryServer(records: readonly CustomerRecord[]): Promise<DirectoryServer> {
  const directory = fakeCustomerDirectory(records);
  const questions: { keys: readonly DirectoryKey[]; authorization: string | null }[] = [];
  let how: Behaviour = 'answer';
  const reply = async (request: IncomingMessage, response: ServerResponse) => {
    const keys = keysIn(await textOf(request));
    questions.push({ keys, authorization: request.headers.authorization ?? null });
    if (request.method !== 'POST' || request.url !== '/crm/lookup') return response.writeHead(404).end();
    switch (how) {
      case 'silent':
        return undefined;
      case 'error':
        return response.writeHead(503).end('karin@kunde.example is not well');
      case 'redirect':
        return response.writeHead(307, { location: '/crm/elsewhere' }).end();
      case 'broken-json':
        return response.end('{"customers": [{"name": "Karin Obermeier"');
      case 'wrong-shape':
        return response.end('{"customers": [{"name": "Karin Obermeier"}]}');
      case 'answer': {
        const { customers } = await directory.find(keys);
        return response.end(JSON.stringify({ customers }));
      }
    }
  };
  const server = createServer((request, response) => void reply(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/crm`,
    questions,
    behave: (next) => {
      how = next;
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of request) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces).toString('utf8');
}

function keysIn(body: string): readonly DirectoryKey[] {
  const { keys } = JSON.parse(body) as { keys: readonly { type: string; value: string }[] };
  return keys.flatMap(({ type, value }) => (isDirectoryKeyType(type) ? [{ type, value }] : []));
}
