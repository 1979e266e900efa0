const transform = {
  '^.+\\.ts$': [
    '@swc/jest',
    {
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'es6' },
      sourceMaps: 'inline',
    },
  ],
};
const base = {
  testEnvironment: '<rootDir>/test/jest-environment.cjs',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^libphonenumber-js$': '<rootDir>/node_modules/libphonenumber-js/index.cjs',
    '^(\\.{1,2}/.*)\\.js$': '$1',
  },
  transform,
};
const suite = (name) => ({ ...base, displayName: name, roots: [`<rootDir>/test/${name}`] });

export default {
  maxWorkers: 2,
  testTimeout: 60_000,
  projects: [
    ...['unit', 'contract', 'integration', 'quality'].map(suite),
    ...['e2e', 'services', 'faults', 'browser'].map((name) => ({
      ...suite(name),
      globalSetup: '<rootDir>/test/e2e/harness/small-knowledge.mjs',
    })),
  ],
};
