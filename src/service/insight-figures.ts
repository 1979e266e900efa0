import type { Answer } from '../domain/answer.js';
import type { Prediction, Tier } from '../domain/prediction.js';
import type { Ticket } from '../domain/ticket.js';
import { answerScore } from '../knowledge/answers/rank-answers.js';

/** Tickets by day (UTC) and business case, for the cases that are most frequent over all days. */
export interface MixOverTime {
  /** yyyy-mm-dd, oldest first, without gaps. */
  readonly days: readonly string[];
  /** Most frequent first; one number a day. `null`: no business case. */
  readonly cases: readonly { readonly businessCase: string | null; readonly tickets: readonly number[] }[];
  /** All tickets of the day. */
  readonly totals: readonly number[];
}

const DAY_MS = 86_400_000;
const dayOf = (date: Date) => date.toISOString().slice(0, 10);

export function mixOverTime(
  tickets: readonly Pick<Ticket, 'businessCase' | 'createdAt'>[],
  { now, days: count, most }: { readonly now: Date; readonly days: number; readonly most: number },
): MixOverTime {
  const days = Array.from({ length: count }, (_, index) =>
    dayOf(new Date(now.getTime() - (count - 1 - index) * DAY_MS)),
  );
  const place = new Map(days.map((day, index) => [day, index]));
  const byCase = new Map<string | null, number[]>();
  const totals = days.map(() => 0);
  for (const { businessCase, createdAt } of tickets) {
    const index = place.get(dayOf(createdAt));
    if (index === undefined) continue;
    const counts = byCase.get(businessCase) ?? days.map(() => 0);
    byCase.set(businessCase, counts);
    counts[index] = (counts[index] ?? 0) + 1;
    totals[index] = (totals[index] ?? 0) + 1;
  }
  const sum = (counts: readonly number[]) => counts.reduce((total, one) => total + one, 0);
  const cases = [...byCase]
    .map(([businessCase, counts]) => ({ businessCase, tickets: counts }))
    .sort((a, b) => sum(b.tickets) - sum(a.tickets))
    .slice(0, most);
  return { days, cases, totals };
}

/** Messages of these tickets, and how many of them no reply has answered: a reply answers all before it too. */
export function unansweredMessages(tickets: readonly Pick<Ticket, 'messageIds' | 'replies'>[]): {
  readonly messages: number;
  readonly unanswered: number;
} {
  let messages = 0;
  let unanswered = 0;
  for (const { messageIds, replies = [] } of tickets) {
    const answered = Math.max(-1, ...replies.map(({ messageId }) => messageIds.indexOf(messageId)));
    messages += messageIds.length;
    unanswered += messageIds.length - 1 - answered;
  }
  return { messages, unanswered };
}

/** How an article fares: how often it was sent, by whom, and what was said of it. */
export interface ArticleFigures {
  readonly answerId: string;
  readonly title: string;
  readonly language: string;
  readonly sent: number;
  /** Of those sent by agents, how many they changed before. */
  readonly edited: number;
  readonly automatic: number;
  readonly helpful: number;
  readonly unhelpful: number;
  /** How good it surely is by its ratings, 0..1. */
  readonly score: number;
}

/** Those that were sent or rated, most used first. */
export function articleFigures(
  articles: readonly Answer[],
  tickets: readonly Pick<Ticket, 'replies'>[],
): readonly ArticleFigures[] {
  const sent = tickets.flatMap(({ replies = [] }) => replies);
  return articles
    .map((article) => {
      const own = sent.filter(({ articleId }) => articleId === article.id);
      const { helpful = 0, unhelpful = 0 } = article.ratings ?? {};
      return {
        answerId: article.id,
        title: article.title,
        language: article.language,
        sent: own.length,
        edited: own.filter(({ edited }) => edited).length,
        automatic: own.filter(({ automatic }) => automatic).length,
        helpful,
        unhelpful,
        score: answerScore(article),
      };
    })
    .filter(({ sent: count, helpful, unhelpful }) => count + helpful + unhelpful > 0)
    .sort((a, b) => b.sent - a.sent || b.helpful + b.unhelpful - a.helpful - a.unhelpful);
}

/** Of the tickets that an agent has judged: how many the model was this sure of, and how many of those it had right. */
export interface TierPrecision {
  readonly tier: Tier;
  readonly judged: number;
  readonly right: number;
}

export function precisionByTier(
  judged: readonly { readonly prediction: Prediction; readonly businessCase: string | null }[],
): readonly TierPrecision[] {
  return (['automate', 'preselect', 'suggest', 'triage'] as const).map((tier) => {
    const own = judged.filter(({ prediction }) => prediction.tier === tier);
    const right = own.filter(({ prediction, businessCase }) => prediction.businessCase === businessCase);
    return { tier, judged: own.length, right: right.length };
  });
}
