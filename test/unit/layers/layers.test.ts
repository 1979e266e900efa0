import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const root = resolve('.');
const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

/** Runs the project's layer rules over a made-up tree of sources. */
function check(files: Readonly<Record<string, string>>): {
  readonly passed: boolean;
  readonly output: string;
} {
  const dir = mkdtempSync(join(tmpdir(), 'weiche-layers-'));
  try {
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(dir, path)), { recursive: true });
      writeFileSync(join(dir, path), content);
    }
    symlinkSync(join(root, 'node_modules'), join(dir, 'node_modules'));
    writeFileSync(join(dir, 'tsconfig.json'), '{"compilerOptions":{"module":"node20"},"include":["src"]}');
    writeFileSync(join(dir, 'package.json'), '{"type":"module"}');
    const run = spawnSync(
      process.execPath,
      [cruiser, '--config', join(root, '.dependency-cruiser.cjs'), 'src'],
      {
        cwd: dir,
        encoding: 'utf8',
      },
    );
    return { passed: run.status === 0, output: run.stdout + run.stderr };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

const thing = 'export const thing = 1;\n';
const use = (path: string) => `import { thing } from '${path}';\nexport const used = thing;\n`;
const useType = (path: string) => `import type { Thing } from '${path}';\nexport type Used = Thing;\n`;

describe('the layer rules', () => {
  it('let a room import from the rooms before it', () => {
    const { passed, output } = check({ 'src/domain/a.ts': thing, 'src/intake/b.ts': use('../domain/a.js') });
    expect(output).toContain('no dependency violations found');
    expect(passed).toBe(true);
  });

  it.each([
    ['domain-imports-no-later-room', 'src/domain/b.ts', 'src/text/a.ts', use('../text/a.js')],
    [
      'classification-imports-no-later-room',
      'src/classification/b.ts',
      'src/extraction/a.ts',
      use('../extraction/a.js'),
    ],
    [
      'routing-imports-no-later-room',
      'src/routing/b.ts',
      'src/adapters/sqlite/a.ts',
      use('../adapters/sqlite/a.js'),
    ],
    ['knowledge-imports-no-later-room', 'src/knowledge/b.ts', 'src/service/a.ts', use('../service/a.js')],
    ['extraction-imports-no-later-room', 'src/extraction/b.ts', 'src/ports/a.ts', useType('../ports/a.js')],
    [
      'adapters-import-only-domain-and-ports',
      'src/adapters/kafka/b.ts',
      'src/service/a.ts',
      use('../../service/a.js'),
    ],
    [
      'adapters-import-only-domain-and-ports',
      'src/adapters/kafka/b.ts',
      'src/adapters/sqlite/a.ts',
      use('../sqlite/a.js'),
    ],
    [
      'http-is-handed-its-adapters',
      'src/http/b.ts',
      'src/adapters/sqlite/a.ts',
      use('../adapters/sqlite/a.js'),
    ],
  ])('refuse what breaks %s', (rule, importer, imported, content) => {
    const { passed, output } = check({ [imported]: `${thing}export type Thing = 1;\n`, [importer]: content });
    expect(output).toContain(rule);
    expect(passed).toBe(false);
  });

  it('keep a package in its adapter', () => {
    const { passed, output } = check({
      'src/service/b.ts':
        "import Database from 'better-sqlite3';\nexport const open = () => new Database(':memory:');\n",
    });
    expect(output).toContain('better-sqlite3-stays-in-its-adapter');
    expect(passed).toBe(false);
  });
});
