// The console as it is built: small, and nothing inline that its policy would refuse.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

const dir = resolve('dist/console');
const assets = readdirSync(join(dir, 'assets'));
const zippedBytes = (ending: string) =>
  assets
    .filter((name) => name.endsWith(ending))
    .reduce((sum, name) => sum + gzipSync(readFileSync(join(dir, 'assets', name))).length, 0);

describe('the built console', () => {
  it('has scripts of at most 150 KB, gzipped', () => {
    expect(zippedBytes('.js')).toBeGreaterThan(5_000);
    expect(zippedBytes('.js')).toBeLessThanOrEqual(150 * 1024);
  });

  it('has no inline script, style or handler, and names no other address', () => {
    const html = readFileSync(join(dir, 'index.html'), 'utf8');
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=|style=/);
    expect([...html.matchAll(/(?:src|href)="([^"]+)"/g)].every(([, to = '']) => to.startsWith('./'))).toBe(
      true,
    );
    const styles = assets.filter((name) => name.endsWith('.css'));
    for (const name of styles) expect(readFileSync(join(dir, 'assets', name), 'utf8')).not.toMatch(/https?:/);
  });
});
