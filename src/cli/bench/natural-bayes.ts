import BayesClassifier from 'natural/lib/natural/classifiers/bayes_classifier.js';
import { type PeerFigures, type PeerRows, peerFigures, peerRows } from './peer-figures.js';

/** natural's naive Bayes with its own stemmer, as its documentation shows it. */
export function measureNaturalBayes({ rows, test }: PeerRows): PeerFigures {
  const begun = performance.now();
  const bayes = new BayesClassifier();
  for (const [text, label] of peerRows(rows)) bayes.addDocument(text, label);
  bayes.train();
  const trained = performance.now();
  const texts = peerRows(test).map(([text]) => text);
  for (const text of texts.slice(0, WARM_UP)) bayes.classify(text);
  const warm = performance.now();
  const found = texts.map((text) => bayes.classify(text));
  return peerFigures(
    {
      found,
      trainSeconds: (trained - begun) / 1000,
      classifySeconds: (performance.now() - warm) / 1000,
    },
    test,
  );
}

const WARM_UP = 200;
