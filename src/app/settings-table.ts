import { SETTINGS } from './configuration.js';

interface SettingSchema {
  readonly type?: unknown;
  readonly enum?: readonly unknown[];
  readonly minimum?: unknown;
  readonly maximum?: unknown;
  readonly default?: unknown;
}

/** All settings as a Markdown table for docs/operations.md. */
export function settingsTable(): string {
  const rows = Object.entries(SETTINGS).map(([name, setting]) => {
    const schema: SettingSchema = setting.schema;
    return `| \`${name}\` | ${valuesOf(schema)} | ${defaultOf(schema)} | ${escapeCell(setting.description)} |`;
  });
  return ['| variable | values | default | meaning |', '|---|---|---|---|', ...rows].join('\n');
}

function valuesOf({ type, enum: choices, minimum, maximum }: SettingSchema): string {
  if (choices !== undefined) return choices.map((choice) => `\`${String(choice)}\``).join(', ');
  if (type === 'boolean') return '`true`, `false`';
  if (type !== 'integer' && type !== 'number') return 'text';
  if (minimum !== undefined && maximum !== undefined) return `${String(minimum)} to ${String(maximum)}`;
  return minimum === undefined ? String(type) : `${String(type)} from ${String(minimum)}`;
}

const defaultOf = ({ default: value }: SettingSchema): string =>
  value === undefined || value === '' ? '' : `\`${String(value)}\``;

const escapeCell = (text: string): string => text.replaceAll('|', '\\|');
