/** Reproducible pseudo-random numbers: xorshift128 (Marsaglia 2003) seeded by splitmix32. Not for secrets. */
export interface SeededRandom {
  /** 0 .. 2^32 - 1 */
  uint32(): number;
  /** 0 inclusive .. 1 exclusive */
  unit(): number;
  /** 0 .. bound - 1 */
  below(bound: number): number;
  /** Standard normal (Box-Muller). */
  normal(): number;
}

export function createSeededRandom(seed: number): SeededRandom {
  let state = (Math.imul(seed | 0, 0x9e3779b9) ^ Math.floor(seed / 2 ** 32)) | 0;
  const split = (): number => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
  let x = split();
  let y = split();
  let z = split();
  let w = split() | 1;
  const uint32 = (): number => {
    const t = x ^ (x << 11);
    x = y;
    y = z;
    z = w;
    w = w ^ (w >>> 19) ^ t ^ (t >>> 8);
    return w >>> 0;
  };
  const unit = () => uint32() / 2 ** 32;
  return {
    uint32,
    unit,
    below: (bound) => Math.floor(unit() * bound),
    normal: () => Math.sqrt(-2 * Math.log(1 - unit())) * Math.cos(2 * Math.PI * unit()),
  };
}

/** 0 .. length - 1 in random order (Fisher-Yates). */
export function shuffledIndices(length: number, random: SeededRandom): Int32Array {
  const indices = Int32Array.from({ length }, (_, index) => index);
  for (let i = length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    const swapped = indices[i] as number;
    indices[i] = indices[j] as number;
    indices[j] = swapped;
  }
  return indices;
}
