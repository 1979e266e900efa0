/**
 * One line an event. `fields` hold ids, counts and codes; never message text or personal data.
 */
export interface Logger {
  debug(fields: LogFields, event: string): void;
  info(fields: LogFields, event: string): void;
  warn(fields: LogFields, event: string): void;
  error(fields: LogFields, event: string): void;
}

export type LogFields = Readonly<Record<string, unknown>>;
