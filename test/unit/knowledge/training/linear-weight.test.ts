import { fitLinearWeight } from '../../../../src/knowledge/training/linear-weight.js';

/** Two cases: who is right, `both`, only the `networks` or only the `linear` member, which then outweighs an equal other. */
const rows = (counts: Readonly<Record<'both' | 'networks' | 'linear', number>>) => {
  const says = (first: number) => Float32Array.from([first, 1 - first]);
  return [
    ...Array.from({ length: counts.both }, () => ({ networks: says(0.9), linear: says(0.9), target: 0 })),
    ...Array.from({ length: counts.networks }, () => ({ networks: says(0.7), linear: says(0.2), target: 0 })),
    ...Array.from({ length: counts.linear }, () => ({ networks: says(0.3), linear: says(0.8), target: 0 })),
  ];
};
const weightFor = (counts: Parameters<typeof rows>[0]) =>
  fitLinearWeight(rows(counts), { usual: 0.25, caseWeights: undefined });

it('lets the linear member weigh more where it is clearly right more often', () => {
  expect(weightFor({ both: 300, networks: 10, linear: 60 })).toBe(1);
});

it('keeps the usual weight where the difference may be chance, or goes the other way', () => {
  expect(weightFor({ both: 300, networks: 30, linear: 38 })).toBe(0.25);
  expect(weightFor({ both: 300, networks: 60, linear: 10 })).toBe(0.25);
});

it('keeps the usual weight where rows are few', () => {
  expect(weightFor({ both: 50, networks: 10, linear: 100 })).toBe(0.25);
});
