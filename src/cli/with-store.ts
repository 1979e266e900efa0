import { existsSync } from 'node:fs';
import { systemClock } from '../adapters/system/system-clock.js';
import { openStore } from '../app/open-store.js';
import { SHIPPED_KNOWLEDGE_DIR } from '../app/project-paths.js';
import { readKnowledgeBase } from '../app/read-knowledge-base.js';
import type { Clock } from '../ports/clock.js';
import type { Store } from '../ports/store.js';
import type { KnowledgeSource } from '../service/knowledge-source.js';
import { createSharedKnowledge } from '../service/shared-knowledge.js';
import { UsageError } from './exit-codes.js';
import { configurationFrom } from './serve.js';

export interface StoreFlags {
  readonly dataDir?: string;
}

/** Opens the configured store beside a running service, and closes it after the work. */
export async function withStore<T>(
  { dataDir }: StoreFlags,
  work: (parts: {
    readonly store: Store;
    readonly clock: Clock;
    readonly knowledge: KnowledgeSource;
  }) => Promise<T>,
): Promise<T> {
  const configuration = configurationFrom(dataDir === undefined ? {} : { dataDir });
  const { dataDir: dir, mongodbUri, mongodbUriFile } = configuration;
  if (mongodbUri === null && mongodbUriFile === null && !existsSync(dir)) {
    throw new UsageError(`There is no store: the folder ${dir} does not exist.`);
  }
  const base = await readKnowledgeBase(configuration.knowledgeDir ?? SHIPPED_KNOWLEDGE_DIR);
  const store = await openStore(configuration, systemClock);
  try {
    return await work({
      store,
      clock: systemClock,
      knowledge: createSharedKnowledge(base, store, systemClock.now),
    });
  } finally {
    await store.close();
  }
}
