import { Command } from 'commander';
import { benchRouting } from '../routing/bench-routing.js';
import { benchClassify, benchTrain } from './bench/bench-classifier.js';
import type { BenchFlags } from './bench/bench-flags.js';
import { benchPipeline } from './bench/bench-pipeline.js';
import { benchReading } from './bench/bench-reading.js';
import { benchSoak } from './bench/bench-soak.js';
import { measureMemory } from './bench/measure-memory.js';
import { EXIT_CODES, UsageError } from './exit-codes.js';

/** `weiche bench`: figures of this machine, each beside a baseline measured in the same run. */
export function benchCommand(): Command {
  const bench = new Command('bench').description('measure, with a baseline in the same run');
  for (const name of ['classify', 'train'] as const) {
    bench
      .command(name)
      .description(
        name === 'classify'
          ? "messages classified a second and one message's latency, beside natural's Bayes, nlp.js, fastText and LinearSVC"
          : 'seconds and memory to train and the accuracy reached, beside the same',
      )
      .option('--data <file...>', 'rows to train on (default: the shipped knowledge base)')
      .option('--test <file...>', 'rows to test on (default: the shipped golden set)')
      .option(
        '--backend <name>',
        'TensorFlow.js backend: native, wasm or cpu (default: the fastest that loads; train shows wasm beside native)',
      )
      .option(
        '--python <program>',
        'Python 3, for LinearSVC where it has scikit-learn and for fastText where it has fasttext',
        'python3',
      )
      .option(
        '--nlpjs <directory>',
        'where @nlpjs/basic is installed, for nlp.js (and @nlpjs/lang-de for German)',
        '.',
      )
      .option('--json', 'print one JSON document')
      .action(async (flags: BenchFlags) => {
        show(await (name === 'classify' ? benchClassify : benchTrain)(flags), flags);
      });
  }
  withServers(
    bench
      .command('pipeline')
      .description(
        'message in to ticket stored on the configured bus and store, beside a bare consume-parse-insert loop there',
      )
      .option('--messages <number>', 'messages of the throughput run', '10000')
      .option('--rate <number>', 'messages a second of the latency run', '200')
      .option('--seconds <number>', 'length of the latency run', '20')
      .option('--profile <directory>', 'leave a CPU profile of the service there')
      .option('--json', 'print one JSON document'),
  ).action(async (flags: PipelineFlags) => {
    const options = {
      messages: positive(flags.messages, '--messages'),
      rate: positive(flags.rate, '--rate'),
      seconds: positive(flags.seconds, '--seconds'),
      ...serversOf(flags),
      ...(flags.profile === undefined ? {} : { profileDir: flags.profile }),
    };
    show(await benchPipeline(options), flags);
  });
  withServers(
    bench
      .command('soak')
      .description('a steady rate for a long time: is memory flat, does lag grow, is everything reserved')
      .option('--minutes <number>', 'how long', '20')
      .option('--rate <number>', 'messages a second (default: half of the throughput measured first)')
      .option('--json', 'print one JSON document'),
  ).action(async (flags: SoakFlags) => {
    const figures = await benchSoak({
      minutes: positive(flags.minutes, '--minutes'),
      ...(flags.rate === undefined ? {} : { rate: positive(flags.rate, '--rate') }),
      ...serversOf(flags),
      onProgress: (line) => console.error(line),
    });
    show(figures, flags);
    if (!figures.passed) process.exitCode = EXIT_CODES.failure;
  });
  bench
    .command('reading')
    .description(
      'mails parsed and searched for facts a second, texts tagged a second, and a mail of 25 MB, beside postal-mime alone',
    )
    .option('--data <file...>', 'annotated rows that the tagger learns from (default: the shipped examples)')
    .option('--test <file...>', 'annotated rows to tag (default: those it learns from)')
    .option('--messages <number>', 'messages of each run', '3000')
    .option('--json', 'print one JSON document')
    .action(async (flags: ReadingFlags) => {
      const figures = await benchReading({
        messages: positive(flags.messages, '--messages'),
        ...(flags.data === undefined ? {} : { data: flags.data }),
        ...(flags.test === undefined ? {} : { test: flags.test }),
      });
      show(figures, flags);
    });
  bench
    .command('routing')
    .description(
      'routing decisions in a large centre: assigning all at once, then one by one, beside a plain scan',
    )
    .option('--agents <number>', 'agents, all different', '10000')
    .option('--waiting <number>', 'waiting tickets', '100000')
    .option('--skills <number>', 'different skills', '200')
    .option('--capacity <number>', 'tickets that fill an agent', '2')
    .option('--decisions <number>', 'decisions measured of each kind', '20000')
    .option('--json', 'print one JSON document')
    .action((flags: RoutingFlags) => {
      const agents = positive(flags.agents, '--agents');
      const figures = benchRouting({
        size: {
          agents,
          profiles: agents,
          waiting: positive(flags.waiting, '--waiting'),
          skills: positive(flags.skills, '--skills'),
          capacity: positive(flags.capacity, '--capacity'),
        },
        decisions: positive(flags.decisions, '--decisions'),
        now: () => performance.now(),
        memory: measureMemory(),
      });
      show(figures, flags);
    });
  return bench;
}

interface ServerFlags {
  readonly kafka?: string;
  readonly mongodb?: string;
}

interface PipelineFlags extends BenchFlags, ServerFlags {
  readonly messages: string;
  readonly rate: string;
  readonly seconds: string;
  readonly profile?: string;
}

interface ReadingFlags extends BenchFlags {
  readonly messages: string;
}

interface RoutingFlags extends BenchFlags {
  readonly agents: string;
  readonly waiting: string;
  readonly skills: string;
  readonly capacity: string;
  readonly decisions: string;
}

interface SoakFlags extends BenchFlags, ServerFlags {
  readonly minutes: string;
  readonly rate?: string;
}

function withServers(command: Command): Command {
  return command
    .option('--kafka <brokers>', 'Apache Kafka (default: KAFKA_BROKERS, else the embedded bus)')
    .option('--mongodb <uri>', 'MongoDB (default: MONGODB_URI, else the embedded store)');
}

const serversOf = ({ kafka, mongodb }: ServerFlags): ServerFlags => ({
  ...(kafka === undefined ? {} : { kafka }),
  ...(mongodb === undefined ? {} : { mongodb }),
});

function positive(value: string, option: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1)
    throw new UsageError(`${option} must be a whole number above 0`);
  return number;
}

/** One JSON document, or one line a figure. */
function show(figures: object, { json }: BenchFlags): void {
  if (json === true) console.log(JSON.stringify(figures));
  else for (const [name, value] of flatten('', figures)) console.log(`${name.padEnd(44)} ${value}`);
}

function flatten(prefix: string, value: object): readonly (readonly [string, string])[] {
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]): (readonly [string, string])[] => {
    const name = prefix === '' ? key : `${prefix}.${key}`;
    if (typeof inner === 'object' && inner !== null && !Array.isArray(inner))
      return [...flatten(name, inner)];
    return [[name, typeof inner === 'number' ? String(Number(inner.toPrecision(4))) : JSON.stringify(inner)]];
  });
}
