import request from 'supertest';
import type { Role } from '../../../src/domain/api-key.js';
import type { DomainEvent } from '../../../src/domain/event.js';
import { createWorksCouncil } from '../../../src/http/works-council.js';
import { ok } from '../../../src/service/outcome.js';
import { aTicket } from '../../fixtures/domain/a-ticket.js';
import { bearer, KEYS, openHttp, type TestHttp } from './open-http.js';

const NAMES = { 'agent-1': 'Anna Berger', 'agent-2': 'Ben Okafor' };
const SOMEBODY = /agent-[12]\b|Anna|Berger|Ben|Okafor/;

async function open(worksCouncil: boolean): Promise<TestHttp> {
  const http = await openHttp({
    settings: { worksCouncil },
    useCases: {
      explainTicket: async (ticketId) =>
        ok({
          ticketId,
          decisions: await http.store.decisions.byTicket(ticketId),
          sentences: ['Offered to Anna Berger.', 'Ben Okafor: lacks orders 2.'],
          waiting: null,
        }),
    },
  });
  for (const [id, name] of Object.entries(NAMES)) {
    await http.store.agents.put({
      id,
      version: 0,
      name,
      skills: { orders: 3 },
      languages: ['de'],
      capacity: { email: 2, 'web-form': 1, chat: 1 },
      presence: 'available',
      presenceSince: http.clock.now(),
      idleSince: http.clock.now(),
    });
  }
  const ticket = aTicket({ id: 'T-1', state: 'assigned', agentId: 'agent-1', preferredAgentId: 'agent-2' });
  await http.store.tickets.insertMany([{ document: ticket }]);
  await http.store.decisions.insertMany([
    {
      id: 'd1',
      ticketId: 'T-1',
      at: http.clock.now(),
      data: {
        kind: 'reservation',
        agentId: 'agent-1',
        reservationId: 'R-1',
        candidates: [{ agentId: 'agent-2', chosen: false, reasons: ['Ben Okafor is at work on 2 tickets.'] }],
      },
    },
  ]);
  return http;
}
const get = (http: TestHttp, path: string, key: string) => request(http.app).get(path).set(bearer(key));

describe('works-council mode', () => {
  it.each([
    '/v1/agents',
    '/v1/overview',
    '/v1/tickets',
    '/v1/tickets/T-1',
    '/v1/tickets/T-1/explanation',
    '/v1/knowledge/feedback-quality',
    '/v1/insights',
  ])('%s names nobody to a supervisor, and everybody to an admin', async (path) => {
    const http = await open(true);
    const told = await get(http, path, KEYS.supervisor);
    expect(told.status).toBe(200);
    expect(JSON.stringify(told.body)).not.toMatch(SOMEBODY);
    const off = await get(await open(false), path, KEYS.supervisor);
    expect((await get(http, path, KEYS.admin)).body).toEqual(off.body);
  });

  it('calls one agent the same in the list, the figures and the tickets, and in another order than the ids', async () => {
    const http = await open(true);
    const told = (path: string) => get(http, path, KEYS.supervisor);
    const agents = await told('/v1/agents');
    const overview = await told('/v1/overview');
    const ticket = await told('/v1/tickets/T-1');
    const ids: readonly string[] = agents.body.items.map(({ id }: { id: string }) => id);
    expect(ids).toEqual([...ids].sort());
    expect(overview.body.agents.map(({ agentId }: { agentId: string }) => agentId)).toEqual(ids);
    expect(ids).toContain(ticket.body.agentId);
    expect(agents.body.items[0]).toMatchObject({ skills: {}, presence: 'available' });
    expect(Object.keys(agents.body.items[0])).not.toContain('presenceSince');
  });

  it('calls nobody the same tomorrow, so that no days can be added up', async () => {
    const http = await open(true);
    const today = (await get(http, '/v1/tickets/T-1', KEYS.supervisor)).body.agentId;
    http.clock.advance(86_400_000);
    expect((await get(http, '/v1/tickets/T-1', KEYS.supervisor)).body.agentId).not.toBe(today);
  });

  it.each(['/v1/agents/agent-1', '/v1/agents/agent-1/reservations', '/v1/tickets?agentId=agent-1'])(
    'a supervisor who knows an id may not ask %s',
    async (path) => {
      const http = await open(true);
      expect((await get(http, path, KEYS.supervisor)).body).toMatchObject({
        status: 403,
        code: 'works-council-mode',
      });
      expect((await get(http, path, KEYS.admin)).status).toBe(200);
      expect((await get(http, path, KEYS.agent)).status).toBe(200);
    },
  );

  it('lets agents see themselves, and nothing of colleagues', async () => {
    const http = await open(true);
    expect((await get(http, '/v1/agents/agent-1', KEYS.agent)).body).toMatchObject({ name: 'Anna Berger' });
    const ticket = await get(http, '/v1/tickets/T-1', KEYS.agent);
    expect(ticket.body.agentId).toBe('agent-1');
    expect(JSON.stringify((await get(http, '/v1/tickets/T-1', KEYS.otherAgent)).body)).not.toContain(
      '"agent-1"',
    );
    expect((await get(http, '/v1/tickets?agentId=agent-1', KEYS.otherAgent)).status).toBe(403);
  });

  it('is told to the page', async () => {
    expect((await get(await open(true), '/v1/me', KEYS.supervisor)).body.agentsHidden).toBe(true);
    expect((await get(await open(true), '/v1/me', KEYS.admin)).body.agentsHidden).toBe(false);
    expect((await get(await open(false), '/v1/me', KEYS.supervisor)).body.agentsHidden).toBe(false);
  });

  it('holds for events too', async () => {
    const http = await open(true);
    const worksCouncil = createWorksCouncil(http.context, true);
    const event: DomainEvent = {
      id: 'e',
      type: 'agent.presence',
      version: 1,
      occurredAt: http.clock.now(),
      topic: 'weiche.agents',
      key: 'agent-1',
      data: { agentId: 'agent-1', previousAgentId: 'agent-2' },
    };
    const tellTo = async (role: Role, agentId: string | null = null) =>
      (await worksCouncil.eventTeller({ keyId: 'k', name: 'n', role, agentId }))(event);
    expect(JSON.stringify(await tellTo('supervisor'))).not.toMatch(SOMEBODY);
    expect((await tellTo('agent', 'agent-1')).data).toMatchObject({ agentId: 'agent-1' });
    expect(await tellTo('admin')).toEqual(event);
  });
});
