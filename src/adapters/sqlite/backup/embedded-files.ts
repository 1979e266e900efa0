import { BUS_SCHEMA } from '../bus/bus-schema.js';
import { STORE_SCHEMA } from '../store/store-schema.js';

/** The embedded databases. The bus first: in this order their write locks are taken. */
export const EMBEDDED_FILES = [
  { name: 'bus.sqlite', schema: BUS_SCHEMA },
  { name: 'store.sqlite', schema: STORE_SCHEMA },
] as const;

export type EmbeddedFile = (typeof EMBEDDED_FILES)[number];
