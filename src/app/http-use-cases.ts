import { permittedTier } from '../domain/business-case.js';
import { extractFromMessage } from '../extraction/extract-from-message.js';
import type { HttpUseCases } from '../http/http-dependencies.js';
import { carryingWords } from '../service/carrying-words.js';
import { compareStoredModels } from '../service/compare-stored-models.js';
import type { Dispatcher } from '../service/dispatcher.js';
import { dryRunWorkflow } from '../service/dry-run-workflow.js';
import { explainTicket } from '../service/explain-ticket.js';
import type { Flow } from '../service/flow.js';
import type { KnowledgeSource } from '../service/knowledge-source.js';
import { putAnswer } from '../service/put-answer.js';
import type { RetrainJobs } from '../service/retrain-jobs.js';
import { reviewQueue } from '../service/review-queue.js';
import type { ServiceContext } from '../service/service-context.js';
import { submitMessage } from '../service/submit-message.js';
import { loadLiveClassifier } from './load-live-classifier.js';

export interface HttpUseCaseParts {
  readonly context: ServiceContext;
  readonly flow: Flow;
  readonly knowledge: KnowledgeSource;
  readonly dispatcher: Dispatcher;
  readonly retrainJobs: RetrainJobs;
}

/** What the HTTP interface calls, put together from the service's parts. */
export function httpUseCases({
  context,
  flow,
  knowledge,
  dispatcher,
  retrainJobs,
}: HttpUseCaseParts): HttpUseCases {
  const { ownAddresses, extraction } = flow.settings;
  return {
    submitMessage: (input, options) => {
      if ('bytes' in input)
        return submitMessage(context, { kind: 'raw', bytes: input.bytes }, { ownAddresses, ...options });
      const { channel, ...value } = input;
      return submitMessage(context, { kind: 'value', channel, value }, { ownAddresses, ...options });
    },
    explainTicket: (ticketId, language) =>
      explainTicket(context, { knowledge, dispatcher }, ticketId, language),
    carryingWords: (ticketId) => carryingWords(context, flow, ticketId),
    dryRunWorkflow: ({ workflow, limit }) => dryRunWorkflow(context, knowledge, workflow, { limit }),
    startRetrain: ({ requestedBy: _, ...request }) => retrainJobs.start(request),
    cancelJob: (jobId) => retrainJobs.cancel(jobId),
    compareModels: (request) =>
      compareStoredModels(context, { knowledge, load: loadLiveClassifier }, request),
    classify: async (rows) => {
      const byKey = new Map((await knowledge.businessCases()).map((one) => [one.key, one]));
      const inputs = rows.map(({ text, subject, language }) => ({
        text,
        ...(subject === undefined ? {} : { subject }),
        ...(language === undefined ? {} : { language }),
      }));
      const predictions = flow.classifier().classifyBatch(inputs);
      return predictions.map((prediction, index) => ({
        ...rows[index],
        ...prediction,
        tier: permittedTier(prediction.tier, byKey.get(prediction.businessCase ?? '')),
      }));
    },
    extract: async (rows) =>
      rows.map((row) => {
        const { text, subject, language, receivedAt } = row;
        const { entities, subjectEntities } = extractFromMessage(
          {
            text,
            receivedAt: receivedAt === undefined ? context.clock.now() : new Date(receivedAt),
            ...(subject === undefined ? {} : { subject }),
            ...(language === undefined ? {} : { language }),
          },
          extraction,
        );
        return { ...row, entities, ...(subject === undefined ? {} : { subjectEntities }) };
      }),
    reviewQueue: async ({ limit }) => ({
      items: await reviewQueue(context, limit === undefined ? {} : { limit }),
      next: null,
    }),
    listAnswers: async ({ businessCase, language }) =>
      (await knowledge.answers()).filter(
        (answer) =>
          (businessCase === undefined || answer.businessCase === businessCase) &&
          (language === undefined || answer.language === language),
      ),
    putAnswer: (article) => putAnswer(context, knowledge, article),
  };
}
