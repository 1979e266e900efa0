import type { RequestHandler } from 'express';
import * as OpenApiValidator from 'express-openapi-validator';
import { buildOpenApiDocument } from './openapi/build-document.js';
import type { Operation } from './openapi/operation.js';

/**
 * Holds a request against the operation's part of the OpenAPI document, and fills in defaults. Each operation has a
 * validator of its own, made when it is first called: one for all would search every route on every request, and
 * make the start slower.
 */
export function validateCall(
  operation: Operation,
  options: { readonly validateResponses: boolean },
): RequestHandler {
  return (request, response, next) => {
    const all = validatorOf(operation, options);
    const run = (index: number, error?: unknown): void => {
      const step = all[index];
      if (step === undefined || (error !== undefined && error !== null)) {
        next(error);
        return;
      }
      try {
        // a step that fails later tells `next`
        void step(request, response, (failed?: unknown) => run(index + 1, failed));
      } catch (thrown) {
        next(thrown);
      }
    };
    run(0);
  };
}

type Steps = readonly RequestHandler[];

/** A validator follows from its operation alone, and making one takes some milliseconds: each is made once. */
const made = {
  withAnswers: new WeakMap<Operation, Steps>(),
  withoutAnswers: new WeakMap<Operation, Steps>(),
};

function validatorOf(
  operation: Operation,
  { validateResponses }: { readonly validateResponses: boolean },
): Steps {
  const known = validateResponses ? made.withAnswers : made.withoutAnswers;
  const existing = known.get(operation);
  if (existing !== undefined) return existing;
  // a copy of plain data: the validator changes what it is given, and its types know OpenAPI 3.0's schemas only
  const apiSpec = JSON.parse(JSON.stringify(buildOpenApiDocument([operation], '1')));
  const steps: Steps = OpenApiValidator.middleware({
    apiSpec,
    validateApiSpec: false,
    validateSecurity: false,
    validateRequests: { allowUnknownQueryParameters: false, coerceTypes: false },
    validateResponses: validateResponses ? { removeAdditional: false } : false,
    fileUploader: false,
    ignoreUndocumented: true,
  });
  known.set(operation, steps);
  return steps;
}
