import type { Example } from '../../../../src/domain/example.js';
import type { TrainingSettings } from '../../../../src/knowledge/training/training-settings.js';

/** Small enough to train in a moment, big enough to learn from. */
export const TINY_SETTINGS: TrainingSettings = {
  members: 2,
  network: {
    dimension: 16,
    hidden: 8,
    epochs: 6,
    batchSize: 32,
    bagLearningRate: 0.02,
    featureDropout: 0.2,
    denseDropout: 0.1,
  },
  backend: 'wasm',
};

const OPENINGS = [
  'hello',
  'hi there',
  'good morning',
  'please',
  'hey',
  'dear team',
  'one question',
  'excuse me',
  'hallo',
  'guten tag',
];
const REQUESTS: Readonly<Record<string, readonly string[]>> = {
  track_order: [
    'where is my parcel',
    'when does my parcel arrive',
    'has the parcel been shipped',
    'wo bleibt mein paket',
    'track the delivery',
  ],
  get_refund: [
    'i want my money back',
    'please refund the amount',
    'refund me now',
    'ich möchte mein geld zurück',
    'give the money back',
  ],
  recover_password: [
    'i forgot my password',
    'reset the password',
    'cannot log in any more',
    'passwort vergessen',
    'new password please',
  ],
};

/** Fifty rows a case. */
export function tinyRows(): Example[] {
  return Object.entries(REQUESTS).flatMap(([label, requests]) =>
    OPENINGS.flatMap((opening) => requests.map((request) => ({ text: `${opening}, ${request}`, label }))),
  );
}
