// The layer rules' parser cannot read TSX, hence the page's imports are looked at here: nothing of the service but the
// domain's types.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const root = resolve('src/console');
const files = readdirSync(root, { recursive: true })
  .map(String)
  .filter((name) => /\.tsx?$/.test(name));

/** What a source of the page may import, by its path from src/; null: a package. */
const isAllowed = (from: string | null, name: string) =>
  from === null ? /^(preact(\/hooks)?|vite|node:url)$/.test(name) : /^(console|domain)\//.test(from);

it('the page imports only itself, the domain and Preact', () => {
  expect(files.length).toBeGreaterThan(40);
  const wrong = files.flatMap((file) => {
    const source = readFileSync(join(root, file), 'utf8');
    return [...source.matchAll(/(?:from|import) '([^']+)'/g)].flatMap(([, name = '']) => {
      const from = name.startsWith('.') ? relative(resolve('src'), resolve(root, dirname(file), name)) : null;
      return isAllowed(from, name) ? [] : [`${file}: ${name}`];
    });
  });
  expect(wrong).toEqual([]);
});

it('no source makes markup of a text', () => {
  const wrong = files.filter((file) =>
    /dangerouslySetInnerHTML|innerHTML|insertAdjacentHTML|document\.write/.test(
      readFileSync(join(root, file), 'utf8'),
    ),
  );
  expect(wrong).toEqual([]);
});

it('no source reads by the clock: what is live comes by events', () => {
  const wrong = files.filter(
    (file) => file !== 'shared/use-now.ts' && /setInterval/.test(readFileSync(join(root, file), 'utf8')),
  );
  expect(wrong).toEqual([]);
});
