import { existsSync } from 'node:fs';
import { Command } from 'commander';
import { loadLiveClassifier } from '../app/load-live-classifier.js';
import type { Agent } from '../domain/agent.js';
import type { Store } from '../ports/store.js';
import type { ReplayComparison, ReplayedQueue } from '../routing/simulation/compare-replays.js';
import { parseStaff } from '../routing/simulation/parse-scenario.js';
import { scenarioAgents } from '../routing/simulation/scenario-entities.js';
import type { LiveClassifier } from '../service/flow.js';
import { replayWorkflow } from '../service/replay-workflow.js';
import { UsageError } from './exit-codes.js';
import { openClassifier } from './open-classifier.js';
import { readJsonFile } from './read-json-file.js';
import { percent, textTable } from './text-table.js';
import { withStore } from './with-store.js';

interface ReplayFlags {
  readonly workflow?: string;
  readonly staff?: string;
  readonly model?: string;
  readonly from?: string;
  readonly to?: string;
  readonly dataDir?: string;
  readonly json?: boolean;
}

const DAY_MS = 86_400_000;
const MOST_CHANGES_SHOWN = 20;

/** `weiche replay --workflow FILE`: the tickets of a day run through a changed workflow, staff or model. */
export function replayCommand(): Command {
  return new Command('replay')
    .description(
      'run past tickets through a changed workflow, staff or model and show what would change; nothing is stored',
    )
    .option('--workflow <file>', 'the changed workflow as JSON (default: the current one)')
    .option(
      '--staff <file>',
      'the changed staff: a list of {count, skills, languages, capacity} (default: those registered)',
    )
    .option(
      '--model <id>',
      'another model of the registry, or a model directory: it and the live one read all messages again',
    )
    .option('--from <time>', 'tickets from then on, as a date or time (default: 24 hours before --to)')
    .option('--to <time>', 'tickets before then (default: now)')
    .option('--data-dir <directory>', 'where the service keeps its files (default: WEICHE_DATA_DIR or data)')
    .option('--json', 'both runs and all changes as one JSON document')
    .action(async (flags: ReplayFlags) => {
      const to = flags.to === undefined ? new Date() : timeOf('--to', flags.to);
      const from = flags.from === undefined ? new Date(to.getTime() - DAY_MS) : timeOf('--from', flags.from);
      const workflow = flags.workflow === undefined ? undefined : await readJsonFile(flags.workflow);
      const agents = flags.staff === undefined ? undefined : await readStaff(flags.staff);
      await withStore(flags, async ({ store, knowledge }) => {
        const outcome = await replayWorkflow({ store }, knowledge, {
          from,
          to,
          ...(workflow === undefined ? {} : { workflow }),
          ...(agents === undefined ? {} : { agents }),
          ...(flags.model === undefined ? {} : { models: await openModels(store, flags.model) }),
        });
        if (outcome.kind !== 'ok') {
          const problems = outcome.kind === 'invalid' ? (outcome.problems ?? []) : [];
          const details = problems.map(
            ({ path, sentence }) => `\n  ${path === '' ? '/' : path}: ${sentence}`,
          );
          throw new UsageError(`${outcome.sentence}${details.join('')}`, { file: flags.workflow ?? '' });
        }
        const { value } = outcome;
        process.stdout.write(flags.json === true ? `${JSON.stringify(value)}\n` : render(value));
      });
    });
}

async function openModels(store: Store, other: string) {
  const champion = await store.models.champion();
  if (champion === null) throw new UsageError('No model is live, so that there is nothing to compare with.');
  return { live: await ofRegistry(store, champion.id), other: await openOther(store, other) };
}

async function openOther(store: Store, name: string): Promise<LiveClassifier> {
  if (!existsSync(name)) return ofRegistry(store, name);
  const { manifest, ...classifier } = await openClassifier(name);
  return { ...classifier, modelId: manifest.id };
}

async function ofRegistry(store: Store, id: string): Promise<LiveClassifier> {
  const files = await store.modelFiles.get(id);
  if (files === null) throw new UsageError(`--model ${id} is neither a model of the registry nor a folder.`);
  return loadLiveClassifier(id, files);
}

function timeOf(option: string, text: string): Date {
  const time = new Date(text);
  if (Number.isNaN(time.getTime())) throw new UsageError(`${option} ${text} is no date or time.`);
  return time;
}

async function readStaff(file: string): Promise<readonly Agent[]> {
  const parsed = parseStaff(await readJsonFile(file));
  if (parsed.ok) return scenarioAgents(parsed.agents);
  const problems = parsed.problems.map(({ path, sentence }) => `${path === '' ? '/' : path}: ${sentence}`);
  throw new UsageError(problems.join('\n  '), { file });
}

function render({ tickets, before, after, changes }: ReplayComparison): string {
  const rows = [
    ...before.map((queue) => row('before', queue)),
    ...after.map((queue) => row('after', queue)),
  ].sort((a, b) => ((a[0] ?? '') < (b[0] ?? '') ? -1 : (a[0] ?? '') > (b[0] ?? '') ? 1 : 0));
  const seconds = (wait: number | null) => (wait === null ? 'never' : `${wait.toFixed(0)} s`);
  const lines = changes
    .slice(0, MOST_CHANGES_SHOWN)
    .map(
      ({ ticketId, businessCase, newBusinessCase, before: was, after: is }) =>
        `${ticketId}  ${newBusinessCase === undefined ? '' : `${businessCase ?? '—'} → ${newBusinessCase ?? '—'}, `}${was.queue} → ${is.queue}, ${was.agentId ?? '—'} → ${is.agentId ?? '—'}, ` +
        `${seconds(was.waitSeconds)} → ${seconds(is.waitSeconds)}`,
    );
  const more = changes.length - lines.length;
  return [
    `${tickets} tickets, ${changes.length} change.`,
    '',
    textTable(['queue', 'run', 'tickets', 'untaken', 'mean s', 'longest s', 'in time'], rows),
    '',
    ...lines,
    ...(more > 0 ? [`and ${more} more (--json shows all)`] : []),
    '',
  ].join('\n');
}

const row = (run: string, queue: ReplayedQueue): readonly string[] => [
  queue.queue,
  run,
  String(queue.tickets),
  String(queue.unanswered),
  queue.meanWaitSeconds.toFixed(1),
  queue.longestWaitSeconds.toFixed(0),
  percent(queue.serviceLevel),
];
