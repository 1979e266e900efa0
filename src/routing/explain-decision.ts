import type { DecisionData, DecisionRecord } from '../domain/decision-record.js';
import type { DisplayLanguage } from '../domain/language.js';
import { fill, type Words, wordsOf } from './explanation/decision-words.js';
import { type DecisionNames, tellSentence } from './explanation/tell-sentence.js';

/** What a decision record says, as sentences in German or English: the decision first, then why. */
export function explainDecision(
  record: Pick<DecisionRecord, 'data'>,
  language: DisplayLanguage,
  names: DecisionNames = {},
): readonly string[] {
  const { data } = record;
  const teller: Teller = {
    words: wordsOf(language),
    businessCase: (key) => (key === null ? wordsOf(language).noCase : (names.businessCases?.get(key) ?? key)),
    agent: (id) => names.agents?.get(id) ?? id,
    queue: (name) => names.queues?.get(name) ?? name,
    say: (sentence) => tellSentence(sentence, language, names),
  };
  switch (data.kind) {
    case 'prediction':
      return explainPrediction(data, teller);
    case 'queueing':
      return explainQueueing(data, teller);
    case 'reservation':
      return explainReservation(data, teller);
    case 'reservation-end':
      return explainEnd(data, teller);
    case 'feedback':
      return explainFeedback(data, teller);
    case 'answer':
      return [fill(teller.words.answered, { article: data.title })];
    case 'reply': {
      const { agentId, title } = data;
      const values = {
        agent: agentId === null ? teller.words.supervisor : teller.agent(agentId),
        article: title ?? '',
      };
      return [fill(title === null ? teller.words.replied : teller.words.repliedWith, values)];
    }
    case 'answer-rating': {
      const rater = data.by === 'agent' ? teller.agent(data.raterId) : teller.words.customer;
      const template = data.helpful ? teller.words.ratedHelpful : teller.words.ratedUnhelpful;
      return [fill(template, { rater, article: data.articleId })];
    }
    case 'note':
      return [teller.say(data.sentence)];
  }
}

interface Teller {
  readonly words: Words;
  readonly businessCase: (key: string | null) => string;
  readonly agent: (id: string) => string;
  readonly queue: (name: string) => string;
  /** Translates a sentence of the record. */
  readonly say: (sentence: string) => string;
}

type DataOf<Kind extends DecisionData['kind']> = Extract<DecisionData, { readonly kind: Kind }>;

function explainPrediction(
  { prediction }: DataOf<'prediction'>,
  { words, businessCase, agent }: Teller,
): readonly string[] {
  const { memory, confidence, tier, modelId, outOfScope, alternatives, secondary } = prediction;
  const values = {
    model: modelId,
    case: businessCase(prediction.businessCase),
    confidence: percent(confidence),
  };
  const others = alternatives.filter((ranked) => ranked.businessCase !== prediction.businessCase);
  return [
    fill(outOfScope ? words.predictedOutOfScope : words.predicted, values),
    ...(memory === undefined
      ? []
      : [
          fill(words.memory[memory.effect], {
            similarity: percent(memory.similarity),
            agents: memory.agents.map(agent).join(', '),
            network: businessCase(memory.networkBusinessCase),
            networkConfidence: percent(memory.networkConfidence),
            case: businessCase(memory.businessCase),
            weight: percent(memory.weight),
          }),
        ]),
    words.tiers.get(tier) ?? tier,
    ...(others.length > 0
      ? [
          fill(words.alternatives, {
            list: others
              .map((r) => `${businessCase(r.businessCase)} (${percent(r.confidence)} %)`)
              .join(', '),
          }),
        ]
      : []),
    ...(secondary.length > 0
      ? [fill(words.secondary, { list: secondary.map(businessCase).join(', ') })]
      : []),
  ];
}

function explainQueueing(data: DataOf<'queueing'>, { words, queue, say }: Teller): readonly string[] {
  const skills = Object.entries(data.requiredSkills).map(([skill, minimum]) => `${skill} ≥ ${minimum}`);
  const values = {
    queue: queue(data.queue),
    priority: String(data.priority),
    version: String(data.workflowVersion),
  };
  return [
    fill(words.queued, { ...values, skills: skills.length > 0 ? skills.join(', ') : words.noSkills }),
    ...data.filters.map((trial) =>
      trial.matched
        ? fill(words.filterHeld, { filter: trial.filter }) +
          trial.failed.map((sentence) => ` ${words.but} ${say(sentence)}`).join('')
        : fill(words.filterFailed, { filter: trial.filter, why: trial.failed.map(say).join(' ') }),
    ),
  ];
}

function explainReservation(data: DataOf<'reservation'>, { words, agent, say }: Teller): readonly string[] {
  return [
    fill(words.offered, { agent: agent(data.agentId) }),
    ...(data.notes ?? []).map(say),
    ...data.candidates
      .filter(({ chosen }) => !chosen)
      .map(({ agentId, reasons }) => `${agent(agentId)}: ${reasons.map(say).join(' ')}`),
  ];
}

function explainEnd(data: DataOf<'reservation-end'>, { words, agent, say }: Teller): readonly string[] {
  const template = words.ends.get(data.state) ?? words.ended;
  const why = data.reason === null ? '' : ` (${say(data.reason)})`;
  return [fill(template, { agent: agent(data.agentId), why, state: data.state })];
}

function explainFeedback(
  data: DataOf<'feedback'>,
  { words, agent, businessCase }: Teller,
): readonly string[] {
  const template = words.feedback.get(data.feedback) ?? words.feedbackOther;
  return [
    fill(template, { agent: agent(data.agentId), from: businessCase(data.from), to: businessCase(data.to) }),
  ];
}

const percent = (share: number) => (share * 100).toFixed(1);
