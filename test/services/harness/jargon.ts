import type { Call } from '../../e2e/harness/api.js';
import { until } from '../../e2e/harness/api.js';

/** A word that only this company's customers use. */
const JARGON = [
  'wo bleibt meine sternenpost',
  'Wann kommt die Sternenpost für Februar?',
  'Die Sternenpost ist noch nicht angekommen, wo ist sie?',
  'sternenpost nicht da, wo steckt die',
  'Meine Sternenpost sollte gestern kommen, ist aber nicht im Briefkasten.',
  'Können Sie mir sagen, wo die Sternenpost bleibt?',
  'hallo, sternenpost vom märz fehlt mir noch',
];
/** Kept out of training, so that the gate sees what has been learnt, whatever else so small a model gets wrong by chance. */
const GOLDEN_JARGON = [
  'Sternenpost fehlt schon wieder',
  'Ich warte seit Tagen auf die Sternenpost, wo ist sie?',
  'Ist die Sternenpost für Mai unterwegs?',
  'sternenpost nicht bekommen',
  'Guten Tag, die Sternenpost kam diesen Monat nicht.',
  'Wo ist die Sternenpost?',
  'Unsere Sternenpost ist nicht im Briefkasten gewesen',
  'bitte prüfen wo die sternenpost steckt',
  'Kommt die Sternenpost noch?',
  'Seit einer Woche keine Sternenpost, was ist da los',
  'Die Sternenpost vom Juni ist weg',
  'hab die sternenpost immer noch nicht',
];
const NEXT_JARGON = 'Hallo, wo ist denn die Sternenpost für April?';

/** Teaches the service that word, at one instance, and follows the training at another; the finished job. */
export async function learnJargon(at: Call, follow: Call) {
  const label = 'technical_fault';
  const examples = [
    ...JARGON.map((text) => ({ text, label })),
    ...GOLDEN_JARGON.map((text) => ({ text, label, golden: true })),
  ];
  const added = await at('POST', '/v1/knowledge/examples', { examples });
  if (added.status !== 201) throw new Error(`the examples were refused: ${added.status}`);
  const { body } = await at('POST', '/v1/models/retrain');
  return until(
    'the retraining',
    async () => {
      const { body: job } = await follow('GET', `/v1/jobs/${body.jobId}`);
      return job.endedAt === null ? null : job;
    },
    240_000,
  );
}

/** Which model an instance answers with. */
export const modelAt = async (call: Call): Promise<string> =>
  (await call('POST', '/v1/classify', [{ text: NEXT_JARGON }])).body[0].modelId;
