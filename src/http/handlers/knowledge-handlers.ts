import type { Answer as Article } from '../../domain/answer.js';
import type { BusinessCase } from '../../domain/business-case.js';
import type { PageRequest } from '../../ports/page.js';
import { addExamples, type NewExample, putBusinessCase } from '../../service/knowledge-changes.js';
import { notFound } from '../../service/outcome.js';
import { type Answer, answer, answerAll, answerOutcome, NO_CONTENT, refuse } from '../answer.js';
import { type Call, param } from '../call.js';
import type { HttpDependencies } from '../http-dependencies.js';
import { answerToJson, businessCaseToJson, exampleToJson } from '../to-json/knowledge-to-json.js';

interface ExampleQuery extends PageRequest {
  readonly label?: string;
  readonly outOfScope?: boolean;
  readonly golden?: boolean;
}

export function knowledgeHandlers({ context, knowledge, useCases }: HttpDependencies) {
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

    async listReviewQueue(call: Call<unknown, PageRequest>): Promise<Answer> {
      return answer(await useCases.reviewQueue(call.query));
    },

    async listAnswers(
      call: Call<unknown, { readonly businessCase?: string; readonly language?: string }>,
    ): Promise<Answer> {
      return answerAll((await useCases.listAnswers(call.query)).map(answerToJson));
    },

    async putAnswer(
      call: Call<
        Omit<Article, 'id' | 'version' | 'requiredEntities'> & Partial<Pick<Article, 'requiredEntities'>>
      >,
    ): Promise<Answer> {
      const article = {
        ...call.body,
        id: param(call, 'id'),
        requiredEntities: call.body.requiredEntities ?? [],
      };
      return answerOutcome(await useCases.putAnswer(article), answerToJson);
    },
  };
}
