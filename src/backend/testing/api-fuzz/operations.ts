/** The operations of the live OpenAPI document, as a fuzz draws requests for them. */
import type { TestApp } from '../test-app.ts';

/** As the document writes it; only what is drawn from. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
}

export interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: JsonSchema;
}

export interface Operation {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly body: JsonSchema | undefined;
}

export interface Api {
  readonly operations: readonly Operation[];
  readonly schemas: Readonly<Record<string, JsonSchema>>;
}

/** Sockets are no requests, and an answer that streams has no end to wait for. */
const leftOut = /\/(?:ws\/notifications|ai\/chat|stream|store\/start-empty)$/;

export async function readOperations({ app }: TestApp): Promise<Api> {
  const document = JSON.parse(
    (await app.inject({ url: '/api/v1/openapi.json', headers: { host: '127.0.0.1' } })).payload,
  );
  const operations = Object.entries<Record<string, RawOperation>>(document.paths).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, operation]) =>
      leftOut.test(path) ? [] : [toOperation(path, method, operation)],
    ),
  );
  return { operations, schemas: document.components.schemas };
}

interface RawOperation {
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: JsonSchema }>> };
}

function toOperation(
  path: string,
  method: string,
  { parameters = [], requestBody }: RawOperation,
): Operation {
  return {
    method: method.toUpperCase() as Operation['method'],
    path,
    parameters: parameters.filter((parameter) => parameter.in !== 'header'),
    body: requestBody?.content['application/json']?.schema,
  };
}
