import { SHIPPED_KNOWLEDGE_DIR } from '../../app/project-paths.js';
import { readKnowledgeBase } from '../../app/read-knowledge-base.js';
import { startAgents } from './agents-at-work.js';
import { addHelpers, openBenchDesk, untilQuiet } from './bench-desk.js';
import { type BenchServers, openBenchPlace } from './bench-place.js';
import { benchRecords, publishAll } from './bench-records.js';
import { intakeLag, measureThroughput } from './measure-throughput.js';
import { publishAtRate } from './publish-at-rate.js';
import { startServiceProcess } from './service-process.js';
import { judgeSoak, type SoakSample } from './soak-verdict.js';
import { percentiles, watchReservations } from './watch-reservations.js';

export interface BenchSoakOptions extends BenchServers {
  readonly minutes: number;
  /** Messages a second; half of the throughput measured just before unless told. */
  readonly rate?: number;
  /** Gets a line now and then. */
  readonly onProgress: (line: string) => void;
}

/** The figures, as they are printed. */
export interface SoakReport extends Readonly<Record<string, unknown>> {
  readonly passed: boolean;
}

const MEASURED_MESSAGES = 5000;
const SAMPLE_MS = 5000;
const POLL_MS = 100;
/** What has not been reserved so long after the last message counts as missing. */
const DRAIN_MS = 60_000;

/**
 * A service process at a steady rate for a long time, its agents completing what they are offered, so that nothing
 * piles up but what is stored. Says how its memory, lag and latency went, and whether that passes.
 */
export async function benchSoak(options: BenchSoakOptions): Promise<SoakReport> {
  const { minutes, onProgress } = options;
  const place = openBenchPlace(options);
  try {
    const texts = (await readKnowledgeBase(SHIPPED_KNOWLEDGE_DIR)).goldenRows.map(({ text }) => text);
    const desk = await openBenchDesk(place.configuration);
    const { context } = desk;
    try {
      const backlog = benchRecords(texts, { name: 'flow', count: MEASURED_MESSAGES });
      if (options.rate === undefined) await publishAll(context.bus, backlog);
      const service = await startServiceProcess(place.environment);
      place.endFirst(() => service.close());
      try {
        const agents = startAgents(context);
        const watch = await watchReservations(context, agents.offered);
        const throughput =
          options.rate === undefined
            ? await measureThroughput(context.bus, { count: MEASURED_MESSAGES, warmUp: 1000 })
            : null;
        const rate = options.rate ?? Math.max(1, Math.floor((throughput ?? 0) / 2));
        await addHelpers(context);
        await untilQuiet(context);
        onProgress(`${place.adapters}: ${rate} messages/s for ${minutes} minutes`);

        const begun = performance.now();
        const samples: SoakSample[] = [];
        const sampling = sampleUntil(async () => {
          const hours = (performance.now() - begun) / 3_600_000;
          const { rssMegabytes, heapMegabytes } = await service.usage();
          const lag = await intakeLag(context.bus);
          samples.push({ hours, rssMegabytes, heapMegabytes, lag });
          onProgress(
            `${(hours * 60).toFixed(1)} min  rss ${rssMegabytes.toFixed(0)} MB  heap ${heapMegabytes.toFixed(0)} MB  lag ${lag}  reserved ${watch.taken.length}  completed ${agents.completed()}`,
          );
        });
        const published = await publishAtRate(context.bus, watch, {
          texts,
          name: 'soak',
          rate,
          seconds: minutes * 60,
        });
        const lagAtEnd = await intakeLag(context.bus);
        await sampling.stop();
        const publishedFor = (performance.now() - begun) / 1000;
        const last = performance.now();
        while (watch.waiting() > 0 && performance.now() - last < DRAIN_MS) await pause(POLL_MS);
        const drainedSeconds = (performance.now() - last) / 1000;
        const missing = watch.waiting();
        await watch.close();
        await agents.close();
        const publishToReservation = percentiles(watch.taken);
        const figures = { rate, published, samples, lagAtEnd, missing, publishToReservation };
        const { rss, heap, sentences, passed } = judgeSoak(figures);
        return {
          adapters: place.adapters,
          minutes,
          ...(throughput === null ? {} : { throughputMeasuredBefore: throughput }),
          rate,
          publishedPerSecond: published / publishedFor,
          published,
          completed: agents.completed(),
          publishToReservation,
          lagAtEnd,
          drainedSeconds,
          rssMegabytesPerHour: rss,
          heapMegabytesPerHour: heap,
          samples: samples.map(({ hours, rssMegabytes, heapMegabytes, lag }) => [
            rounded(hours * 60),
            rounded(rssMegabytes),
            rounded(heapMegabytes),
            lag,
          ]),
          verdict: sentences,
          passed,
        };
      } finally {
        await service.close();
      }
    } finally {
      await desk.close();
    }
  } finally {
    await place.cleanUp();
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const rounded = (value: number) => Math.round(value * 10) / 10;

function sampleUntil(take: () => Promise<void>): { stop(): Promise<void> } {
  let stopped = false;
  let wake = () => {};
  const run = async (): Promise<void> => {
    while (!stopped) {
      await take();
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, SAMPLE_MS);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  };
  const running = run();
  // reported when it is awaited
  running.catch(() => undefined);
  return {
    stop() {
      stopped = true;
      wake();
      return running;
    },
  };
}
