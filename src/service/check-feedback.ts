import type { Entity } from '../domain/entity.js';
import type { FeedbackKind } from '../domain/feedback.js';
import type { Message } from '../domain/message.js';
import type { Ticket, TicketEntity } from '../domain/ticket.js';
import { spanProblem } from '../knowledge/entity-training/annotated-row.js';
import type { KnowledgeSource } from './knowledge-source.js';
import { invalid, type Outcome, ok, type Problem } from './outcome.js';

export interface EntityCorrection {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  /** The normalised value; the marked text unless told. */
  readonly value?: string;
  /** The message whose `newText` the offsets index; the ticket's first unless told. */
  readonly messageId?: string;
}

export interface FeedbackInput {
  /** `rejected`: the prediction is wrong, and what would be right is left open. */
  readonly kind: FeedbackKind;
  /** The right business case of `corrected`; null says that the message is out of scope. */
  readonly businessCase?: string | null;
  /** All the right entities, replacing those found. */
  readonly entities?: readonly EntityCorrection[];
  readonly note?: string;
}

export interface CheckedFeedback {
  readonly businessCase: string | null;
  /** Null where the agent left the entities alone. */
  readonly entities: readonly TicketEntity[] | null;
}

/** Holds an agent's feedback against the ticket and the known business cases. */
export async function checkFeedback(
  knowledge: KnowledgeSource,
  ticket: Ticket,
  messages: readonly Message[],
  input: FeedbackInput,
): Promise<Outcome<CheckedFeedback>> {
  if (input.kind === 'corrected' && input.businessCase === undefined && input.entities === undefined) {
    return invalid(
      'feedback-empty',
      'A correction names the right business case, the right entities, or both.',
    );
  }
  if (
    input.kind !== 'corrected' &&
    input.businessCase !== undefined &&
    input.businessCase !== ticket.businessCase
  ) {
    return invalid(
      'feedback-contradiction',
      `Feedback of kind ${input.kind} cannot name another business case.`,
    );
  }
  const businessCase = input.businessCase === undefined ? ticket.businessCase : input.businessCase;
  if (businessCase !== null && (await knowledge.businessCase(businessCase)) === null) {
    return invalid('business-case-unknown', 'There is no such business case.', [
      { path: '/businessCase', sentence: 'is not a key of a business case' },
    ]);
  }
  if (input.entities === undefined) return ok({ businessCase, entities: null });

  const problems: Problem[] = [];
  const entities = input.entities.flatMap((correction, index) => {
    const messageId = correction.messageId ?? ticket.messageIds[0];
    const message = messages.find((candidate) => candidate.id === messageId);
    const entity = message && corrected(correction, message, ticket);
    if (entity === undefined) {
      problems.push({
        path: `/entities/${index}`,
        sentence: 'does not mark a part of a message of this ticket',
      });
      return [];
    }
    return [entity];
  });
  if (problems.length === 0) problems.push(...spanProblems(entities, messages));
  return problems.length > 0
    ? invalid('entities-invalid', 'Some entities do not fit the text.', problems)
    : ok({ businessCase, entities });
}

/** Marks that no tagger can learn from: of blanks, of half a character, over another. */
function spanProblems(entities: readonly TicketEntity[], messages: readonly Message[]): readonly Problem[] {
  return messages.flatMap((message) => {
    const places = [...entities.keys()].filter((index) => entities[index]?.messageId === message.id);
    const own = entities.filter(({ messageId }) => messageId === message.id);
    const problem = spanProblem({ text: message.newText, entities: own });
    if (problem === null) return [];
    const told = problem.replace(/(?<=\/entities\/)\d+/g, (place) => String(places[Number(place)]));
    const [, path = '', sentence = ''] = /^(\S+\d):? (.*)$/.exec(told) ?? [];
    return [{ path, sentence }];
  });
}

/** An entity that the recognisers had found at the same place keeps its value, unless the agent gave another. */
function corrected(correction: EntityCorrection, message: Message, ticket: Ticket): TicketEntity | undefined {
  const { type, start, end } = correction;
  if (!(Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end)) return undefined;
  if (end > message.newText.length) return undefined;
  const found: Entity | undefined = ticket.entities.find(
    (entity) =>
      entity.messageId === message.id && entity.type === type && entity.start === start && entity.end === end,
  );
  const text = message.newText.slice(start, end);
  return {
    type,
    value: correction.value ?? found?.value ?? text,
    text,
    start,
    end,
    confidence: 1,
    recognizer: 'agent',
    messageId: message.id,
  };
}
