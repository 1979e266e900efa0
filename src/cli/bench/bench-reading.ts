import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import PostalMime from 'postal-mime';
import { DEMO_DIR, SHIPPED_KNOWLEDGE_DIR } from '../../app/project-paths.js';
import { extractEntities } from '../../extraction/extract-entities.js';
import { loadTagger } from '../../extraction/tagger/load-tagger.js';
import { trainTagger } from '../../knowledge/entity-training/train-tagger.js';
import { openProgressBar } from '../progress-bar.js';
import { readAnnotatedRows } from '../read-annotated-rows.js';
import { bigMail } from './big-mail.js';
import { readAndExtract } from './read-and-extract.js';
import type { BigMailFigures } from './read-big-mail.js';

export interface ReadingBenchOptions {
  /** Annotated rows for the tagger; default the shipped examples. */
  readonly data?: readonly string[];
  /** Rows to tag; default those to train on. */
  readonly test?: readonly string[];
  /** Messages of each run. */
  readonly messages: number;
}

const ROUNDS = 3;
const BIG_MAIL_BYTES = 25 * 1024 * 1024;
const RECEIVED_AT = new Date('2026-03-04T10:00:00Z');

/** How fast mails are read, texts tagged, and what a very large mail takes: on one core, peers in the same run. */
export async function benchReading(options: ReadingBenchOptions): Promise<object> {
  const { messages } = options;
  const bigMailOf25Megabytes = await measureBigMail();
  const names = (await readdir(join(DEMO_DIR, 'inbox'))).filter((name) => name.endsWith('.eml')).sort();
  const mails = await Promise.all(names.map((name) => readFile(join(DEMO_DIR, 'inbox', name))));
  const mail = (index: number): Buffer => mails[index % mails.length] ?? Buffer.alloc(0);
  const [read, parsed] = await rates(messages, [
    (index) => readAndExtract(mail(index)),
    (index) => PostalMime.parse(mail(index)),
  ]);

  const { rows, tagger, trainSeconds } = await trainedTagger(options);
  const text = (index: number): string => rows[index % rows.length]?.text ?? '';
  const [tagged, recognized] = await rates(messages, [
    (index) => tagger.tag(text(index)),
    (index) => extractEntities({ text: text(index), receivedAt: RECEIVED_AT }),
  ]);
  return {
    mails: {
      different: mails.length,
      meanBytes: mails.reduce((sum, { byteLength }) => sum + byteLength, 0) / mails.length,
      ...read,
      postalMimeAlone: parsed,
      ratioToPostalMime: ratio(read, parsed),
    },
    tagger: {
      rows: rows.length,
      trainSeconds,
      ...tagged,
      recognisersAlone: recognized,
      ratioToRecognisers: ratio(tagged, recognized),
    },
    bigMailOf25Megabytes,
  };
}

interface Rate {
  readonly messagesPerSecond: number;
  /** Of the process's own time on all its threads: what is left of the figure on a busy machine. */
  readonly messagesPerCpuSecond: number;
}

/** The medians of `ROUNDS` turns, in which all take turns, behind a turn to warm up. */
async function rates(
  messages: number,
  runs: readonly ((index: number) => unknown)[],
): Promise<readonly Rate[]> {
  const turns: Rate[][] = runs.map(() => []);
  for (let round = 0; round <= ROUNDS; round++) {
    for (const [place, run] of runs.entries()) {
      const cpu = process.cpuUsage();
      const begun = performance.now();
      for (let index = 0; index < messages; index++) await run(index);
      const seconds = (performance.now() - begun) / 1000;
      const { user, system } = process.cpuUsage(cpu);
      const turn = {
        messagesPerSecond: messages / seconds,
        messagesPerCpuSecond: messages / ((user + system) / 1e6),
      };
      if (round > 0) turns[place]?.push(turn);
    }
  }
  return turns.map((all) => ({
    messagesPerSecond: median(all.map((turn) => turn.messagesPerSecond)),
    messagesPerCpuSecond: median(all.map((turn) => turn.messagesPerCpuSecond)),
  }));
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/** Of processor time, which other work on the machine disturbs least. */
function ratio(own: Rate | undefined, peer: Rate | undefined): number {
  return (own?.messagesPerCpuSecond ?? Number.NaN) / (peer?.messagesPerCpuSecond ?? Number.NaN);
}

async function trainedTagger({ data, test }: ReadingBenchOptions) {
  const examples = join(SHIPPED_KNOWLEDGE_DIR, 'examples');
  const shipped = (await readdir(examples)).filter((name) => name.endsWith('.jsonl')).sort();
  const { rows } = await readAnnotatedRows(data ?? shipped.map((name) => join(examples, name)));
  const bar = openProgressBar('training');
  const begun = performance.now();
  try {
    const { files } = trainTagger({ rows, createdAt: new Date(), onProgress: bar.update });
    const trainSeconds = (performance.now() - begun) / 1000;
    const { tagger } = loadTagger(files);
    return { tagger, trainSeconds, rows: test === undefined ? rows : (await readAnnotatedRows(test)).rows };
  } finally {
    bar.stop();
  }
}

async function measureBigMail(): Promise<object> {
  const directory = await mkdtemp(join(tmpdir(), 'weiche-big-mail-'));
  try {
    const file = join(directory, 'big.eml');
    await writeFile(file, bigMail(BIG_MAIL_BYTES));
    const own = await readInProcess('weiche', file);
    const postalMimeAlone = await readInProcess('postal-mime', file);
    return { ...own, postalMimeAlone, ratioOfSeconds: own.seconds / postalMimeAlone.seconds };
  } finally {
    await rm(directory, { recursive: true });
  }
}

async function readInProcess(reader: 'weiche' | 'postal-mime', file: string): Promise<BigMailFigures> {
  const script = fileURLToPath(new URL('./read-big-mail.js', import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [script, reader, file]);
  // our own process says it
  const figures: BigMailFigures = JSON.parse(stdout);
  return figures;
}
