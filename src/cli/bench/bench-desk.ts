import { join } from 'node:path';
import { createLogger } from '../../adapters/pino/create-logger.js';
import { createPrometheusMetrics } from '../../adapters/prometheus/create-metrics.js';
import { systemClock } from '../../adapters/system/system-clock.js';
import { createUlidIds } from '../../adapters/system/ulid-ids.js';
import type { Configuration } from '../../app/configuration.js';
import { openBus } from '../../app/open-bus.js';
import { openStore } from '../../app/open-store.js';
import { DEMO_DIR, SHIPPED_KNOWLEDGE_DIR } from '../../app/project-paths.js';
import { readKnowledgeBase } from '../../app/read-knowledge-base.js';
import { seedContactCentre } from '../../app/seed-contact-centre.js';
import { TOPICS } from '../../domain/event.js';
import { putAgent, setPresence } from '../../service/agents.js';
import type { ServiceContext } from '../../service/service-context.js';
import { createSharedKnowledge } from '../../service/shared-knowledge.js';

/** Where who measures sits: the same bus and store as the service's, from another process. */
export interface BenchDesk {
  readonly context: ServiceContext;
  close(): Promise<void>;
}

/** Opens bus and store, and puts the demo's queues, agents and workflow there. */
export async function openBenchDesk(configuration: Configuration): Promise<BenchDesk> {
  const store = await openStore(configuration, systemClock);
  const log = createLogger({ level: 'error', instanceId: 'bench' });
  const bus = await openBus(configuration, { clock: systemClock, log, topics: Object.values(TOPICS) });
  const metrics = createPrometheusMetrics();
  const context = { store, bus, clock: systemClock, ids: createUlidIds(), log, metrics };
  const knowledge = createSharedKnowledge(
    await readKnowledgeBase(SHIPPED_KNOWLEDGE_DIR),
    store,
    systemClock.now,
  );
  await seedContactCentre(context, knowledge, join(DEMO_DIR, 'contact-centre.json'));
  return {
    context,
    async close() {
      await bus.close();
      await store.close();
    },
  };
}

const HELPERS = 400;

/** Enough agents that nobody waits for one: what is measured is the way, not the queue. */
export async function addHelpers(context: ServiceContext): Promise<void> {
  const known = await context.store.agents.all();
  const skills = Object.fromEntries(
    known.flatMap((agent) => Object.keys(agent.skills)).map((skill) => [skill, 5]),
  );
  const capacity = { email: 1000, 'web-form': 1000, chat: 1000 };
  for (let index = 0; index < HELPERS; index++) {
    const id = `helper-${index}`;
    await putAgent(context, { id, name: id, skills, languages: ['de', 'en'], capacity });
    await setPresence(context, id, 'available');
  }
}

/** Resolves when nobody waits for an agent and all is told on the bus: what came before disturbs no more. */
export async function untilQuiet({ store }: ServiceContext): Promise<void> {
  const isQuiet = async () =>
    ((await store.tickets.countByState()).pending ?? 0) === 0 &&
    (await store.outbox.unpublished(1)).length === 0;
  while (!(await isQuiet())) await new Promise((resolve) => setTimeout(resolve, 250));
}
