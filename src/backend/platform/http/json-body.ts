/**
 * Parses JSON bodies, and refuses those that are nested deeper than any record: what walks a value of unknown shape
 * (a schema, a check, a database) would run out of stack, which is no fault that a request may cause. Those of more values
 * than any record has are refused, too: text is parsed fast, while millions of values would hold up everybody else.
 */
import type { FastifyBodyParser, FastifyInstance } from 'fastify';
import { text } from '../../../words/text.ts';
import { ApiError } from './api-error.ts';

const depthAtMost = 64;
/** Parsed in some 25 ms; a whole invoice of 5,000 lines with its annex has fewer. */
const valuesAtMost = 250_000;

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const openings = new Set([0x5b, 0x7b]);
const closings = new Set([0x5d, 0x7d]);

type BodyFault = 'too-deep' | 'too-many';

/** Before it is parsed; brackets and commas within texts do not count. */
function findFault(json: string, mostValues: number): BodyFault | undefined {
  let depth = 0;
  let values = 0;
  for (let at = 0; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === quote) at = endOfText(json, at);
    else if (code === comma) values++;
    else if (closings.has(code)) depth--;
    else if (openings.has(code)) {
      values++;
      if (++depth > depthAtMost) return 'too-deep';
    }
    if (values > mostValues) return 'too-many';
  }
  return undefined;
}

/** Of a body that is parsed apart, where its values hold up nobody. */
export function isTooDeep(json: string): boolean {
  return findFault(json, Number.POSITIVE_INFINITY) === 'too-deep';
}

const refusals: Readonly<Record<BodyFault, () => ApiError>> = {
  'too-deep': () => new ApiError('malformed', text`The request is nested deeper than ${depthAtMost} levels.`),
  'too-many': () =>
    new ApiError(
      'too_large',
      text`The request has more than ${valuesAtMost.toLocaleString('en')} values: split it.`,
    ),
};

/** Index of the quote that ends the text which begins at `from`, or of the end of the document. */
function endOfText(json: string, from: number): number {
  for (let at = from + 1; at < json.length; at++) {
    const code = json.charCodeAt(at);
    if (code === backslash) at++;
    else if (code === quote) return at;
  }
  return json.length;
}

/** Fastify's own parser, for what has no fault. */
export function createJsonParser(app: FastifyInstance): FastifyBodyParser<string> {
  const parse = app.getDefaultJsonParser('error', 'error');
  return (request, body, done) => {
    const fault = findFault(body, valuesAtMost);
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
