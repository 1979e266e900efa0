import { CUSTOMER_RECORD_SCHEMA } from '../adapters/customer-directory/customer-record-schema.js';
import { metricsTable } from '../adapters/prometheus/metrics-table.js';
import { INBOUND_RECORD_SCHEMA } from '../intake/schemas/inbound-record.schema.js';
import { BUSINESS_CASE_SCHEMA } from '../knowledge/check-business-cases.js';
import { EXAMPLE_SCHEMA } from '../knowledge/check-example.js';
import { settingsTable } from './settings-table.js';

/** A part of a document in docs/ that is written from the code, by scripts/write-settings-table.mjs. */
export interface GeneratedBlock {
  /** Below docs/. */
  readonly document: string;
  /** Stands in the comments before and after it. */
  readonly name: string;
  readonly content: string;
}

const jsonBlock = (schema: unknown) => `\`\`\`json\n${JSON.stringify(schema, null, 2)}\n\`\`\``;

export function generatedBlocks(): readonly GeneratedBlock[] {
  return [
    { document: 'operations.md', name: 'settings', content: settingsTable() },
    { document: 'operations.md', name: 'metrics', content: metricsTable() },
    { document: 'data-format.md', name: 'inbound-record', content: jsonBlock(INBOUND_RECORD_SCHEMA) },
    { document: 'data-format.md', name: 'data-row', content: jsonBlock(EXAMPLE_SCHEMA) },
    {
      document: 'data-format.md',
      name: 'customer-record',
      content: jsonBlock(CUSTOMER_RECORD_SCHEMA),
    },
    { document: 'data-format.md', name: 'business-case', content: jsonBlock(BUSINESS_CASE_SCHEMA) },
  ];
}

/** The document with the block's content between its two comments. Throws when they are not there, in this order. */
export function withBlock(text: string, { name, content }: GeneratedBlock): string {
  const begin = `<!-- begin ${name}: written by scripts/write-settings-table.mjs -->`;
  const end = `<!-- end ${name} -->`;
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from < 0 || to < from) throw new Error(`the comments of block ${name} are missing`);
  return `${text.slice(0, from + begin.length)}\n\n${content}\n\n${text.slice(to)}`;
}
