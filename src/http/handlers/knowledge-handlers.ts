import type { Answer as Article } from '../../domain/answer.js';
import type { BusinessCase } from '../../domain/business-case.js';
import type { LocalizedText } from '../../domain/language.js';
import type { PageRequest } from '../../ports/page.js';
import { caseSuggestions } from '../../service/case-suggestions.js';
import { caseHistory, mergeCases, renameCase, splitCase } from '../../service/change-cases.js';
import { judgeFeedback } from '../../service/judge-feedback.js';
import { addExamples, type NewExample, putBusinessCase } from '../../service/knowledge-changes.js';
import { notFound } from '../../service/outcome.js';
import { rateAnswer, suggestAnswers } from '../../service/suggest-answers.js';
import { decideSuspect, openSuspects, type SuspectVerdict } from '../../service/suspect-labels.js';
import { type Answer, answer, answerAll, answerOutcome, NO_CONTENT, refuse } from '../answer.js';
import { type Call, param } from '../call.js';
import type { HttpDependencies } from '../http-dependencies.js';
import { answerToJson, businessCaseToJson, exampleToJson } from '../to-json/knowledge-to-json.js';

interface ExampleQuery extends PageRequest {
  readonly label?: string;
  readonly outOfScope?: boolean;
  readonly golden?: boolean;
}

interface PartBody {
  readonly key: string;
  readonly profile: Omit<BusinessCase, 'key'>;
  readonly examples: readonly string[];
}

export function knowledgeHandlers({ context, knowledge, useCases }: HttpDependencies) {
  const changing = ({ caller }: Pick<Call, 'caller'>) => ({ context, knowledge, by: caller.name });
  return {
    async listBusinessCases(): Promise<Answer> {
      return answerAll((await knowledge.businessCases()).map(businessCaseToJson));
    },

    async getBusinessCase(call: Call): Promise<Answer> {
      const key = param(call, 'key');
      const businessCase = await knowledge.businessCase(key);
      return businessCase === null
        ? refuse(notFound('business-case', key))
        : answer(businessCaseToJson(businessCase));
    },

    async putBusinessCase(call: Call<Omit<BusinessCase, 'key'>>): Promise<Answer> {
      const outcome = await putBusinessCase(context, { ...call.body, key: param(call, 'key') });
      return answerOutcome(outcome, businessCaseToJson);
    },

    async renameBusinessCase(
      call: Call<{ readonly key: string; readonly names?: LocalizedText }>,
    ): Promise<Answer> {
      const outcome = await renameCase(changing(call), param(call, 'key'), call.body);
      return answerOutcome(outcome, businessCaseToJson);
    },

    async mergeBusinessCase(call: Call<{ readonly into: string }>): Promise<Answer> {
      const outcome = await mergeCases(changing(call), param(call, 'key'), call.body.into);
      return answerOutcome(outcome, businessCaseToJson);
    },

    async splitBusinessCase(call: Call<{ readonly parts: readonly PartBody[] }>): Promise<Answer> {
      const parts = call.body.parts.map(({ key, profile, examples }) => ({ ...profile, key, examples }));
      return answerOutcome(await splitCase(changing(call), param(call, 'key'), parts), (result) => result);
    },

    async getBusinessCaseHistory(call: Call): Promise<Answer> {
      const changes = await caseHistory(context, param(call, 'key'));
      return answerAll(changes.map((change) => ({ ...change, at: change.at.toISOString() })));
    },

    async suggestBusinessCases(): Promise<Answer> {
      return answerAll(await caseSuggestions(context, knowledge));
    },

    async listExamples(call: Call<unknown, ExampleQuery>): Promise<Answer> {
      const { outOfScope, ...query } = call.query;
      const wanted = outOfScope === true ? { ...query, label: null } : query;
      const { items, next } = await context.store.examples.list(wanted);
      return answer({ items: items.map(exampleToJson), next });
    },

    async addExamples(
      call: Call<{ readonly examples: readonly NewExample[] } | readonly NewExample[]>,
    ): Promise<Answer> {
      const [examples, pointer] =
        'examples' in call.body ? [call.body.examples, '/body/examples'] : [call.body, '/body'];
      const outcome = await addExamples(context, knowledge, examples, call.caller.name);
      return answerOutcome(outcome, (added) => added, { status: 201, pointer });
    },

    async removeExample(call: Call): Promise<Answer> {
      const id = param(call, 'id');
      return (await context.store.examples.remove(id)) ? NO_CONTENT : refuse(notFound('example', id));
    },

    async getFeedbackQuality(): Promise<Answer> {
      return answer(await judgeFeedback(context));
    },

    async listReviewQueue(call: Call<unknown, PageRequest>): Promise<Answer> {
      return answer(await useCases.reviewQueue(call.query));
    },

    async listSuspects(): Promise<Answer> {
      return answer({ ...(await openSuspects(context, knowledge)), next: null });
    },

    async decideSuspect(call: Call<SuspectVerdict>): Promise<Answer> {
      const id = param(call, 'id');
      const outcome = await decideSuspect(context, knowledge, {
        id,
        verdict: call.body,
        by: call.caller.name,
      });
      if (outcome.kind !== 'ok') return refuse(outcome);
      const { decision } = call.body;
      context.log.info({ suspect: id, decision, keyId: call.caller.keyId }, 'suspect.decided');
      return NO_CONTENT;
    },

    async listAnswers(
      call: Call<unknown, { readonly businessCase?: string; readonly language?: string }>,
    ): Promise<Answer> {
      return answerAll((await useCases.listAnswers(call.query)).map(answerToJson));
    },

    async putAnswer(
      call: Call<
        Omit<Article, 'id' | 'version' | 'ratings' | 'requiredEntities'> &
          Partial<Pick<Article, 'requiredEntities'>>
      >,
    ): Promise<Answer> {
      const article = {
        ...call.body,
        id: param(call, 'id'),
        requiredEntities: call.body.requiredEntities ?? [],
      };
      return answerOutcome(await useCases.putAnswer(article), answerToJson);
    },

    async suggestAnswers(call: Call): Promise<Answer> {
      const outcome = await suggestAnswers(context, knowledge, param(call, 'id'));
      return answerOutcome(outcome, (items) => ({ items, next: null }));
    },

    async rateAnswer(call: Call<{ readonly helpful: boolean }>): Promise<Answer> {
      const { role, agentId, name } = call.caller;
      const place = { ticketId: param(call, 'id'), answerId: param(call, 'answerId') };
      const by = role === 'ingest' ? 'customer' : 'agent';
      const rating = { helpful: call.body.helpful, by, raterId: agentId ?? name } as const;
      return answerOutcome(await rateAnswer(context, knowledge, place, rating), answerToJson);
    },
  };
}
