import { createBorderFlow } from './border-flow.js';
import { expBelow } from './exp-below.js';
import { BEGIN, END, INSIDE, type LabelScheme, ROLES, SINGLE, WAYS } from './label-scheme.js';
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
  /** Forward and backward; returns the log of the sum over all paths. `counts`: notes the expected transitions. */
  pass(input: ChainInput, counts: boolean): number;
  /** Adds the transitions expected in the counted passes since the last call; to be called before `refresh`. */
  addExpected(expected: Float32Array): void;
  /** After `pass`: probability of label y at token t of the sequence. */
  marginal(token: number, label: number): number;
  /** After `pass`: writes the labels of token t more likely than `least` to `labels`; returns how many. */
  likely(token: number, least: number, labels: Int32Array): number;
  /** After `pass`: probability that the tokens from `first` to `last` have exactly these labels. */
  pathProbability(input: ChainInput, labels: Int32Array, first: number, last: number): number;
}

/**
 * Labels less likely than this, by what stands before them, are ruled out. It changes no figure, and keeps numbers within
 * what a float32 can hold: what may follow a label is never more than 1 / TINY times likelier than what may follow at all.
 */
const TINY = 1e-20;

/** `transitions` are read through; call `refresh` after changing them. Not reentrant: buffers are reused. */
export function createChain(scheme: LabelScheme, transitions: Float32Array): Chain {
  const { count, types } = scheme;
  const table = transitionTable(scheme);
  const { perGlue, innerAt } = table;
  const border = createBorderFlow(scheme, table);
  const exps = new Float64Array(table.size);
  const innerCounts = new Float64Array(table.size);
  const [mayBegin, mayEnd] = [scheme.starts, scheme.exits].map((labels) =>
    Uint8Array.from({ length: count }, (_, label) => (labels.includes(label) ? 1 : 0)),
  ) as [Uint8Array, Uint8Array];
  let buffers = chainBuffers(0, count);

  /** Notes what leaves the exits of token t. */
  const leave = (t: number): void => {
    const { alpha } = buffers;
    const { leaving } = border;
    leaving[0] = alpha[t * count] as number;
    for (let type = 0, y = t * count + 1; type < types; type++, y += ROLES) {
      leaving[1 + 2 * type] = alpha[y + END] as number;
      leaving[2 + 2 * type] = alpha[y + SINGLE] as number;
    }
  };

  /** alpha of token t, not yet scaled, from that of the token before. */
  const step = (t: number, glue: number): void => {
    const { psi, alpha } = buffers;
    const { sums } = border;
    leave(t - 1);
    border.forward(glue);
    alpha[t * count] = (sums[0] as number) * (psi[t * count] as number);
    let at = glue * perGlue + innerAt;
    for (let type = 0, y = t * count + 1; type < types; type++, y += ROLES, at += WAYS) {
      const begun = alpha[y - count + BEGIN] as number;
      const inside = alpha[y - count + INSIDE] as number;
      const onward = begun * (exps[at] as number) + inside * (exps[at + 2] as number);
      const ended = begun * (exps[at + 1] as number) + inside * (exps[at + 3] as number);
      alpha[y + BEGIN] = (sums[1 + 2 * type] as number) * (psi[y + BEGIN] as number);
      alpha[y + INSIDE] = onward * (psi[y + INSIDE] as number);
      alpha[y + END] = ended * (psi[y + END] as number);
      alpha[y + SINGLE] = (sums[2 + 2 * type] as number) * (psi[y + SINGLE] as number);
    }
  };

  const forward = ({ length, scores, width, glue, from }: ChainInput): number => {
    const { psi, alpha, scale } = buffers;
    let log = 0;
    for (let t = 0; t < length; t++) {
      const row = t * count;
      const at = t * width;
      let most = scores[at] as number;
      for (let y = 1; y < count; y++) if ((scores[at + y] as number) > most) most = scores[at + y] as number;
      for (let y = 0; y < count; y++) psi[row + y] = expBelow(most - (scores[at + y] as number));
      if (t > 0) step(t, glue[from + t] as number);
      else for (let y = 0; y < count; y++) alpha[y] = mayBegin[y] === 1 ? (psi[y] as number) : 0;
      if (t === length - 1) for (let y = 0; y < count; y++) if (mayEnd[y] === 0) alpha[row + y] = 0;
      let total = 0;
      for (let y = 0; y < count; y++) total += alpha[row + y] as number;
      for (let y = row; y < row + count; y++) {
        const share = (alpha[y] as number) / total;
        alpha[y] = share < TINY ? 0 : share;
        if (share < TINY) psi[y] = 0;
      }
      scale[t] = total;
      log += Math.log(total) + most;
    }
    return log;
  };

  /** beta of token t from that of the token behind it. */
  const stepBack = (t: number, glue: number, counts: boolean): void => {
    const { psi, alpha, beta, scale } = buffers;
    const { ahead, sums } = border;
    const inverse = 1 / (scale[t + 1] as number);
    const next = (t + 1) * count;
    ahead[0] = (psi[next] as number) * (beta[next] as number) * inverse;
    for (let type = 0, y = next + 1; type < types; type++, y += ROLES) {
      ahead[1 + 2 * type] = (psi[y + BEGIN] as number) * (beta[y + BEGIN] as number) * inverse;
      ahead[2 + 2 * type] = (psi[y + SINGLE] as number) * (beta[y + SINGLE] as number) * inverse;
    }
    border.backward(glue);
    beta[t * count] = sums[0] as number;
    let at = glue * perGlue + innerAt;
    for (let type = 0, x = t * count + 1; type < types; type++, x += ROLES, at += WAYS) {
      const y = x + count;
      const onward = (psi[y + INSIDE] as number) * (beta[y + INSIDE] as number) * inverse;
      const ended = (psi[y + END] as number) * (beta[y + END] as number) * inverse;
      beta[x + BEGIN] = onward * (exps[at] as number) + ended * (exps[at + 1] as number);
      beta[x + INSIDE] = onward * (exps[at + 2] as number) + ended * (exps[at + 3] as number);
      beta[x + END] = sums[1 + 2 * type] as number;
      beta[x + SINGLE] = sums[2 + 2 * type] as number;
      if (!counts) continue;
      const [begun, inside] = [alpha[x + BEGIN] as number, alpha[x + INSIDE] as number];
      innerCounts[at] = (innerCounts[at] as number) + begun * onward;
      innerCounts[at + 1] = (innerCounts[at + 1] as number) + begun * ended;
      innerCounts[at + 2] = (innerCounts[at + 2] as number) + inside * onward;
      innerCounts[at + 3] = (innerCounts[at + 3] as number) + inside * ended;
    }
    if (!counts) return;
    leave(t);
    border.count(glue);
  };

  const refresh = (): void => {
    for (let at = 0; at < exps.length; at++) exps[at] = Math.exp(transitions[at] as number);
    border.refresh(exps);
  };
  refresh();
  return {
    refresh,
    pass: (input, counts) => {
      const { length, glue, from } = input;
      if (buffers.capacity < length) buffers = chainBuffers(Math.max(length, 2 * buffers.capacity), count);
      const log = forward(input);
      const end = (length - 1) * count;
      for (let y = 0; y < count; y++) buffers.beta[end + y] = mayEnd[y] as number;
      for (let t = length - 2; t >= 0; t--) stepBack(t, glue[from + t + 1] as number, counts);
      return log;
    },
    addExpected: (expected) => {
      border.addExpected(expected);
      for (let at = 0; at < expected.length; at++)
        expected[at] = (expected[at] as number) + (innerCounts[at] as number) * (exps[at] as number);
      innerCounts.fill(0);
    },
    marginal: (token, label) =>
      (buffers.alpha[token * count + label] as number) * (buffers.beta[token * count + label] as number),
    likely: (token, least, labels) => {
      const { alpha, beta } = buffers;
      const row = token * count;
      let found = 0;
      for (let y = 0; y < count; y++)
        if ((alpha[row + y] as number) * (beta[row + y] as number) > least) labels[found++] = y;
      return found;
    },
    pathProbability: ({ glue, from }, labels, first, last) => {
      const { psi, alpha, beta, scale } = buffers;
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

/** tokens x labels each, but `scale`, which has one number a token. */
function chainBuffers(capacity: number, count: number) {
  const each = () => new Float64Array(capacity * count);
  return { capacity, psi: each(), alpha: each(), beta: each(), scale: new Float64Array(capacity) };
}
