import type { Prediction } from '../domain/prediction.js';
import type { Ticket } from '../domain/ticket.js';
import { allPages } from './all-pages.js';
import { createCaseMix } from './case-mix.js';
import {
  type ArticleFigures,
  articleFigures,
  type MixOverTime,
  mixOverTime,
  precisionByTier,
  type TierPrecision,
  unansweredMessages,
} from './insight-figures.js';
import type { KnowledgeSource } from './knowledge-source.js';
import type { ServiceContext } from './service-context.js';

/** What supervisors judge the weeks by: volumes, drift, automation, answers. No figure is one person's. */
export interface Insights {
  /** How many tickets of the last days were read; where that is the limit, older ones are missing. */
  readonly tickets: number;
  readonly complete: boolean;
  readonly mix: MixOverTime;
  /** Of the last 24 hours against the 7 days before (population stability index); null: too few tickets. */
  readonly drift: number | null;
  readonly automation: {
    /** Answered without a person. */
    readonly answered: number;
    /** Of these, how many customers wrote again. */
    readonly cameBack: number;
    /** Of the latest judged tickets. */
    readonly precision: readonly TierPrecision[];
  };
  readonly answers: readonly ArticleFigures[];
  readonly messages: number;
  readonly unanswered: number;
}

const DAYS = 14;
const MOST_TICKETS = 20_000;
const MOST_JUDGED = 200;
const CASES = 8;

/** Reads the tickets of the last 14 days, at most 20,000: for people who look, not for deciding. */
export async function insights(
  context: Pick<ServiceContext, 'store' | 'clock'>,
  knowledge: Pick<KnowledgeSource, 'answers'>,
): Promise<Insights> {
  const { store, clock } = context;
  const now = clock.now();
  const since = now.getTime() - DAYS * 86_400_000;
  const tickets: Ticket[] = [];
  let complete = true;
  for await (const ticket of allPages((page) => store.tickets.find(page))) {
    if (ticket.createdAt.getTime() < since) break;
    if (tickets.length === MOST_TICKETS) {
      complete = false;
      break;
    }
    tickets.push(ticket);
  }
  const caseMix = createCaseMix();
  for (const { businessCase, createdAt } of tickets) caseMix.count(businessCase, createdAt);
  const answered = tickets.filter(({ replies = [] }) => replies.some(({ automatic }) => automatic));
  return {
    tickets: tickets.length,
    complete,
    mix: mixOverTime(tickets, { now, days: DAYS, most: CASES }),
    drift: caseMix.drift(now),
    automation: {
      answered: answered.length,
      cameBack: answered.filter(({ messageIds }) => messageIds.length > 1).length,
      precision: precisionByTier(await judgedPredictions(context, tickets)),
    },
    answers: articleFigures(await knowledge.answers(), tickets),
    ...unansweredMessages(tickets),
  };
}

/** What the model first said of the latest tickets that an agent has confirmed or corrected, and what it is. */
async function judgedPredictions(
  { store }: Pick<ServiceContext, 'store'>,
  tickets: readonly Ticket[],
): Promise<readonly { readonly prediction: Prediction; readonly businessCase: string | null }[]> {
  const judged: { readonly prediction: Prediction; readonly businessCase: string | null }[] = [];
  // a person's word makes the confidence 1
  for (const { id, businessCase } of tickets.filter(({ confidence }) => confidence === 1)) {
    if (judged.length === MOST_JUDGED) break;
    const records = await store.decisions.byTicket(id);
    const first = records.find(({ data }) => data.kind === 'prediction')?.data;
    const isJudged = records.some(({ data }) => data.kind === 'feedback');
    if (isJudged && first?.kind === 'prediction') judged.push({ prediction: first.prediction, businessCase });
  }
  return judged;
}
