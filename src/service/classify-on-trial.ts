import { createHash } from 'node:crypto';
import type { OtherPrediction, Prediction } from '../domain/prediction.js';
import type { LiveClassifier } from './flow.js';

export interface TrialModels {
  readonly champion: LiveClassifier;
  readonly challenger: LiveClassifier;
  /** Share of the messages that the challenger decides, 0..0.5. */
  readonly share: number;
  /** Told when the challenger could not answer; the champion then answers alone. */
  readonly onFailure: (error: unknown) => void;
}

/**
 * Champion and challenger read the same messages; each prediction is that of one of them alone, and carries what the
 * other one said. Which one decides hangs on the message's id, so all instances, and all deliveries of the message,
 * choose alike. Texts without a `messageId` are read by the champion only.
 */
export function classifyOnTrial({ champion, challenger, share, onFailure }: TrialModels): LiveClassifier {
  const challengerAnswers = (inputs: Parameters<LiveClassifier['classifyBatch']>[0]) => {
    const asked = inputs.flatMap((input, position) =>
      input.messageId === undefined ? [] : [{ input, position }],
    );
    if (asked.length === 0) return new Map<number, Prediction>();
    try {
      const answers = challenger.classifyBatch(asked.map(({ input }) => input));
      return new Map(
        asked.flatMap(({ position }, n) => {
          const answer = answers[n];
          return answer === undefined ? [] : [[position, answer] as const];
        }),
      );
    } catch (error) {
      onFailure(error);
      return new Map<number, Prediction>();
    }
  };
  return {
    modelId: champion.modelId,
    explain: (input) => champion.explain(input),
    classifyBatch(inputs) {
      const others = challengerAnswers(inputs);
      return champion.classifyBatch(inputs).map((own, position) => {
        const other = others.get(position);
        if (other === undefined) return own;
        return isCanary(inputs[position]?.messageId ?? '', share)
          ? { ...other, beside: told(own, 'champion') }
          : { ...own, beside: told(other, 'challenger') };
      });
    },
  };
}

const told = (
  { modelId, businessCase, confidence, tier }: Prediction,
  role: OtherPrediction['role'],
): OtherPrediction => ({ role, modelId, businessCase, confidence, tier });

/** Whether the challenger decides this message: true for `share` of all ids, and for those ids for every larger share. */
export function isCanary(messageId: string, share: number): boolean {
  const place = createHash('sha256').update(`canary\n${messageId}`).digest().readUInt32BE(0) / 2 ** 32;
  return place < share;
}
