// Documents are stored as JSON, in which dates are ISO strings. Which fields are dates is declared per type, and the
// compiler refuses a declaration that leaves one out: no text of a customer can be mistaken for a date, and reading
// costs nothing beyond JSON.parse and the few dates themselves.

/** The date fields of T, nested like T. Every field that holds a date must be named. */
export type DateFields<T> = {
  readonly [K in keyof T as HasDate<T[K]> extends true ? K : never]-?: DateField<NonNullable<T[K]>>;
};

type DateField<V> = V extends Date ? 'date' : V extends readonly unknown[] ? never : DateFields<V>;

type HasDate<V> = true extends HasDateEach<V> ? true : false;
type HasDateEach<V> = V extends Date
  ? true
  : V extends readonly (infer E)[]
    ? HasDate<E>
    : V extends object
      ? string extends keyof V
        ? false
        : { [K in keyof V]-?: HasDate<V[K]> }[keyof V]
      : false;

export interface DocumentCodec<T> {
  encode(document: T): string;
  decode(json: string): T;
}

export function documentCodec<T>(dates: DateFields<T>): DocumentCodec<T> {
  return {
    encode: (document) => JSON.stringify(document),
    decode: (json) => {
      const document: unknown = JSON.parse(json);
      reviveDates(document, dates);
      // our own writing: `encode` put it there
      return document as T;
    },
  };
}

function reviveDates(target: unknown, fields: object): void {
  if (!isRecord(target)) return;
  for (const [name, field] of Object.entries(fields)) {
    const value = target[name];
    if (field === 'date') {
      if (typeof value === 'string') target[name] = new Date(value);
    } else reviveDates(value, field);
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
