import type { LabelScheme } from './label-scheme.js';
import { transitionTable } from './transition-table.js';

/** One sequence as the chain reads it. */
export interface ChainInput {
  /** Of the sequence, at least 1. */
  readonly length: number;
  /** Score of label y at token t: scores[t * width + y]. */
  readonly scores: Float32Array;
  readonly width: number;
  /** Glue of the text's tokens. */
  readonly glue: Uint8Array;
  /** First token of the sequence in `glue`. */
  readonly from: number;
}

/** Sums over all labellings of a sequence: a linear-chain conditional random field (Lafferty, McCallum, Pereira 2001). */
export interface Chain {
  /** Takes over what was changed in the transitions. */
  refresh(): void;
  /** Forward and backward; returns the log of the sum over all paths. `expected` gains the expected transitions. */
  pass(input: ChainInput, expected: Float32Array | null): number;
  /** After `pass`: probability of label y at token t of the sequence. */
  marginal(token: number, label: number): number;
  /** After `pass`: writes the labels of token t more likely than `least` to `labels`; returns how many. */
  likely(token: number, least: number, labels: Int32Array): number;
  /** After `pass`: probability that the tokens from `first` to `last` have exactly these labels. */
  pathProbability(input: ChainInput, labels: Int32Array, first: number, last: number): number;
}

/** Labels less likely than this are passed over: it changes no figure and saves most of the work. */
const NEGLIGIBLE = 1e-9;

/** `transitions` are read through; call `refresh` after changing them. Not reentrant: buffers are reused. */
export function createChain(scheme: LabelScheme, transitions: Float32Array): Chain {
  const { count, exits, starts, inner } = scheme;
  const table = transitionTable(scheme);
  const { perGlue, innerAt } = table;
  const pairs = inner.length / 2;
  const exps = new Float64Array(table.size);
  const sums = new Float64Array(starts.length);
  const mayEnd = Uint8Array.from({ length: count }, (_, label) => (table.isExit(label) ? 1 : 0));
  let capacity = 0;
  let psi = new Float64Array(0);
  let alpha = new Float64Array(0);
  let beta = new Float64Array(0);
  let scale = new Float64Array(0);

  const reserve = (length: number): void => {
    if (length <= capacity) return;
    capacity = Math.max(length, 2 * capacity);
    [psi, alpha, beta] = [0, 1, 2].map(() => new Float64Array(capacity * count)) as [
      Float64Array<ArrayBuffer>,
      Float64Array<ArrayBuffer>,
      Float64Array<ArrayBuffer>,
    ];
    scale = new Float64Array(capacity);
  };

  /** alpha of token t from that of the token before. */
  const step = (t: number, base: number): void => {
    const row = t * count;
    const before = row - count;
    sums.fill(0);
    for (let i = 0; i < exits.length; i++) {
      const a = alpha[before + (exits[i] as number)] as number;
      if (a < NEGLIGIBLE) continue;
      const line = base + i * starts.length;
      for (let j = 0; j < starts.length; j++) sums[j] = (sums[j] as number) + a * (exps[line + j] as number);
    }
    for (let j = 0; j < starts.length; j++) {
      const y = row + (starts[j] as number);
      alpha[y] = (sums[j] as number) * (psi[y] as number);
    }
    for (let pair = 0; pair < pairs; pair++) {
      const a = alpha[before + (inner[2 * pair] as number)] as number;
      if (a < NEGLIGIBLE) continue;
      const y = row + (inner[2 * pair + 1] as number);
      alpha[y] = (alpha[y] as number) + a * (exps[base + innerAt + pair] as number) * (psi[y] as number);
    }
  };

  const forward = ({ length, scores, width, glue, from }: ChainInput): number => {
    let log = 0;
    for (let t = 0; t < length; t++) {
      const row = t * count;
      let most = Number.NEGATIVE_INFINITY;
      for (let y = 0; y < count; y++) most = Math.max(most, scores[t * width + y] as number);
      for (let y = 0; y < count; y++) psi[row + y] = Math.exp((scores[t * width + y] as number) - most);
      alpha.fill(0, row, row + count);
      if (t === 0) for (const y of starts) alpha[y] = psi[y] as number;
      else step(t, (glue[from + t] as number) * perGlue);
      let total = 0;
      for (let y = 0; y < count; y++) {
        if (t === length - 1 && mayEnd[y] === 0) alpha[row + y] = 0;
        total += alpha[row + y] as number;
      }
      scale[t] = total;
      for (let y = 0; y < count; y++) alpha[row + y] = (alpha[row + y] as number) / total;
      log += Math.log(total) + most;
    }
    return log;
  };

  const backward = ({ length, glue, from }: ChainInput, expected: Float32Array | null): void => {
    const end = (length - 1) * count;
    for (let y = 0; y < count; y++) beta[end + y] = mayEnd[y] as number;
    for (let t = length - 2; t >= 0; t--) {
      const row = t * count;
      const next = row + count;
      const base = (glue[from + t + 1] as number) * perGlue;
      const inverse = 1 / (scale[t + 1] as number);
      beta.fill(0, row, next);
      for (let j = 0; j < starts.length; j++) {
        const y = next + (starts[j] as number);
        sums[j] = (psi[y] as number) * (beta[y] as number) * inverse;
      }
      for (let i = 0; i < exits.length; i++) {
        const x = row + (exits[i] as number);
        const a = alpha[x] as number;
        if (a < NEGLIGIBLE) continue;
        const line = base + i * starts.length;
        let total = 0;
        for (let j = 0; j < starts.length; j++) {
          const flow = (exps[line + j] as number) * (sums[j] as number);
          total += flow;
          if (expected !== null) expected[line + j] = (expected[line + j] as number) + a * flow;
        }
        beta[x] = total;
      }
      for (let pair = 0; pair < pairs; pair++) {
        const x = row + (inner[2 * pair] as number);
        const a = alpha[x] as number;
        if (a < NEGLIGIBLE) continue;
        const y = next + (inner[2 * pair + 1] as number);
        const at = base + innerAt + pair;
        const flow = (exps[at] as number) * (psi[y] as number) * (beta[y] as number) * inverse;
        beta[x] = (beta[x] as number) + flow;
        if (expected !== null) expected[at] = (expected[at] as number) + a * flow;
      }
    }
  };

  const refresh = (): void => {
    for (let at = 0; at < exps.length; at++) exps[at] = Math.exp(transitions[at] as number);
  };
  refresh();
  return {
    refresh,
    pass: (input, expected) => {
      reserve(input.length);
      const log = forward(input);
      backward(input, expected);
      return log;
    },
    marginal: (token, label) =>
      (alpha[token * count + label] as number) * (beta[token * count + label] as number),
    likely: (token, least, labels) => {
      let found = 0;
      const row = token * count;
      for (let y = 0; y < count; y++)
        if ((alpha[row + y] as number) * (beta[row + y] as number) > least) labels[found++] = y;
      return found;
    },
    pathProbability: ({ glue, from }, labels, first, last) => {
      let probability = alpha[first * count + (labels[first] as number)] as number;
      for (let t = first + 1; t <= last; t++) {
        const y = labels[t] as number;
        const at = table.at(labels[t - 1] as number, y, glue[from + t] as number);
        if (at < 0) return 0;
        probability *= ((exps[at] as number) * (psi[t * count + y] as number)) / (scale[t] as number);
      }
      return Math.min(1, probability * (beta[last * count + (labels[last] as number)] as number));
    },
  };
}
