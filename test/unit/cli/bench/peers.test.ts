import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureNaturalBayes } from '../../../../src/cli/bench/natural-bayes.js';
import { measureNlpJs } from '../../../../src/cli/bench/nlp-js.js';
import { peerFigures } from '../../../../src/cli/bench/peer-figures.js';
import { measurePythonPeer } from '../../../../src/cli/bench/python-peer.js';
import { tinyRows } from '../../knowledge/training/tiny-rows.js';

const rows = [
  { text: 'wo ist mein paket', label: 'track_order' },
  { text: 'geld zurück', label: 'get_refund', subject: 'Rechnung' },
  { text: 'rechnung doppelt', label: 'get_refund' },
  { text: 'wie ist das wetter', label: null },
];
const run = (found: readonly string[]) => ({ found, trainSeconds: 2, classifySeconds: 1.5 });

describe("a peer's figures", () => {
  it('count rows, and cases, and leave out what is out of scope', () => {
    expect(peerFigures(run(['track_order', 'get_refund', 'track_order']), rows)).toEqual({
      accuracy: 2 / 3,
      meanRecall: 3 / 4,
      trainSeconds: 2,
      messagesPerSecond: 2,
    });
  });

  it("are natural's Bayes' on rows that it has learnt", () => {
    expect(measureNaturalBayes({ rows: tinyRows(), test: tinyRows() }).accuracy).toBeGreaterThan(0.9);
  });

  it('are missing where nlp.js is not installed', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'weiche-no-nlpjs-'));
    expect(await measureNlpJs({ rows, test: rows, directory })).toBeNull();
    rmSync(directory, { recursive: true });
  });

  // a shell runs `-c SCRIPT` as Python does
  it.each([
    [
      'taken from the last line that a script prints',
      'cat > /dev/null; echo loading; echo \'{"found":["track_order","get_refund","get_refund"],"trainSeconds":2,"classifySeconds":1}\'',
      1,
    ],
    ['missing where a script fails', 'cat > /dev/null; echo "{}"; exit 1', undefined],
    ['missing where it prints something else', 'cat > /dev/null; echo "{}"', undefined],
  ])('are %s', async (_, script, accuracy) => {
    const figures = await measurePythonPeer(script, { python: '/bin/sh', rows, test: rows });
    expect(figures?.accuracy).toBe(accuracy);
  });

  it('are missing where there is no Python', async () => {
    expect(await measurePythonPeer('', { python: 'no-such-program', rows, test: rows })).toBeNull();
  });
});
