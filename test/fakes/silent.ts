import type { Logger } from '../../src/ports/logger.js';
import type { Metrics } from '../../src/ports/metrics.js';

const nothing = () => undefined;

export const SILENT_LOG: Logger = { debug: nothing, info: nothing, warn: nothing, error: nothing };

export const NO_METRICS: Metrics = {
  messageHandled: nothing,
  stageDuration: nothing,
  stageFailed: nothing,
  predicted: nothing,
  reservation: nothing,
  waitUntilReservation: nothing,
  feedback: nothing,
  modelSwapped: nothing,
  retrained: nothing,
  eventsPublished: nothing,
};
