import type { Prediction } from '../domain/prediction.js';
import { type ComposedMessage, composeClassifierText, wantedText } from './compose-classifier-text.js';
import { decidePrediction } from './decide-prediction.js';
import { type Explanation, explainText } from './explain-text.js';
import { createFeaturizer, type Featurizer } from './featurizer.js';
import { findFurtherCases } from './further-cases.js';
import type { LinearMember } from './linear-member.js';
import { linearValues } from './linear-values.js';
import type { ModelManifest } from './model-manifest.js';
import type { NetworkMember } from './network-member.js';
import { type LinearRunner, linearRunner } from './run-linear-member.js';
import { type MemberRunner, memberRunner } from './run-member.js';
import { createScorer, type Scorer, type ScorerOptions } from './score-text.js';
import { MAX_TEXT_LENGTH } from './text-grams.js';
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

/** What was learnt, before it is made ready to run. */
export interface EnsembleParts {
  readonly vocabulary: Vocabulary;
  readonly members: readonly NetworkMember[];
  readonly linear: LinearMember | null;
}

/** An ensemble ready to run; nothing in it depends on the manifest. */
export interface Ensemble {
  readonly featurizer: Featurizer;
  readonly members: readonly MemberRunner[];
  readonly linear: LinearRunner | null;
}

/** Copies the weights to where they are run. */
export function createEnsemble({ vocabulary, members, linear }: EnsembleParts): Ensemble {
  return {
    featurizer: createFeaturizer(vocabulary),
    members: members.map(memberRunner),
    linear: linear === null ? null : linearRunner(linear, linearValues(vocabulary)),
  };
}

/** The ensemble's scorer; its linear member is asked as `linear` says, and not where that is null. */
export function scorerOf(
  ensemble: Ensemble,
  { linear, ...classes }: Pick<ScorerOptions, 'classes' | 'inScopeClasses'> & Pick<ModelManifest, 'linear'>,
): Scorer {
  const judge = ensemble.linear === null || linear === null ? null : { run: ensemble.linear, ...linear };
  return createScorer({ ...ensemble, ...classes, linear: judge });
}

export function createClassifier(manifest: ModelManifest, ensemble: Ensemble): Classifier {
  const { labels, classes, linear, calibration, id: modelId } = manifest;
  const scorer = scorerOf(ensemble, { linear, classes, inScopeClasses: labels.length });
  return {
    manifest,
    scorer,
    classifyBatch: (inputs) =>
      inputs.map((input) => {
        const { text, deniesAWish } = wantedText(input);
        const decide = (read: string) => {
          const score = scorer.scoreText(read, calibration);
          const further = findFurtherCases(score, {
            scorer,
            calibration,
            least: calibration.secondaryConfidence,
          });
          const readInPart = read.length > MAX_TEXT_LENGTH;
          return decidePrediction(score, { labels, calibration, modelId, further, readInPart, deniesAWish });
        };
        const prediction = decide(text);
        // where the rest says nothing ("I don't want to pay this, it is wrong") the denial is the message
        return deniesAWish && prediction.tier === 'triage'
          ? decide(composeClassifierText(input))
          : prediction;
      }),
    explain: (input) => explainText(wantedText(input).text, { scorer, labels, calibration }),
  };
}
