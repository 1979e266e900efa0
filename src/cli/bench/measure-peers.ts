import type { BenchFlags } from './bench-flags.js';
import { measureFastText } from './fast-text.js';
import { measureLinearSvc } from './linear-svc.js';
import { measureNaturalBayes } from './natural-bayes.js';
import { measureNlpJs } from './nlp-js.js';
import type { PeerFigures, PeerRows } from './peer-figures.js';

export type PeerName = 'naturalBayes' | 'nlpJs' | 'fastText' | 'linearSvc';

/** The classifiers that people would take instead, one after the other; a sentence where one is not installed. */
export async function measurePeers(
  data: PeerRows,
  { python = 'python3', nlpjs = '.' }: Pick<BenchFlags, 'python' | 'nlpjs'>,
): Promise<Readonly<Record<PeerName, PeerFigures | string>>> {
  return {
    naturalBayes: measureNaturalBayes(data),
    nlpJs:
      (await measureNlpJs({ ...data, directory: nlpjs })) ??
      'not measured: no @nlpjs/basic (npm install @nlpjs/basic in the directory that --nlpjs names)',
    fastText:
      (await measureFastText({ ...data, python })) ?? 'not measured: no python with fasttext (--python)',
    linearSvc:
      (await measureLinearSvc({ ...data, python })) ?? 'not measured: no python with scikit-learn (--python)',
  };
}
