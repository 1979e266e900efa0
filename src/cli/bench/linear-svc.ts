import type { PeerFigures } from './peer-figures.js';
import { measurePythonPeer, type PythonPeerOptions } from './python-peer.js';

/**
 * scikit-learn's LinearSVC on word 1-2-grams and character 2-5-grams (sublinear tf-idf), the strongest peer that trains from
 * scratch, in one thread on the in-scope rows. Null where `python` cannot be started or has no scikit-learn.
 */
export function measureLinearSvc(options: PythonPeerOptions): Promise<PeerFigures | null> {
  return measurePythonPeer(SCRIPT, options);
}

const SCRIPT = `
import json, sys, time
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import make_pipeline, make_union
from sklearn.svm import LinearSVC
data = json.load(sys.stdin)
(X, y), (T, _) = (zip(*data[k]) for k in ('train', 'test'))
model = make_pipeline(make_union(
    TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
    TfidfVectorizer(analyzer='char_wb', ngram_range=(2, 5), sublinear_tf=True)), LinearSVC())
begun = time.perf_counter(); model.fit(X, y); trained = time.perf_counter()
model.predict(T[:200]); warm = time.perf_counter()
found = model.predict(T); done = time.perf_counter()
print(json.dumps({'found': list(found), 'trainSeconds': trained - begun, 'classifySeconds': done - warm}))
`;
