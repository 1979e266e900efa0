// The rooms of src/ and who may import whom (docs/architecture.md). A room imports only from rooms before it.
const rooms = [
  'domain',
  'text',
  'intake',
  'classification',
  'extraction',
  'routing',
  'knowledge',
  'ports',
  'service',
];

/** Rooms that `room` must not import: every later one, adapters and the edges. */
const later = (room) => {
  const index = rooms.indexOf(room);
  return [...rooms.slice(index + 1), 'adapters', 'http', 'console', 'cli', 'app'];
};

const inside = (names) => `^src/(${names.join('|')})/`;

const layers = rooms.map((room) => {
  // ports are types that knowledge, intake and routing receive as arguments
  const seesPorts = ['intake', 'routing', 'knowledge'].includes(room);
  const forbidden = later(room).filter((name) => !(seesPorts && name === 'ports'));
  return {
    name: `${room}-imports-no-later-room`,
    severity: 'error',
    from: { path: `^src/${room}/` },
    to: { path: inside(forbidden) },
  };
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'everything-resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '@tensorflow/tfjs-node' },
    },
    ...layers,
    {
      name: 'domain-imports-nothing',
      severity: 'error',
      from: { path: '^src/domain/' },
      to: { pathNot: '^src/domain/' },
    },
    {
      name: 'ports-import-only-domain',
      severity: 'error',
      from: { path: '^src/ports/' },
      to: { pathNot: '^src/(domain|ports)/' },
    },
    {
      name: 'adapters-import-only-domain-and-ports',
      severity: 'error',
      from: { path: '^src/adapters/([^/]+)/' },
      to: { path: '^src/', pathNot: ['^src/(domain|ports)/', '^src/adapters/$1/'] },
    },
    {
      name: 'http-is-handed-its-adapters',
      severity: 'error',
      from: { path: '^src/http/' },
      to: { path: '^src/(adapters|cli|app)/' },
    },
    {
      name: 'console-imports-only-domain',
      severity: 'error',
      from: { path: '^src/console/' },
      to: { path: '^src/', pathNot: '^src/(console|domain)/' },
    },
    {
      name: 'app-is-not-imported-below',
      severity: 'error',
      from: { path: '^src/app/' },
      to: { path: '^src/cli/' },
    },
    ...[
      ['kafkajs', 'adapters/kafka'],
      ['mongodb', 'adapters/mongodb'],
      ['better-sqlite3', 'adapters/sqlite'],
    ].map(([name, home]) => ({
      name: `${name}-stays-in-its-adapter`,
      severity: 'error',
      from: { pathNot: `^src/${home}/` },
      to: { path: `node_modules/(@types/)?${name}(/|$)` },
    })),
  ],
  options: {
    parser: 'swc',
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    // its swc parser cannot read TSX; test/unit/console/imports.test.ts looks at what those files import
    exclude: { path: '\\.tsx$' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.js', '.mjs', '.cjs'],
    },
  },
};
