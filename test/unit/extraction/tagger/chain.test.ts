import fc from 'fast-check';
import { createBestPath } from '../../../../src/extraction/tagger/best-path.js';
import { createChain } from '../../../../src/extraction/tagger/chain.js';
import { labelScheme, spansOfLabels, writeSpan } from '../../../../src/extraction/tagger/label-scheme.js';
import { transitionTable } from '../../../../src/extraction/tagger/transition-table.js';

const scheme = labelScheme(2);
const table = transitionTable(scheme);

/** Every labelling that the scheme allows. */
function allPaths(length: number): number[][] {
  let paths: number[][] = [...scheme.starts].map((label) => [label]);
  for (let t = 1; t < length; t++)
    paths = paths.flatMap((path) =>
      Array.from({ length: scheme.count }, (_, label) => [...path, label]).filter(
        (longer) => table.at(longer[t - 1] as number, longer[t] as number, 0) >= 0,
      ),
    );
  return paths.filter((path) => table.isExit(path.at(-1) as number));
}

describe('the chain', () => {
  const weight = fc.double({ min: -3, max: 3, noNaN: true });
  const sequence = fc.integer({ min: 1, max: 4 }).chain((length) =>
    fc.record({
      length: fc.constant(length),
      scores: fc.array(weight, { minLength: length * scheme.count, maxLength: length * scheme.count }),
      transitions: fc.array(weight, { minLength: table.size, maxLength: table.size }),
      glue: fc.array(fc.integer({ min: 0, max: 2 }), { minLength: length, maxLength: length }),
    }),
  );

  it('gives the sums and the best path that trying all labellings gives', () => {
    fc.assert(
      fc.property(sequence, ({ length, scores, transitions, glue }) => {
        const weights = Float32Array.from(transitions);
        const input = {
          length,
          scores: Float32Array.from(scores),
          width: scheme.count,
          glue: Uint8Array.from(glue),
          from: 0,
        };
        const scoreOf = (path: readonly number[]) =>
          path.reduce(
            (sum, label, t) =>
              sum +
              (input.scores[t * scheme.count + label] as number) +
              (t === 0 ? 0 : (weights[table.at(path[t - 1] as number, label, glue[t] as number)] as number)),
            0,
          );
        const paths = allPaths(length).map((path) => ({ path, weight: Math.exp(scoreOf(path)) }));
        const total = paths.reduce((sum, { weight: own }) => sum + own, 0);
        const chain = createChain(scheme, weights);
        const expected = new Float32Array(table.size);
        expect(chain.pass(input, true)).toBeCloseTo(Math.log(total), 4);
        chain.addExpected(expected);
        for (let t = 0; t < length; t++)
          for (let label = 0; label < scheme.count; label++) {
            const through = paths.filter(({ path }) => path[t] === label);
            const share = through.reduce((sum, { weight: own }) => sum + own, 0) / total;
            expect(chain.marginal(t, label)).toBeCloseTo(share, 4);
          }
        expect(expected.reduce((sum, one) => sum + one, 0)).toBeCloseTo(length - 1, 3);
        const best = paths.reduce((a, b) => (b.weight > a.weight ? b : a));
        const found = createBestPath(scheme, weights)(chain, input);
        expect(scoreOf([...found])).toBeCloseTo(Math.log(best.weight), 4);
        expect(chain.pathProbability(input, found, 0, length - 1)).toBeCloseTo(best.weight / total, 4);
      }),
      { numRuns: 50 },
    );
  });

  it('stays within 0 and 1 whatever the scores', () => {
    const score = fc.constantFrom(-1e4, -40, 0, 40, 1e4);
    fc.assert(
      fc.property(
        fc.array(score, { minLength: 30 * scheme.count, maxLength: 30 * scheme.count }),
        (scores) => {
          const input = {
            length: 30,
            scores: Float32Array.from(scores),
            width: scheme.count,
            glue: new Uint8Array(30),
            from: 0,
          };
          const weights = new Float32Array(table.size);
          const chain = createChain(scheme, weights);
          chain.pass(input, false);
          for (let t = 0; t < 30; t++) {
            const shares = Array.from({ length: scheme.count }, (_, label) => chain.marginal(t, label));
            expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 4);
          }
          const best = createBestPath(scheme, weights)(chain, input);
          const probability = chain.pathProbability(input, best, 0, 29);
          expect(probability).toBeGreaterThan(0);
          expect(probability).toBeLessThanOrEqual(1);
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe('labels', () => {
  it('give back the spans that they were written from', () => {
    const spans = [
      { type: 1, first: 0, last: 0 },
      { type: 0, first: 1, last: 3 },
      { type: 0, first: 4, last: 5 },
    ];
    const labels = new Int32Array(7);
    for (const span of spans) writeSpan(labels, span);
    expect(spansOfLabels(labels)).toEqual(spans);
  });
});
