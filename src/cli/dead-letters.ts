import { Command } from 'commander';
import { systemClock } from '../adapters/system/system-clock.js';
import { createUlidIds } from '../adapters/system/ulid-ids.js';
import { readConfiguration } from '../app/configuration.js';
import { openBus } from '../app/open-bus.js';
import {
  type DeadLetter,
  eachDeadLetter,
  replayDeadLetter,
  replayNewDeadLetters,
} from '../service/dead-letters.js';
import type { ServiceContext } from '../service/service-context.js';
import { EXIT_CODES, UsageError } from './exit-codes.js';

interface Flags {
  readonly json?: boolean;
  readonly dataDir?: string;
  readonly code?: string;
  readonly new?: boolean;
}

/** `weiche dead-letters list|show|replay`: what could not be handled, on the configured bus. */
export function deadLettersCommand(): Command {
  const sub = (usage: string, description: string) =>
    new Command(usage)
      .description(description)
      .option('--json', 'JSON, one line each')
      .option(
        '--data-dir <directory>',
        'where the embedded bus keeps its file (default: WEICHE_DATA_DIR or data)',
      );
  return new Command('dead-letters')
    .description('look at records that could not be handled, and replay them')
    .addCommand(
      sub('list', 'id, time, code, origin and reason of each; nothing of what was in it')
        .option('--code <code>', 'only those with this error code')
        .action((flags: Flags) => list(flags)),
    )
    .addCommand(
      sub('show', 'one of them with headers and content (which may be personal data)')
        .argument('<id>', 'as list shows it, such as 3-17')
        .action((id: string, flags: Flags) => show(id, flags)),
    )
    .addCommand(
      sub('replay', 'publish them again where they were, with their own bytes and headers')
        .argument('[ids...]', 'as list shows them; these are replayed however often they were already')
        .option('--new', 'all that no earlier --new has dealt with, but for those that failed a replay')
        .action((ids: readonly string[], flags: Flags) => replay(ids, flags)),
    );
}

async function list(flags: Flags): Promise<void> {
  await withBus(flags, async (context) => {
    await eachDeadLetter(context, (letter) => {
      if (flags.code !== undefined && letter.code !== flags.code) return;
      const { key: _key, headers: _headers, value, ...summary } = letter;
      print(flags, { ...summary, bytes: value.byteLength }, () => summaryLine(letter));
    });
  });
}

async function show(id: string, flags: Flags): Promise<void> {
  await withBus(flags, async (context) => {
    const letter = (await find(context, [id])).get(id);
    if (letter === undefined) throw noSuch([id]);
    const { value, ...rest } = letter;
    print(flags, { ...rest, base64: Buffer.from(value).toString('base64') }, () => {
      const headers = Object.entries(letter.headers).map(([name, text]) => `  ${name}: ${text}`);
      return [summaryLine(letter), `  key: ${letter.key}`, ...headers, '']
        .map((line) => printable(line))
        .concat(printable(Buffer.from(value).toString('utf8'), '\n\t'))
        .join('\n');
    });
  });
}

async function replay(ids: readonly string[], flags: Flags): Promise<void> {
  if (ids.length > 0 === (flags.new === true)) throw new UsageError('Name the ids to replay, or --new.');
  await withBus(flags, async (context) => {
    let counts = { replayed: 0, left: 0 };
    if (flags.new === true) counts = await replayNewDeadLetters(context);
    else {
      const letters = await find(context, ids);
      const missing = ids.filter((id) => !letters.has(id));
      if (missing.length > 0) throw noSuch(missing);
      for (const letter of letters.values()) {
        counts[(await replayDeadLetter(context, letter)) ? 'replayed' : 'left'] += 1;
      }
      // what was asked for by name and cannot be done is a negative answer
      if (counts.left > 0) process.exitCode = EXIT_CODES.failure;
    }
    print(flags, counts, () => `${counts.replayed} replayed, ${counts.left} left`);
  });
}

async function find(
  context: Pick<ServiceContext, 'bus' | 'ids'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, DeadLetter>> {
  const found = new Map<string, DeadLetter>();
  await eachDeadLetter(context, (letter) => {
    if (ids.includes(letter.id)) found.set(letter.id, letter);
  });
  return found;
}

const noSuch = (ids: readonly string[]) => new UsageError(`There is no dead letter ${ids.join(', ')}.`);

async function withBus(
  { dataDir }: Flags,
  work: (context: Pick<ServiceContext, 'bus' | 'ids'>) => Promise<void>,
): Promise<void> {
  const configuration = readConfiguration({ overrides: dataDir === undefined ? {} : { dataDir } });
  const bus = await openBus(configuration, { clock: systemClock });
  try {
    await work({ bus, ids: createUlidIds() });
  } finally {
    await bus.close();
  }
}

function print({ json }: Flags, value: unknown, text: () => string): void {
  process.stdout.write(`${json === true ? JSON.stringify(value) : text()}\n`);
}

function summaryLine({ id, publishedAt, code, reason, origin, replayOf, value }: DeadLetter): string {
  const from = origin === null ? 'unknown origin' : `${origin.topic} ${origin.partition}-${origin.offset}`;
  const again = replayOf === null ? '' : `, replay of ${replayOf}`;
  return printable(
    `${id}  ${publishedAt.toISOString()}  ${code}  ${from}, ${value.byteLength} bytes${again}: ${reason}`,
  );
}

/** A terminal obeys control characters; what came from outside must not command it. */
function printable(text: string, kept = ''): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, (character) =>
    kept.includes(character) ? character : `\\u{${character.codePointAt(0)?.toString(16) ?? ''}}`,
  );
}
