import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../../../src/cli/exit-codes.js';
import { simulateCommand } from '../../../src/cli/simulate.js';

const FIXTURE = join(process.cwd(), 'test/fixtures/routing/scenario-two-queues.json');

function fileWith(content: string): string {
  const file = join(mkdtempSync(join(tmpdir(), 'weiche-')), 'scenario.json');
  writeFileSync(file, content);
  return file;
}

async function output(...args: readonly string[]): Promise<string> {
  const write = process.stdout.write;
  let written = '';
  process.stdout.write = (text: string | Uint8Array) => {
    written += String(text);
    return true;
  };
  try {
    await simulateCommand().exitOverride().parseAsync(args, { from: 'user' });
  } finally {
    process.stdout.write = write;
  }
  return written;
}

describe('weiche simulate', () => {
  it('prints one JSON document, the same for the same seed', async () => {
    const first = await output(FIXTURE, '--json');
    const result: unknown = JSON.parse(first);
    expect(result).toMatchObject({
      queues: [{ name: 'billing', waitProbability: expect.any(Number) }, { name: 'orders' }],
      agents: { occupancy: expect.any(Number), fairness: expect.any(Number) },
    });
    expect(await output(FIXTURE, '--json')).toBe(first);
    expect(await output(FIXTURE)).toMatch(/^queue +arrivals[\s\S]*billing +\d+[\s\S]*occupancy/);
  });

  it.each([
    ['a missing file', '/nowhere/scenario.json', 'cannot be read'],
    ['no JSON', fileWith('{\n  "seed": 1,\n  oops\n}'), ':3: The text is not JSON.'],
    [
      'an unknown field',
      fileWith('{"seed":1,"durationHours":1,"queues":[],"agents":[],"agnets":1}'),
      '("agnets")',
    ],
  ])('ends with a usage error for %s, naming the file', async (_what, file, message) => {
    const failure = await output(file).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UsageError);
    expect(String(failure)).toContain(file);
    expect(String(failure)).toContain(message);
  });
});
