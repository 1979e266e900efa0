import { notFound } from '../../service/outcome.js';
import { type Answer, answer, answerOutcome, refuse } from '../answer.js';
import { type Call, param } from '../call.js';
import type { HttpDependencies, SubmittedMessage } from '../http-dependencies.js';
import { problem } from '../problem.js';
import { messageToJson } from '../to-json/message-to-json.js';

/** What intake refuses, where the status is not 422. */
const STATUS_OF_CODE: ReadonlyMap<string, number> = new Map([
  ['too-large', 413],
  ['unsupported-content-type', 415],
  ['schema-violation', 400],
]);

export function messageHandlers({ context, useCases }: HttpDependencies) {
  return {
    async submitMessage(call: Call<SubmittedMessage | Buffer>): Promise<Answer> {
      const idempotencyKey = call.header('idempotency-key');
      const input = Buffer.isBuffer(call.body) ? { channel: 'email' as const, bytes: call.body } : call.body;
      const outcome = await useCases.submitMessage(input, {
        keyId: call.caller.keyId,
        ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
      });
      const status = outcome.kind === 'invalid' ? STATUS_OF_CODE.get(outcome.code) : undefined;
      if (status !== undefined && outcome.kind !== 'ok') {
        return { kind: 'problem', problem: problem(status, outcome.code, outcome.sentence) };
      }
      return answerOutcome(outcome, ({ messageId }) => ({ messageId }), { status: 202 });
    },

    async getMessage(call: Call): Promise<Answer> {
      const id = param(call, 'id');
      const message = await context.store.messages.get(id);
      if (message === null) return refuse(notFound('message', id));
      const [ticket] = await context.store.tickets.byMessageIds([id]);
      return answer(messageToJson(message, ticket?.id ?? null));
    },
  };
}
