/** Entity types that Weiche knows without training; a company may add its own, hence `EntityType` is a string. */
export const BUILT_IN_ENTITY_TYPES = [
  'order_number',
  'customer_number',
  'invoice_number',
  'contract_number',
  'tracking_number',
  'ticket_number',
  'iban',
  'email_address',
  'phone_number',
  'date',
  'money',
  'postal_address',
  'person_name',
  'url',
] as const;
export type BuiltInEntityType = (typeof BUILT_IN_ENTITY_TYPES)[number];
export type EntityType = string;

/**
 * A typed fact in a text. `text === source.slice(start, end)` always holds, in UTF-16 code units; `value` is the
 * normalised form (see docs/data-format.md), e.g. `EUR 49.90` for `49,90 €`.
 */
export interface Entity {
  readonly type: EntityType;
  readonly value: string;
  readonly text: string;
  /** Offset of the first code unit. */
  readonly start: number;
  /** Offset after the last code unit. */
  readonly end: number;
  /** 0..1 */
  readonly confidence: number;
  /** Which recogniser found it: its file name without `recognize-`, `tagger`, or `agent` for a correction. */
  readonly recognizer: string;
  /** Only on dates: the text named a day relative to the message's arrival ("morgen"). */
  readonly relative?: true;
}

/** True when the entity's offsets index `source` and its text is what stands there. */
export function entityFits(entity: Entity, source: string): boolean {
  return (
    Number.isInteger(entity.start) &&
    Number.isInteger(entity.end) &&
    entity.start >= 0 &&
    entity.start < entity.end &&
    entity.end <= source.length &&
    source.slice(entity.start, entity.end) === entity.text
  );
}
