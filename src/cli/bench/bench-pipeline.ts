import { SHIPPED_KNOWLEDGE_DIR } from '../../app/project-paths.js';
import { readKnowledgeBase } from '../../app/read-knowledge-base.js';
import { bareLoop } from './bare-loop.js';
import { addHelpers, openBenchDesk, untilQuiet } from './bench-desk.js';
import { type BenchServers, openBenchPlace } from './bench-place.js';
import { benchRecords, publishAll } from './bench-records.js';
import { measureThroughput } from './measure-throughput.js';
import { publishAtRate } from './publish-at-rate.js';
import { startServiceProcess } from './service-process.js';
import { percentiles, watchReservations } from './watch-reservations.js';

export interface BenchPipelineOptions extends BenchServers {
  readonly messages: number;
  readonly rate: number;
  readonly seconds: number;
  /** Where a CPU profile of the service is left; none unless told. */
  readonly profileDir?: string;
}

const POLL_MS = 20;

/**
 * Two runs of a service process with the shipped model, on the configured bus and store: as many messages as possible
 * off a backlog to the stored ticket, and a steady rate from publishing to the reservation, as heard on the bus by
 * another process. The yardstick, on the same servers just before, does nothing but consume, parse JSON and insert.
 */
export async function benchPipeline(options: BenchPipelineOptions): Promise<object> {
  const { messages, rate, seconds, profileDir } = options;
  const warmUp = Math.ceil(messages / 5);
  const place = openBenchPlace(options);
  try {
    const texts = (await readKnowledgeBase(SHIPPED_KNOWLEDGE_DIR)).goldenRows.map(({ text }) => text);
    const bareLoopPerSecond = await bareLoop(place.beside('bare'), { texts, count: messages, warmUp });
    const desk = await openBenchDesk(place.configuration);
    try {
      await publishAll(desk.context.bus, benchRecords(texts, { name: 'flow', count: messages }));
      const service = await startServiceProcess(place.environment, {
        nodeOptions: profileDir === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileDir}`],
      });
      place.endFirst(() => service.close());
      try {
        const { cpuSeconds: cpuBefore } = await service.usage();
        const messagesPerSecond = await measureThroughput(desk.context.bus, { count: messages, warmUp });
        const { cpuSeconds, ...memory } = await service.usage();
        await addHelpers(desk.context);
        await untilQuiet(desk.context);
        const watch = await watchReservations(desk.context);
        await publishAtRate(desk.context.bus, watch, { texts, name: 'paced', rate, seconds });
        while (watch.waiting() > 0) await new Promise((resolve) => setTimeout(resolve, POLL_MS));
        await watch.close();
        return {
          adapters: place.adapters,
          messages,
          messagesPerSecond,
          bareLoopPerSecond,
          ratioToBareLoop: messagesPerSecond / bareLoopPerSecond,
          cpuMsPerMessage: ((cpuSeconds - cpuBefore) / messages) * 1000,
          publishToReservation: { rate, messages: watch.taken.length, ...percentiles(watch.taken) },
          memoryAfterThroughput: memory,
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
