import { Ajv } from 'ajv';

/** A row of any shape: which of its keys matter is said on the command line. */
export const isObjectRow = new Ajv().compile<Readonly<Record<string, unknown>>>({ type: 'object' });
