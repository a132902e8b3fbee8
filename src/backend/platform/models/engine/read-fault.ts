/** Which fault it is that a provider's library throws: by status, then by words of the body. */
import { APICallError, LoadAPIKeyError } from '@ai-sdk/provider';
import { type ModelFault, modelFaults } from '../gateway.ts';
import { isPageText } from './bounded-fetch.ts';
import { Fault } from './fault.ts';

const byWords: readonly (readonly [RegExp, ModelFault])[] = [
  [
    /insufficient_quota|billing_hard_limit|credit balance|insufficient (?:balance|credit|funds)|payment required|billing_error/i,
    'no_credit',
  ],
  [
    /context_length_exceeded|maximum context length|prompt is too long|context window|exceed_context_size|too many (?:input )?tokens/i,
    'context_too_long',
  ],
  [
    /model_not_found|not_found_error|model\b.{0,80}(?:does not exist|not found|not available|deprecated|decommissioned)/i,
    'model_gone',
  ],
  [/content_policy|content_filter|content management policy|safety system/i, 'refused'],
  [
    /invalid_api_key|incorrect api key|invalid (?:x-)?api[ -]key|authentication_error|permission_error/i,
    'wrong_key',
  ],
];

const quotaWords = /quota|(?:per|this|daily|weekly|monthly)[ _-]?(?:day|week|month|limit)|usage limit/i;

function byText(text: string): ModelFault | undefined {
  return byWords.find(([words]) => words.test(text))?.[1];
}

function codeOf(status: number, text: string): ModelFault {
  const said = byText(text);
  if (status === 429) {
    if (said === 'no_credit') return said;
    return quotaWords.test(text) ? 'quota' : 'rate_limited';
  }
  if (status >= 500) return 'overloaded';
  if (status === 408) return 'slow';
  return said ?? byStatus[status] ?? 'unreadable';
}

/** Where the text says nothing. */
const byStatus: Readonly<Record<number, ModelFault>> = {
  401: 'wrong_key',
  402: 'no_credit',
  403: 'wrong_key',
  404: 'model_gone',
  413: 'context_too_long',
};

/** Seconds, or the date of HTTP. */
function readRetryAfter(headers: Readonly<Record<string, string>> | undefined): number | undefined {
  const exact = Number(headers?.['retry-after-ms'] ?? Number.NaN);
  if (Number.isFinite(exact)) return Math.max(0, exact);
  const said = headers?.['retry-after'];
  if (said === undefined) return undefined;
  const seconds = Number(said);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1_000);
  const at = Date.parse(said);
  return Number.isNaN(at) ? undefined : Math.max(0, at - Date.now());
}

/** Network Authentication Required (RFC 6585). */
const signInNeeded = 511;

function readCall(error: APICallError): Fault {
  const { statusCode, responseBody = '', responseHeaders } = error;
  if (statusCode === undefined || statusCode < 400) return readConnection(error);
  const isPage = isPageText(responseBody) && (statusCode < 500 || statusCode === signInNeeded);
  const code = isPage ? 'web_page' : codeOf(statusCode, `${error.message} ${responseBody}`);
  return new Fault(code, { retryAfterMs: readRetryAfter(responseHeaders), isUnpaid: true });
}

const refusedCodes =
  /ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|CERT|TLS|SSL|unexpected redirect|bad port|invalid url/i;

/** Nothing was sent where no connection came about; else what was sent may have to be paid. */
function readConnection(error: unknown): Fault {
  const words = chainOf(error);
  if (refusedCodes.test(words)) return new Fault('unreachable', { isUnpaid: true });
  if (/without a finish reason|terminated|socket|ECONNRESET|EPIPE|closed|hang up/i.test(words))
    return new Fault('cut');
  if (/fetch failed|cannot connect/i.test(words)) return new Fault('unreachable');
  return /JSON|parse|validation|Invalid/i.test(words) ? new Fault('unreadable') : new Fault('cut');
}

/** Names, codes and messages of an error and of what caused it. */
function chainOf(error: unknown, depth = 0): string {
  if (!(error instanceof Error) || depth > 5) return '';
  const code = 'code' in error ? String(error.code) : '';
  return `${error.name} ${code} ${error.message} ${chainOf(error.cause, depth + 1)}`;
}

/** A message inside of a stream that had begun well. */
function readTold(error: object): Fault {
  const text = JSON.stringify(error) ?? '';
  const said = byText(text);
  if (said !== undefined) return new Fault(said);
  if (/overloaded|server_error|api_error|unavailable|internal/i.test(text)) return new Fault('overloaded');
  return new Fault(/rate_limit/i.test(text) ? 'rate_limited' : 'cut');
}

/** Of a bridge, which knows the faults by their names. */
function findCode(error: unknown): ModelFault | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return modelFaults.find((fault) => fault === code);
}

/** Our own, which the packages wrap where it is thrown while they read. */
function findFault(error: unknown, depth = 0): Fault | undefined {
  if (error instanceof Fault) return error;
  return error instanceof Error && depth < 5 ? findFault(error.cause, depth + 1) : undefined;
}

/** Of whatever was thrown. What was an error's own words stays out of the fault: they may quote what was sent. */
export function readFault(error: unknown): Fault {
  const fault = findFault(error);
  if (fault !== undefined) return fault;
  const told = findCode(error);
  if (told !== undefined) return new Fault(told);
  if (APICallError.isInstance(error)) return readCall(error);
  if (LoadAPIKeyError.isInstance(error)) return new Fault('no_key', { isUnpaid: true });
  if (error instanceof Error) return readConnection(error);
  return readTold(typeof error === 'object' && error !== null ? error : { message: String(error) });
}
