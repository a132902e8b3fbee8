/**
 * What the OpenAPI document tells of every route beside its own reply: which errors it answers, and in which form. Added
 * to the document and not to the schemas of the routes: a reply is serialised by its schema, and loses what that lacks.
 */
import type { OpenAPIV3_1 } from 'openapi-types';
import { errorStatus } from '../api-error.ts';

type Document = OpenAPIV3_1.Document;
type Operation = OpenAPIV3_1.OperationObject;

const reasons: Readonly<Record<number, string>> = {
  400: 'The request could not be read: no JSON, nested too deep, or of another media type.',
  401: 'There is no token, or it is not good.',
  403: 'The role of the caller may not do this, or the request comes from elsewhere.',
  404: 'There is no such record.',
  409: 'The state of the record, or another one, forbids it.',
  410: 'What was asked for is no longer kept.',
  412: '`If-Match` names another version of the record.',
  413: 'The body is larger than this route takes.',
  422: 'A field is unknown, missing or not valid; at most 20 are named.',
  429: 'Too much is asked at once.',
  500: 'Something went wrong in Vireo; the log has it under the trace id.',
  503: 'The store does not answer, or it waits for an answer of its user (`store_set_aside`).',
  507: 'The disk is full.',
};

/** The codes of the envelope that come with a status. */
function codesOf(status: number): string[] {
  return Object.entries(errorStatus).flatMap(([code, of]) => (of === status ? [code] : []));
}

function responseOf(status: number): OpenAPIV3_1.ResponseObject {
  const codes = codesOf(status).map((code) => `\`${code}\``);
  return {
    description: `${reasons[status] ?? 'Refused.'} Codes: ${codes.join(', ')}.`,
    content: { 'application/json': { schema: { $ref: '#/components/schemas/ErrorEnvelope' } } },
  };
}

const statuses = [...new Set(Object.values(errorStatus))];

/** Which of them an operation answers: what has no body is never too large, what names no record is never missing. */
function statusesOf(method: string, path: string, operation: Operation): readonly number[] {
  const writes = method !== 'get';
  const applies: Partial<Record<number, boolean>> = {
    404: path.includes('{'),
    // Before a server knows which operation is asked for.
    408: false,
    421: false,
    409: writes,
    410: path.includes('{'),
    412: writes && path.includes('{'),
    413: operation.requestBody !== undefined,
    422: operation.requestBody !== undefined || writes || (operation.parameters ?? []).length > 0,
  };
  return statuses.filter((status) => applies[status] ?? true);
}

const methods = ['get', 'post', 'put', 'patch', 'delete'] as const;

export function addErrors(document: Document): Document {
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const method of methods) {
      const operation = item?.[method];
      if (operation === undefined) continue;
      const errors = statusesOf(method, path, operation).map((status) => [
        String(status),
        { $ref: `#/components/responses/Error${status}` },
      ]);
      operation.responses = { ...operation.responses, ...Object.fromEntries(errors) };
    }
  }
  // The envelope itself is there by its name, like every schema that has one.
  const { responses, ...components } = document.components ?? {};
  document.components = {
    ...components,
    responses: {
      ...responses,
      ...Object.fromEntries(statuses.map((status) => [`Error${status}`, responseOf(status)])),
    },
  };
  return document;
}
