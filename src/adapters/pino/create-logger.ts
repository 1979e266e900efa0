import { pino } from 'pino';
import type { Logger } from '../../ports/logger.js';
import { errorFields } from './error-fields.js';

export const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** JSON lines on standard error; standard output is for what was asked for. */
export function createLogger(options: { readonly level: LogLevel; readonly instanceId: string }): Logger {
  return pino(
    {
      level: options.level,
      base: { instance: options.instanceId },
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: errorFields },
    },
    pino.destination({ fd: 2, sync: true }),
  );
}
