import type { TicketReply } from '../../../src/domain/reply.js';
import type { Ticket } from '../../../src/domain/ticket.js';
import { insights } from '../../../src/service/insights.js';
import { fakeClock } from '../../fakes/fake-clock.js';
import { inMemoryStore } from '../../fakes/in-memory-store.js';
import { aTicket } from '../../fixtures/domain/a-ticket.js';

const reply = (messageId: string, parts: Partial<TicketReply> = {}): TicketReply => ({
  id: `r-${messageId}`,
  sentAt: '2026-03-01T08:00:00Z',
  messageId,
  channel: 'email',
  automatic: false,
  agentId: 'anna',
  articleId: null,
  edited: false,
  text: 'x',
  requestKey: null,
  ...parts,
});

describe('insights', () => {
  const clock = fakeClock();
  const daysAgo = (days: number) => new Date(clock.now().getTime() - days * 86_400_000);

  it('tell volumes by day and case, automation with its precision, answers, and what nobody answered', async () => {
    const store = inMemoryStore();
    let number = 0;
    const keep = async (parts: Partial<Ticket>) => {
      const id = `T-${++number}`;
      const ticket = aTicket({ id, messageIds: [`${id}-m1`], createdAt: daysAgo(0), ...parts });
      await store.tickets.insertMany([{ document: ticket }]);
      return id;
    };
    await keep({ createdAt: daysAgo(40), businessCase: 'old_case' });
    await keep({ createdAt: daysAgo(1) });
    await keep({ businessCase: null });
    // answered by the machine, and the customer wrote again
    await keep({
      messageIds: ['a1', 'a2'],
      replies: [reply('a1', { automatic: true, articleId: 'where', agentId: null })],
    });
    // answered by an agent: the later answer answers what came before, too
    const judged = await keep({
      messageIds: ['b1', 'b2'],
      confidence: 1,
      replies: [reply('b2', { articleId: 'where', edited: true })],
    });
    const alternatives = [{ businessCase: 'get_invoice', confidence: 0.9 }];
    await store.decisions.insertMany([
      {
        id: 'd1',
        ticketId: judged,
        at: daysAgo(0),
        data: {
          kind: 'prediction',
          messageId: 'b1',
          prediction: {
            businessCase: 'get_invoice',
            outOfScope: false,
            confidence: 0.9,
            tier: 'preselect',
            alternatives,
            secondary: [],
            modelId: 'M',
          },
        },
      },
      {
        id: 'd2',
        ticketId: judged,
        at: daysAgo(0),
        data: {
          kind: 'feedback',
          agentId: 'anna',
          feedback: 'corrected',
          from: 'get_invoice',
          to: 'track_order',
        },
      },
    ]);
    const article = {
      id: 'where',
      version: 1,
      businessCase: 'track_order',
      language: 'de' as const,
      title: 'Wo',
      text: 'x',
      requiredEntities: [],
      ratings: { helpful: 3, unhelpful: 1 },
    };
    const found = await insights(
      { store, clock },
      { answers: async () => [article, { ...article, id: 'b' }] },
    );
    expect(found).toMatchObject({ tickets: 4, complete: true, drift: null, messages: 6, unanswered: 3 });
    expect(found.mix.days).toHaveLength(14);
    expect(found.mix.totals.slice(-2)).toEqual([1, 3]);
    expect(found.mix.cases).toMatchObject([{ businessCase: 'track_order' }, { businessCase: null }]);
    expect(found.mix.cases[0]?.tickets.slice(-2)).toEqual([1, 2]);
    expect(found.automation).toMatchObject({ answered: 1, cameBack: 1 });
    expect(found.automation.precision).toContainEqual({ tier: 'preselect', judged: 1, right: 0 });
    expect(found.answers).toMatchObject([
      { answerId: 'where', sent: 2, edited: 1, automatic: 1, helpful: 3, unhelpful: 1 },
      { answerId: 'b', sent: 0 },
    ]);
    expect(JSON.stringify(found)).not.toContain('anna');
  });
});
