import { isUtf8 } from 'node:buffer';
import express, { type Request, type RequestHandler } from 'express';
import type { HttpSettings } from './http-settings.js';
import type { OperationBody } from './openapi/operation.js';
import { parseJsonLines } from './parse-json-lines.js';
import { HttpProblem, problem } from './problem.js';

/** The bytes of a body as they came, for the Idempotency-Key. */
export type BodyBytes = WeakMap<Request, Uint8Array>;

/**
 * Reads a body of the media types that the operation takes, no larger than it may be: JSON, JSON lines, or bytes.
 * Everything else is a problem: 400 malformed, 413 too large, 415 another type, charset or encoding. Compressed
 * bodies are not taken, so that no small body can become a large one.
 */
export function readBody(
  body: OperationBody | undefined,
  settings: HttpSettings,
  bytesOf: BodyBytes,
): RequestHandler {
  if (body === undefined) {
    return (request, _response, next) => {
      // the call takes none: what was sent is not read
      delete request.headers['content-type'];
      next();
    };
  }
  const limit = body.size === 'message' ? settings.messageBodyBytes : settings.smallBodyBytes;
  const keep = (request: Request, bytes: Buffer) => void bytesOf.set(request, bytes);
  const readJson = express.json({
    limit,
    inflate: false,
    type: () => true,
    verify: (request, _response, bytes) => {
      if (!isUtf8(bytes)) throw notUtf8();
      // body-parser hands its own type on, which is the request that Express made
      keep(request as Request, bytes);
    },
  });
  const readBytes = express.raw({ limit, inflate: false, type: () => true });

  return (request, response, next) => {
    if (!hasBody(request)) {
      delete request.headers['content-type'];
      if (body.required === false) return next();
      return next(new HttpProblem(problem(400, 'body-missing', 'This call needs a body.')));
    }
    const type = mediaType(request);
    if (type === null || body.contents[type] === undefined)
      return next(wrongType(Object.keys(body.contents)));
    // the parser would read a body to its end before it refuses it; one that says its size is answered at once
    if (Number(request.headers['content-length'] ?? 0) > limit) return next(tooLarge());
    // one spelling for the validator, which keeps a compiled check for each that it meets
    request.headers['content-type'] = type;
    if (type === 'application/json') return readJson(request, response, next);
    return readBytes(request, response, (error?: unknown) => {
      if (error !== undefined) return next(error);
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      keep(request, bytes);
      next(takeBytes(request, type, bytes) ?? undefined);
    });
  };
}

/** Puts what the media type says in the bytes' place. */
function takeBytes(request: Request, type: string, bytes: Buffer): HttpProblem | null {
  request.body = bytes;
  if (type !== 'application/x-ndjson') return null;
  if (!isUtf8(bytes)) return notUtf8();
  const lines = parseJsonLines(bytes.toString('utf8'));
  if (lines.kind === 'malformed') {
    const errors = [{ path: `/body/${lines.line}`, message: 'is not JSON' }];
    return new HttpProblem(problem(400, 'malformed-json', `Line ${lines.line + 1} is not JSON.`, errors));
  }
  request.body = lines.values;
  return null;
}

const tooLarge = () =>
  new HttpProblem(problem(413, 'body-too-large', 'The body is larger than this call takes.'));

const hasBody = (request: Request) =>
  request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;

/** In lower case, without parameters; null where it is missing or the charset is not UTF-8. */
function mediaType(request: Request): string | null {
  const [type = '', ...parameters] = (request.headers['content-type'] ?? '').toLowerCase().split(';');
  const charset = parameters
    .map((parameter) => parameter.trim())
    .find((parameter) => parameter.startsWith('charset='));
  const utf8 = charset === undefined || /^charset="?(utf-8|utf8|us-ascii)"?$/.test(charset);
  // an e-mail says inside in what charset its parts are
  return utf8 || type.trim() === 'message/rfc822' ? type.trim() : null;
}

const wrongType = (types: readonly string[]) =>
  new HttpProblem(problem(415, 'unsupported-media-type', `This call takes ${types.join(' or ')} in UTF-8.`), {
    Accept: types.join(', '),
  });

const notUtf8 = () => new HttpProblem(problem(400, 'invalid-utf8', 'The body is not UTF-8.'));
