/**
 * Parses JSON bodies, and refuses those that are nested deeper than any record: what walks a value of unknown shape
 * (a schema, a check, a database) would run out of stack, which is no fault that a request may cause. Those of more values
 * than any record has are refused, too: text is parsed fast, while millions of values would hold up everybody else.
 */
import type { FastifyBodyParser, FastifyInstance } from 'fastify';
import { findJsonFault, type JsonFault } from '../../../contract/text/json-bounds.ts';
import { text } from '../../../words/text.ts';
import { ApiError } from './api-error.ts';

const depthAtMost = 64;
/** Parsed in some 25 ms; a whole invoice of 5,000 lines with its annex has fewer. */
const valuesAtMost = 250_000;

/** Of a body that is parsed apart, where its values hold up nobody. */
export function isTooDeep(json: string): boolean {
  return findJsonFault(json, { depth: depthAtMost, values: Number.POSITIVE_INFINITY }) === 'too-deep';
}

const refusals: Readonly<Record<JsonFault, () => ApiError>> = {
  'too-deep': () => new ApiError('malformed', text`The request is nested deeper than ${depthAtMost} levels.`),
  'too-many': () =>
    new ApiError(
      'too_large',
      text`The request has more than ${valuesAtMost.toLocaleString('en')} values: split it.`,
    ),
};

/** Fastify's own parser, for what has no fault. */
export function createJsonParser(app: FastifyInstance): FastifyBodyParser<string> {
  const parse = app.getDefaultJsonParser('error', 'error');
  return (request, body, done) => {
    const fault = findJsonFault(body, { depth: depthAtMost, values: valuesAtMost });
    if (fault !== undefined) {
      done(refusals[fault]());
      return;
    }
    return parse(request, body, done);
  };
}

export function registerJsonBody(app: FastifyInstance): void {
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, createJsonParser(app));
}
