/**
 * Parses JSON bodies, and refuses those that are nested deeper than any record: what walks a value of unknown shape
 * (a schema, a check, a database) would run out of stack, which is no fault that a request may cause.
 */
import type { FastifyBodyParser, FastifyInstance } from 'fastify';
import { ApiError } from './api-error.ts';

const depthAtMost = 64;

const quote = 0x22;
const backslash = 0x5c;
const openings = new Set([0x5b, 0x7b]);
const closings = new Set([0x5d, 0x7d]);

/** Before it is parsed; brackets within texts do not count. */
export function isTooDeep(json: string): boolean {
  let depth = 0;
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === quote) at = endOfText(json, at);
    else if (openings.has(code) && ++depth > depthAtMost) return true;
    else if (closings.has(code)) depth--;
  }
  return false;
}

/** Index of the quote that ends the text which begins at `from`, or of the end of the document. */
function endOfText(json: string, from: number): number {
  for (let at = from + 1; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === backslash) at++;
    else if (code === quote) return at;
  }
  return json.length;
}

/** Fastify's own parser, for what is not too deep. */
export function createJsonParser(app: FastifyInstance): FastifyBodyParser<string> {
  const parse = app.getDefaultJsonParser('error', 'error');
  return (request, body, done) => {
    if (isTooDeep(body)) {
      done(new ApiError('malformed', `The request is nested deeper than ${depthAtMost} levels.`));
      return;
    }
    return parse(request, body, done);
  };
}

export function registerJsonBody(app: FastifyInstance): void {
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, createJsonParser(app));
}
