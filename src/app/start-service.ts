import { mkdirSync } from 'node:fs';
import { hostname } from 'node:os';
import { createLogger } from '../adapters/pino/create-logger.js';
import { createPrometheusMetrics } from '../adapters/prometheus/create-metrics.js';
import { systemClock } from '../adapters/system/system-clock.js';
import { createUlidIds } from '../adapters/system/ulid-ids.js';
import { TOPICS } from '../domain/event.js';
import { createHttpApp } from '../http/create-http-app.js';
import { type HttpServer, startHttpServer } from '../http/start-http-server.js';
import { createStartingGate } from '../http/starting-gate.js';
import type { Subscription } from '../ports/message-bus.js';
import type { Trainer } from '../ports/trainer.js';
import { createCaseMix } from '../service/case-mix.js';
import { checkDependencies, missingDependencies } from '../service/dependencies.js';
import { startDispatcher } from '../service/dispatcher.js';
import { openEventStream } from '../service/event-stream.js';
import { DEFAULT_FLOW_SETTINGS, type Flow } from '../service/flow.js';
import { startIntakeConsumer } from '../service/intake-consumer.js';
import type { KnowledgeSource } from '../service/knowledge-source.js';
import { openLiveCases } from '../service/live-cases.js';
import { openLiveMemory } from '../service/live-memory.js';
import { openLiveModel } from '../service/live-model.js';
import { promoteModel, registerModel } from '../service/model-registry.js';
import { startOutboxRelay } from '../service/outbox-relay.js';
import { recallCaseMix } from '../service/recall-case-mix.js';
import { createRetrainJobs } from '../service/retrain-jobs.js';
import { startRetrainSchedule } from '../service/retrain-schedule.js';
import type { ServiceContext } from '../service/service-context.js';
import { createSharedKnowledge } from '../service/shared-knowledge.js';
import { openTrialTally } from '../service/trial-tally.js';
import { ensureAdminKey, newApiKey } from './admin-key.js';
import { type Closers, createClosers } from './closers.js';
import type { Configuration } from './configuration.js';
import { openDefaultModel } from './default-model.js';
import { httpUseCases } from './http-use-cases.js';
import { loadLiveClassifier } from './load-live-classifier.js';
import { openBus } from './open-bus.js';
import { openCustomerDirectory } from './open-customer-directory.js';
import { openExtraction } from './open-extraction.js';
import { openStore } from './open-store.js';
import { packageVersion } from './package-version.js';
import { CONSOLE_DIR, SHIPPED_KNOWLEDGE_DIR, SHIPPED_MODELS_DIR } from './project-paths.js';
import { readKnowledgeBase } from './read-knowledge-base.js';
import { watchService } from './watch-service.js';
import { createWorkerTrainer, trainingEffort } from './worker-trainer.js';

export interface RunningService {
  readonly url: string;
  /** Made at this start, to be shown once; null where there was one. */
  readonly newAdminKey: string | null;
  readonly context: ServiceContext;
  readonly knowledge: KnowledgeSource;
  /** Stops taking work, finishes what is in hand, and closes everything. */
  close(): Promise<void>;
}

/** How long requests in hand may take to end when the service stops. */
const HTTP_GRACE_MS = 3_500;
/**
 * How long the others wait for a part's last call, so that a service whose store or bus hangs stops in 10 s all the
 * same. What breaks off is safe: batches come again and find what they have written, a reservation counts only under the
 * lease's token, and events that are still in the outbox are published by the next start.
 */
const GRACE_MS = { intake: 4_000, dispatcher: 1_000, relay: 1_500, eventStream: 500, bus: 1_000, store: 500 };

export interface StartOptions {
  /** Training of the default model at the first start: 0..1. */
  readonly onTraining?: (progress: number) => void;
  /** Trains in worker threads unless told. */
  readonly trainer?: Trainer;
}

/** Puts the service together on the configured store and bus, and starts it. Resolves when it takes messages. */
export async function startService(
  configuration: Configuration,
  options: StartOptions = {},
): Promise<RunningService> {
  const closers = createClosers(systemClock);
  try {
    return await start(configuration, options, closers);
  } catch (error) {
    await closers.closeAll().catch(() => undefined);
    throw error;
  }
}

async function start(
  configuration: Configuration,
  options: StartOptions,
  closers: Closers,
): Promise<RunningService> {
  const knowledgeBase = await readKnowledgeBase(configuration.knowledgeDir ?? SHIPPED_KNOWLEDGE_DIR);
  const extraction = await openExtraction(configuration);
  const ids = createUlidIds();
  const instanceId = `${hostname()}-${process.pid}-${ids.next().slice(-6)}`;
  const log = createLogger({ level: configuration.logLevel, instanceId });
  const metrics = createPrometheusMetrics();
  const caseMix = createCaseMix();
  // open from the beginning, so that a taken port is told at once and probes are answered while a model is trained
  const gate = createStartingGate();
  const server: HttpServer = await startHttpServer(gate.listener, {
    host: configuration.host,
    port: configuration.port,
    graceMs: HTTP_GRACE_MS,
  });
  closers.add('http', () => server.close());
  mkdirSync(configuration.dataDir, { recursive: true, mode: 0o700 });
  const directory = await openCustomerDirectory(configuration, log);
  if (directory !== undefined) closers.add('customer-directory', () => directory.close());
  const store = await openStore(configuration, systemClock);
  closers.add('store', () => store.close(), GRACE_MS.store);
  const bus = await openBus(configuration, { clock: systemClock, log, topics: Object.values(TOPICS) });
  closers.add('bus', () => bus.close(), GRACE_MS.bus);
  const context: ServiceContext = {
    store,
    bus,
    clock: systemClock,
    ids,
    log,
    ...(directory === undefined ? {} : { directory }),
    metrics: {
      ...metrics,
      predicted(prediction) {
        metrics.predicted(prediction);
        caseMix.count(prediction.businessCase, systemClock.now());
      },
    },
  };
  const newAdminKey = await ensureAdminKey(context, configuration);
  const knowledge = createSharedKnowledge(knowledgeBase, store, systemClock.now, {
    twoPersons: configuration.twoPersons,
  });
  const effort = trainingEffort(configuration);
  const trainer = options.trainer ?? createWorkerTrainer(effort);

  if ((await store.models.champion()) === null) {
    const { model } = await openDefaultModel({
      rows: knowledgeBase.trainingRows,
      modelsDir: configuration.modelsDir ?? SHIPPED_MODELS_DIR,
      // there is no work yet that it could be in the way of
      trainer: options.trainer ?? createWorkerTrainer(effort, 0),
      members: configuration.trainingMembers,
      ...(options.onTraining === undefined ? {} : { onProgress: options.onTraining }),
    });
    await registerModel(context, {
      trained: model,
      state: 'challenger',
      gate: ['The shipped knowledge base.'],
      // trained on what was shipped alone
      knowledgeAt: new Date(0),
    });
    await promoteModel(context, model.modelId);
  }
  const events = await openEventStream(context, { instanceId });
  closers.add('event-stream', () => events.close(), GRACE_MS.eventStream);
  const liveModel = await openLiveModel(context, { events, load: loadLiveClassifier });
  closers.add('live-model', () => liveModel.close());

  const liveCases = await openLiveCases(context, { events });
  closers.add('live-cases', () => liveCases.close());
  const liveMemory = await openLiveMemory(context, {
    events,
    knowledge,
    soloShare: configuration.memorySoloShare,
  });
  closers.add('live-memory', () => liveMemory.close());

  const trialTally = openTrialTally(context);
  closers.add('trial-tally', () => trialTally.close());

  const flow: Flow = {
    knowledge,
    trialTally,
    classifier: () => liveCases.following(liveMemory.remembering(liveCases.following(liveModel.current()))),
    settings: {
      ...DEFAULT_FLOW_SETTINGS,
      ownAddresses: configuration.ownAddresses,
      lastAgentWindowMs: configuration.lastAgentHours * 3_600_000,
      extraction,
    },
  };
  const relay = startOutboxRelay(context);
  closers.add('relay', () => relay.close(), GRACE_MS.relay);
  const dispatcher = startDispatcher(context, { instanceId, events });
  closers.add('dispatcher', () => dispatcher.close(), GRACE_MS.dispatcher);
  const retrainJobs = createRetrainJobs(context, {
    instanceId,
    knowledge,
    trainer,
    load: loadLiveClassifier,
  });
  await retrainJobs.recover();
  const retrainSchedule = startRetrainSchedule(context, {
    events,
    jobs: retrainJobs,
    afterCorrections: configuration.retrainAfterCorrections,
    everyMs: configuration.retrainEveryHours * 3_600_000,
  });
  closers.add('retrain-schedule', () => retrainSchedule.close());
  const intake: Subscription = await startIntakeConsumer(context, flow);
  const dependencies = () => checkDependencies(context, { isModelReady: () => liveModel.isReady() });
  watchService(metrics, { context, dispatcher, liveModel, caseMix, dependencies });

  const shutdown = new AbortController();
  recallCaseMix(context, caseMix).catch((error: unknown) =>
    log.warn({ err: error }, 'case-mix.not-recalled'),
  );
  const app = createHttpApp({
    context,
    knowledge,
    useCases: httpUseCases({ context, flow, knowledge, dispatcher, retrainJobs }),
    events,
    metrics: async () => ({ contentType: metrics.contentType, body: await metrics.render() }),
    notReady: async () => missingDependencies(await dependencies()),
    onAnswered: metrics.httpAnswered,
    newSecret: newApiKey,
    version: packageVersion(),
    consoleDir: CONSOLE_DIR,
    shutdown: shutdown.signal,
    settings: { metricsPublic: configuration.metricsPublic, worksCouncil: configuration.worksCouncil },
  });
  // all that brings work in ends together, each in its own time: what is in hand is finished within 10 s
  const endIntake = async () => {
    shutdown.abort();
    await Promise.all([server.close(), intake.close(), retrainJobs.close()]);
  };
  closers.add('intake', endIntake, GRACE_MS.intake);
  gate.open(app);
  log.info({ url: server.url }, 'service.started');
  return { url: server.url, newAdminKey, context, knowledge, close: () => closers.closeAll(log) };
}
