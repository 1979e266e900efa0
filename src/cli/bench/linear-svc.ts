import { spawn } from 'node:child_process';
import type { Example } from '../../domain/example.js';

export interface LinearSvcFigures {
  readonly accuracy: number;
  readonly trainSeconds: number;
  readonly messagesPerSecond: number;
}

/**
 * scikit-learn's LinearSVC on word 1-2-grams and character 2-5-grams (sublinear tf-idf), the strongest peer that trains from
 * scratch, in one thread on the in-scope rows. Null where `python` cannot be started or has no scikit-learn.
 */
export function measureLinearSvc(options: {
  /** Program that runs Python 3. */
  readonly python: string;
  readonly rows: readonly Example[];
  readonly test: readonly Example[];
}): Promise<LinearSvcFigures | null> {
  const inScope = (rows: readonly Example[]) =>
    rows.flatMap(({ text, subject, label }) =>
      label === null ? [] : [[subject === undefined ? text : `${subject}\n${text}`, label]],
    );
  return new Promise((resolve) => {
    const child = spawn(options.python, ['-c', SCRIPT], {
      stdio: ['pipe', 'pipe', 'ignore'],
      env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
    });
    const output: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.on('error', () => resolve(null));
    child.on('close', (code) => resolve(code === 0 ? figuresOf(Buffer.concat(output).toString()) : null));
    // python may be gone before it has read everything
    child.stdin.on('error', () => {});
    child.stdin.end(JSON.stringify({ train: inScope(options.rows), test: inScope(options.test) }));
  });
}

function figuresOf(text: string): LinearSvcFigures | null {
  const [accuracy, trainSeconds, messagesPerSecond] = text.trim().split(' ').map(Number);
  const isFigure = (figure: number | undefined): figure is number => Number.isFinite(figure);
  if (!isFigure(accuracy) || !isFigure(trainSeconds) || !isFigure(messagesPerSecond)) return null;
  return { accuracy, trainSeconds, messagesPerSecond };
}

const SCRIPT = `
import json, sys, time
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.pipeline import make_pipeline, make_union
from sklearn.svm import LinearSVC
data = json.load(sys.stdin)
(X, y), (T, t) = (zip(*data[k]) for k in ('train', 'test'))
model = make_pipeline(make_union(
    TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
    TfidfVectorizer(analyzer='char_wb', ngram_range=(2, 5), sublinear_tf=True)), LinearSVC())
begun = time.perf_counter(); model.fit(X, y); trained = time.perf_counter()
model.predict(T[:200]); warm = time.perf_counter()
found = model.predict(T); done = time.perf_counter()
print(sum(a == b for a, b in zip(found, t)) / len(t), trained - begun, len(T) / (done - warm))
`;
