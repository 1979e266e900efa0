import type { Random } from '../../ports/random.js';

/**
 * Reproducible random numbers for one purpose: sfc32 (Doty-Humphrey, PractRand) seeded by splitmix32 from a seed and
 * the purpose's number, so that a change in one purpose (more agents, other handling times) leaves the others' numbers
 * as they were. Not for secrets.
 */
export function createRandomStream(seed: number, purpose: number): Random {
  let mix = (Math.imul(seed | 0, 0x9e3779b1) ^ Math.imul(purpose + 1, 0x85ebca6b)) | 0;
  const splitmix = () => {
    mix = (mix + 0x9e3779b9) | 0;
    let z = mix ^ (mix >>> 16);
    z = Math.imul(z, 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return z ^ (z >>> 15);
  };
  let [a, b, c, counter] = [splitmix(), splitmix(), splitmix(), 1];
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let turn = 0; turn < 12; turn++) next();
  return { next };
}
