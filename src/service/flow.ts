import type { Explanation } from '../classification/explain-text.js';
import type { Prediction } from '../domain/prediction.js';
import { DEFAULT_EXTRACTION_SETTINGS, type ExtractionSettings } from '../extraction/extraction-settings.js';
import type { KnowledgeSource } from './knowledge-source.js';
import type { TrialTally } from './trial-tally.js';

/** What a classifier is asked about one text. */
export interface ClassifierInput {
  readonly text: string;
  readonly subject?: string;
  readonly language?: string;
  /** Decides which model answers while one is on trial; without it the champion does, alone. */
  readonly messageId?: string;
}

/** A loaded model. Never changes: a swap puts another one in its place. */
export interface LiveClassifier {
  readonly modelId: string;
  /** One prediction for each input, in order. */
  classifyBatch(inputs: readonly ClassifierInput[]): readonly Prediction[];
  /** The words that carried the first choice, strongest first. */
  explain(input: ClassifierInput): Explanation;
}

/** What the way of a message needs beside store, bus and clock. */
export interface Flow {
  readonly knowledge: KnowledgeSource;
  /** The model that is live now; taken once a batch, so that no batch mixes two. */
  readonly classifier: () => LiveClassifier;
  /** Counts what a model on trial has shown; default: nobody does. */
  readonly trialTally?: Pick<TrialTally, 'count'>;
  readonly settings: FlowSettings;
}

export interface FlowSettings {
  /** Addresses of the company: mail that comes from them is a loop. */
  readonly ownAddresses: readonly string[];
  /** How long after its last message a conversation is still joined by a message that does not name it; 7 days. */
  readonly conversationWindowMs: number;
  /** How long the same text from the same sender counts as a duplicate; 24 hours. */
  readonly duplicateWindowMs: number;
  /** How long after its completion a ticket is opened again by a further message; later ones open a new ticket; 14 days. */
  readonly reopenWindowMs: number;
  /** How long after a completion its agent is asked first when the conversation goes on; 30 days. */
  readonly lastAgentWindowMs: number;
  /** How facts are found: the time zone that customers mean, the company's own formats, the learned tagger. */
  readonly extraction: ExtractionSettings;
}

export const DEFAULT_FLOW_SETTINGS: FlowSettings = {
  ownAddresses: [],
  conversationWindowMs: 7 * 86_400_000,
  duplicateWindowMs: 86_400_000,
  reopenWindowMs: 14 * 86_400_000,
  lastAgentWindowMs: 30 * 86_400_000,
  extraction: DEFAULT_EXTRACTION_SETTINGS,
};
