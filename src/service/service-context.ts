import type { Clock } from '../ports/clock.js';
import type { CustomerDirectory } from '../ports/customer-directory.js';
import type { Ids } from '../ports/ids.js';
import type { Logger } from '../ports/logger.js';
import type { MessageBus } from '../ports/message-bus.js';
import type { Metrics } from '../ports/metrics.js';
import type { Store } from '../ports/store.js';

/** What every part of the running service is given from outside. */
export interface ServiceContext {
  readonly store: Store;
  readonly bus: MessageBus;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Absent: the company has connected none. */
  readonly directory?: CustomerDirectory;
}

/** What the model registry needs: less than a running service has. */
export type RegistryContext = Pick<ServiceContext, 'store' | 'clock' | 'ids'>;
