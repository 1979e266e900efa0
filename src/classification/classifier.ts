import type { Prediction } from '../domain/prediction.js';
import { type ComposedMessage, composeClassifierText, wantedText } from './compose-classifier-text.js';
import { decidePrediction } from './decide-prediction.js';
import { type Explanation, explainText } from './explain-text.js';
import { createFeaturizer } from './featurizer.js';
import type { LinearMember } from './linear-member.js';
import { linearValues } from './linear-values.js';
import type { ModelManifest } from './model-manifest.js';
import type { NetworkMember } from './network-member.js';
import { linearRunner } from './run-linear-member.js';
import { memberRunner } from './run-member.js';
import { createScorer, type Scorer } from './score-text.js';
import type { Vocabulary } from './vocabulary.js';

export type ClassifierInput = ComposedMessage;

/** A loaded model. Synchronous, holds no handles; may be dropped at any time. */
export interface Classifier {
  readonly manifest: ModelManifest;
  /** One prediction per input, in order. Never throws on any text. */
  classifyBatch(inputs: readonly ClassifierInput[]): Prediction[];
  /** The words that carried the first choice, strongest first: each measured by leaving it out. */
  explain(input: ClassifierInput): Explanation;
  /** Scores before calibration, for training and diagnosis. */
  readonly scorer: Scorer;
}

/** Everything that a classifier is made of. */
export interface ClassifierParts {
  readonly manifest: ModelManifest;
  readonly vocabulary: Vocabulary;
  readonly members: readonly NetworkMember[];
  readonly linear: LinearMember | null;
}

export function createClassifier({ manifest, vocabulary, members, linear }: ClassifierParts): Classifier {
  const { labels, calibration, id: modelId } = manifest;
  const scorer = createScorer({
    featurizer: createFeaturizer(vocabulary),
    members: members.map(memberRunner),
    linear:
      linear === null || manifest.linear === null
        ? null
        : { run: linearRunner(linear, linearValues(vocabulary)), ...manifest.linear },
    classes: manifest.classes,
    inScopeClasses: labels.length,
  });
  return {
    manifest,
    scorer,
    classifyBatch: (inputs) =>
      inputs.map((input) => {
        const { text, deniesAWish } = wantedText(input);
        const decide = (read: string) =>
          decidePrediction(scorer.scoreText(read, calibration), {
            labels,
            calibration,
            modelId,
            deniesAWish,
          });
        const prediction = decide(text);
        // where the rest says nothing ("I don't want to pay this, it is wrong") the denial is the message
        return deniesAWish && prediction.tier === 'triage'
          ? decide(composeClassifierText(input))
          : prediction;
      }),
    explain: (input) => explainText(wantedText(input).text, { scorer, labels, calibration }),
  };
}
