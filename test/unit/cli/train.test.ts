import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { evaluateCommand } from '../../../src/cli/evaluate.js';
import { simulateCommand } from '../../../src/cli/simulate.js';
import { trainCommand } from '../../../src/cli/train.js';
import { trainEntitiesCommand } from '../../../src/cli/train-entities.js';

const folder = mkdtempSync(join(tmpdir(), 'weiche-train-'));
const run = (command: Command, ...args: readonly string[]) =>
  command.exitOverride().parseAsync([...args], { from: 'user' });

describe.each([
  ['train', trainCommand],
  ['train-entities', trainEntitiesCommand],
])('weiche %s', (_, command) => {
  it('refuses a place that cannot take the model before it reads a row', async () => {
    const manifest = join(folder, 'manifest.json');
    writeFileSync(manifest, '{"name": "somebody else’s"}');
    for (const out of [folder, manifest, '/proc/nope/x'])
      await expect(run(command(), '--data', join(folder, 'none.jsonl'), '--out', out)).rejects.toMatchObject({
        name: 'UsageError',
        message: expect.stringContaining(`${out} `),
      });
  });
});

it.each([
  ['evaluate', evaluateCommand, ['--model', 'none', '--data', 'none']],
  ['simulate', simulateCommand, ['none']],
])('weiche %s refuses a place for its report before it works', async (_, command, args) => {
  const file = join(folder, 'report.txt');
  writeFileSync(file, '');
  for (const out of [file, '/proc/nope/x'])
    await expect(run(command(), ...args, '--report', out)).rejects.toMatchObject({
      name: 'UsageError',
      message: expect.stringContaining(`${out} `),
    });
});
