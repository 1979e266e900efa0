import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import { openSqliteStore } from '../../../src/adapters/sqlite/open-sqlite-store.js';
import { UsageError } from '../../../src/cli/exit-codes.js';
import { explainCommand } from '../../../src/cli/explain.js';
import { replayCommand } from '../../../src/cli/replay.js';
import { staffingCommand } from '../../../src/cli/staffing.js';
import { aTicket } from '../../fixtures/domain/a-ticket.js';
import { agent, queue } from '../routing/samples.js';

const dir = mkdtempSync(join(tmpdir(), 'weiche-routing-'));

beforeAll(async () => {
  const store = openSqliteStore({ dir });
  await store.queues.put(queue('orders', { version: 0, requiredSkills: { orders: 1 } }));
  await store.queues.put(queue('billing', { version: 0 }));
  await store.agents.put(agent('anna', { version: 0, name: 'Anna', skills: { billing: 2 } }));
  await store.workflows.insert({ version: 1, filters: [], default: { queue: 'orders', priority: 0 } });
  await store.tickets.insertMany([
    { document: aTicket({ id: 'T-1', businessCase: null, requiredSkills: { orders: 1 } }) },
  ]);
  await store.close();
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

async function output(command: Command, ...args: readonly string[]): Promise<string> {
  const write = process.stdout.write;
  let written = '';
  process.stdout.write = (text: string | Uint8Array) => {
    written += String(text);
    return true;
  };
  try {
    await command.exitOverride().parseAsync(args, { from: 'user' });
  } finally {
    process.stdout.write = write;
  }
  return written;
}

describe('weiche explain', () => {
  it('tells what a ticket waits for and why nobody has it', async () => {
    const german = await output(explainCommand(), 'T-1', '--language', 'de', '--data-dir', dir);
    expect(german).toContain('Es wartet auf eine Person für orders ≥ 1, de, email.');
    expect(german).toContain('anna: hat die Fähigkeit „orders“ nicht ausreichend');
    const json: unknown = JSON.parse(await output(explainCommand(), 'T-1', '--json', '--data-dir', dir));
    expect(json).toMatchObject({ ticketId: 'T-1', waiting: { queue: 'orders' } });
  });

  it('answers no for a ticket that is not there, and refuses a folder that is not', async () => {
    const { exitCode } = process;
    expect(await output(explainCommand(), 'T-2', '--data-dir', dir)).toBe('');
    expect(process.exitCode).toBe(1);
    process.exitCode = exitCode;
    await expect(output(explainCommand(), 'T-1', '--data-dir', join(dir, 'none'))).rejects.toThrow(
      UsageError,
    );
  });
});

describe('weiche replay', () => {
  const day = ['--from', '2026-03-01', '--to', '2026-03-02', '--data-dir', dir];
  const file = (name: string, content: unknown) => {
    writeFileSync(join(dir, name), JSON.stringify(content));
    return join(dir, name);
  };

  it('shows what a workflow would change', async () => {
    const workflow = file('workflow.json', { filters: [], default: { queue: 'billing', priority: 0 } });
    const told = await output(replayCommand(), ...day, '--workflow', workflow);
    expect(told).toMatch(/^1 tickets, 1 change\./);
    expect(told).toMatch(/T-1 {2}.* → /);
  });

  it('shows what another staff would change', async () => {
    const staff = file('staff.json', [{ count: 1, skills: { orders: 5, billing: 5 }, languages: ['de'] }]);
    const json: unknown = JSON.parse(await output(replayCommand(), ...day, '--staff', staff, '--json'));
    expect(json).toMatchObject({
      tickets: 1,
      changes: [{ after: { agentId: 'a0-000000', waitSeconds: 0 } }],
    });
  });

  it.each([
    [
      'a workflow with errors',
      ['--workflow', file('bad.json', { filters: [], default: { queue: 'moon', priority: 0 } })],
      '/default/queue: There is no queue "moon".',
    ],
    ['a staff with errors', ['--staff', file('bad-staff.json', [{ count: -1 }])], '/0/count'],
    ['a model that is none', ['--model', 'no-such-model'], 'No model is live'],
    ['a time that is none', ['--from', 'yesterday'], '--from yesterday is no date or time.'],
  ])('refuses %s', async (_, args, message) => {
    await expect(output(replayCommand(), '--data-dir', dir, ...args)).rejects.toThrow(message);
  });
});

describe('weiche staffing', () => {
  const small = ['--arrivals', '20', '--handling', '60'];

  it('answers with the fewest agents', async () => {
    const json: unknown = JSON.parse(await output(staffingCommand(), ...small, '--within', '20', '--json'));
    // one agent is busy a third of the time: Erlang C says that 73 % wait at most 20 s, and 97 % with two
    expect(json).toMatchObject({ target: 0.8, agents: 2, tooFew: { agents: 1 } });
  });

  it.each([
    ['neither scenario nor numbers', [], 'Name a scenario, or --arrivals and --handling.'],
    ['a number that is none', ['--arrivals', 'many', '--handling', '60'], '--arrivals many is no number'],
    ['a group that is not there', [...small, '--group', '2'], 'There is no group 2'],
  ])('refuses %s', async (_, args, message) => {
    await expect(output(staffingCommand(), ...args)).rejects.toThrow(message);
  });
});
