import {
  MongoBulkWriteError,
  MongoClientClosedError,
  MongoError,
  MongoInvalidArgumentError,
  MongoNetworkError,
  MongoNotConnectedError,
  MongoServerError,
  MongoServerSelectionError,
  MongoTopologyClosedError,
  MongoWriteConcernError,
} from 'mongodb';
import { StorageError, type StorageErrorCode } from '../../ports/storage-error.js';

/** Codes of https://www.mongodb.com/docs/manual/reference/error-codes/ that say something about the server, not the data. */
const SERVER_CODES: readonly (readonly [
  codes: readonly number[],
  code: StorageErrorCode,
  message: string,
])[] = [
  [[13, 18, 33], 'denied', 'MongoDB refuses the credentials, or what they may do'],
  [[24, 46, 112], 'busy', 'MongoDB is held up by other writes'],
  [[14031], 'full', "the database server's disk is full"],
  [[10334, 17280, 17419, 17420], 'too-large', 'a document is larger than MongoDB takes'],
  [
    [6, 7, 50, 64, 89, 91, 100, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436],
    'unavailable',
    'MongoDB is not able to answer now',
  ],
];

/** The code with which MongoDB tells that a unique index, or `_id`, has the value already. */
const DUPLICATE = 11000;

/**
 * The driver's error as the ports' one. Errors about documents come without a cause, because the driver quotes the
 * documents in them; what is not the driver's comes back as it is.
 */
export function translateError(error: unknown): unknown {
  if (
    error instanceof MongoClientClosedError ||
    error instanceof MongoTopologyClosedError ||
    error instanceof MongoNotConnectedError
  ) {
    return new StorageError('closed', 'the connection to MongoDB has been closed', { cause: error });
  }
  if (error instanceof MongoServerSelectionError || error instanceof MongoNetworkError) {
    return new StorageError('unavailable', 'MongoDB cannot be reached', { cause: error });
  }
  if (error instanceof MongoWriteConcernError || writeConcernFailed(error)) {
    return new StorageError('unavailable', 'MongoDB did not confirm a write on a majority of its members');
  }
  // the driver wraps what broke a bulk off in an error that keeps neither class nor code of a lost connection
  if (error instanceof MongoBulkWriteError && writeErrorsOf(error).length === 0 && error.code === undefined) {
    return new StorageError('unavailable', 'MongoDB did not answer a bulk of writes');
  }
  if (error instanceof MongoServerError) {
    const number = Number(error.code);
    const known = SERVER_CODES.find(([codes]) => codes.includes(number));
    if (known) return new StorageError(known[1], `${known[2]} (code ${number})`);
    return new Error(`MongoDB refused a command: code ${number}, ${String(error['codeName'] ?? error.name)}`);
  }
  if (error instanceof MongoInvalidArgumentError && /larger than the maximum/i.test(error.message)) {
    return new StorageError('too-large', 'a document is larger than MongoDB takes');
  }
  // the driver's other findings may quote what they are about
  return error instanceof MongoError ? new Error(`the MongoDB driver refused a call: ${error.name}`) : error;
}

/** The document exists: its `_id` or another unique value is taken. */
export const isDuplicate = (error: unknown): boolean =>
  error instanceof MongoServerError && error.code === DUPLICATE;

/**
 * The positions that a bulk of inserts failed at because the document exists. Null: the bulk failed otherwise, or what
 * it did write may not be durable.
 */
export function duplicatePositions(error: unknown): ReadonlySet<number> | null {
  if (!(error instanceof MongoBulkWriteError) || writeConcernFailed(error)) return null;
  const errors = writeErrorsOf(error);
  const areDuplicates = errors.length > 0 && errors.every(({ code }) => code === DUPLICATE);
  return areDuplicates ? new Set(errors.map(({ index }) => index)) : null;
}

const writeErrorsOf = ({ writeErrors }: MongoBulkWriteError) =>
  Array.isArray(writeErrors) ? writeErrors : [writeErrors];

const writeConcernFailed = (error: unknown): boolean =>
  error instanceof MongoBulkWriteError && error.result.getWriteConcernError() !== undefined;

/** Runs a call of the driver; rejects with the ports' errors. */
export async function translated<R>(call: () => Promise<R>): Promise<R> {
  try {
    return await call();
  } catch (error) {
    throw translateError(error);
  }
}
