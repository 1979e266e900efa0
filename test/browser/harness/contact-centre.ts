import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { apiOf, type Call, until } from '../../e2e/harness/api.js';
import { startServiceProcess } from '../../e2e/harness/service-process.js';

/** A running service with two agents, three queues, a workflow, an answer, and keys of every role. */
export interface ContactCentre {
  readonly url: string;
  readonly admin: Call;
  readonly keys: Readonly<Record<'anna' | 'ben' | 'supervisor' | 'data', string>>;
  /** Sends a raw mail and waits until it is a ticket in one of these states; returns the ticket. */
  mail(raw: string, states?: readonly string[]): Promise<{ readonly id: string; readonly version: number }>;
  close(): Promise<void>;
}

const everything = { email: 9, 'web-form': 9, chat: 9 };
const AGENTS = {
  anna: { name: 'Anna Berger', skills: { orders: 5, delivery: 5, triage: 3, general: 3, technical: 4 } },
  ben: { name: 'Ben Okafor', skills: { billing: 5, contracts: 5, general: 3, accounts: 4 } },
};
const QUEUES = {
  orders: { displayName: { de: 'Bestellungen', en: 'Orders' }, requiredSkills: { orders: 1 } },
  billing: { displayName: { de: 'Rechnungen', en: 'Billing' }, requiredSkills: { billing: 1 } },
  triage: { displayName: { de: 'Sichtung', en: 'Triage' }, requiredSkills: { triage: 1 } },
};
export const WORKFLOW = {
  filters: [
    {
      name: 'orders',
      when: { businessCase: ['track_order'] },
      target: { queue: 'orders', priority: 5, reservationTimeoutSeconds: 3600 },
    },
    {
      name: 'billing',
      when: { businessCase: ['get_invoice'] },
      target: { queue: 'billing', priority: 4, reservationTimeoutSeconds: 3600 },
    },
  ],
  default: { queue: 'triage', priority: 1, reservationTimeoutSeconds: 3600 },
};

export async function openContactCentre(env: Readonly<Record<string, string>> = {}): Promise<ContactCentre> {
  const dir = mkdtempSync(join(tmpdir(), 'weiche-console-'));
  const service = await startServiceProcess({ dataDir: join(dir, 'data'), env });
  const close = async () => {
    await service.stop();
    rmSync(dir, { recursive: true, force: true });
  };
  try {
    const call = apiOf(service.url);
    // a kept connection may be closed by the service just when it is used again
    const admin: Call = (method, ...rest) =>
      call(method, ...rest).catch((error: unknown) => {
        if (method === 'GET') return call(method, ...rest);
        throw error;
      });
    const must = async (...args: Parameters<Call>) => {
      const answer = await admin(...args);
      if (answer.status >= 300)
        throw new Error(`${args[1]}: ${answer.status} ${JSON.stringify(answer.body)}`);
      return answer.body;
    };
    for (const [name, queue] of Object.entries(QUEUES))
      await must('PUT', `/v1/queues/${name}`, { ...queue, weight: 1, serviceLevelSeconds: 3600 });
    const keys: Record<string, string> = {};
    for (const [id, agent] of Object.entries(AGENTS)) {
      await must('PUT', `/v1/agents/${id}`, { ...agent, languages: ['de', 'en'], capacity: everything });
      keys[id] = (await must('POST', '/v1/api-keys', { role: 'agent', agentId: id, name: agent.name })).key;
    }
    for (const role of ['supervisor', 'data'])
      keys[role] = (await must('POST', '/v1/api-keys', { role, name: role })).key;
    await must('PUT', '/v1/workflow', WORKFLOW);
    await must('PUT', '/v1/knowledge/answers/where-de', {
      businessCase: 'track_order',
      language: 'de',
      title: 'Sendung unterwegs',
      text: 'Guten Tag {{person_name}},\n\nIhre Bestellung {{order_number}} ist unterwegs; Sendungsnummer {{tracking_number}}.',
      requiredEntities: ['order_number'],
    });
    return {
      url: service.url,
      admin,
      keys: keys as ContactCentre['keys'],
      async mail(raw, states = ['reserved']) {
        const bytes = Buffer.from(raw.replaceAll('\n', '\r\n'));
        const sent = await admin('POST', '/v1/messages', bytes, { 'content-type': 'message/rfc822' });
        if (sent.status !== 202) throw new Error(`mail: ${sent.status} ${JSON.stringify(sent.body)}`);
        return until(`the mail to be a ticket that is ${states.join(' or ')}`, async () => {
          const { body } = await admin('GET', `/v1/tickets?messageId=${sent.body.messageId}`);
          return states.includes(body.items[0]?.state) ? body.items[0] : null;
        });
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
