import type { Entity } from '../domain/entity.js';
import { extractFromMessage } from './extract-from-message.js';
import type { ExtractionSettings } from './extraction-settings.js';
import { maskSecrets } from './mask-secrets.js';

/** A row of `weiche extract` and of `POST /v1/extract`; its other keys pass through. */
export interface ExtractableRow {
  readonly text: string;
  readonly subject?: string | null | undefined;
  readonly language?: string | null | undefined;
  /** ISO 8601. */
  readonly receivedAt?: string | null | undefined;
}

export interface ExtractRowOptions {
  /** The arrival of rows that do not name theirs: what "yesterday" is reckoned from. Default: none, see extractEntities. */
  readonly now?: Date;
  /** IANA name. Default: the settings' one. */
  readonly timeZone?: string;
  readonly settings?: ExtractionSettings;
}

/** `entities` index `text`; `subjectEntities` index `subject` and are there only where the row has one. */
export type ExtractedRow<T extends ExtractableRow> = T & {
  readonly entities: readonly Entity[];
  readonly subjectEntities?: readonly Entity[];
};

/** Null when the row's `receivedAt` is no date and time. Passwords, PINs and card numbers in the row are no entities. */
export function extractRow<T extends ExtractableRow>(
  row: T,
  options: ExtractRowOptions = {},
): ExtractedRow<T> | null {
  const named = row.receivedAt ?? null;
  const receivedAt = named === null ? options.now : new Date(named);
  if (receivedAt !== undefined && Number.isNaN(receivedAt.getTime())) return null;
  const subject = row.subject ?? null;
  const found = extractFromMessage(
    {
      text: maskSecrets(row.text).text,
      subject: subject === null ? null : maskSecrets(subject).text,
      ...(row.language ? { language: row.language } : {}),
      ...(receivedAt === undefined ? {} : { receivedAt }),
      ...(options.timeZone === undefined ? {} : { timeZone: options.timeZone }),
    },
    options.settings,
  );
  // what holds a part of a secret is no fact to show
  const entities = found.entities.filter((entity) => isTextOf(row.text, entity));
  if (!row.subject) return { ...row, entities };
  const subjectEntities = found.subjectEntities.filter((entity) => isTextOf(row.subject ?? '', entity));
  return { ...row, entities, subjectEntities };
}

function isTextOf(source: string, { text, start, end }: Entity): boolean {
  return source.slice(start, end) === text;
}
