import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync } from '@swc/core';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** Beside the packages, so that imports of them resolve. */
const CACHE = join(ROOT, 'node_modules', '.cache', 'weiche-tests');

/**
 * src/ and the named test files as plain JavaScript, for child processes that a test starts. Compiled anew from the
 * sources, so that a test never runs an old build. Call `remove` at the end.
 *
 * @returns `path` gives the place of a file named as in the repository, e.g. `test/integration/crash-worker.ts`
 */
export function compileSources(testFiles: readonly string[] = []): {
  path(file: string): string;
  remove(): void;
} {
  const out = join(CACHE, `${process.pid}-${testFiles.length}-${Date.now()}`);
  const sources = readdirSync(join(ROOT, 'src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length));
  for (const file of [...sources, ...testFiles]) {
    const to = join(out, compiledName(file));
    mkdirSync(dirname(to), { recursive: true });
    if (file.endsWith('.ts')) writeFileSync(to, compile(join(ROOT, file)));
    else copyFileSync(join(ROOT, file), to);
  }
  writeFileSync(join(out, 'package.json'), '{"type": "module", "version": "0.0.0"}');
  return {
    path: (file) => join(out, compiledName(file)),
    remove: () => rmSync(out, { recursive: true, force: true }),
  };
}

const compiledName = (file: string): string => file.replace(/\.ts$/, '.js');

function compile(path: string): string {
  const { code } = transformSync(readFileSync(path, 'utf8'), {
    filename: path,
    configFile: false,
    swcrc: false,
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'es6' },
  });
  return code;
}
