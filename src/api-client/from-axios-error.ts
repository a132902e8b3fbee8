/** What axios throws, as an error of the API. */
import { isAxiosError, isCancel } from 'axios';
import { ApiRequestError, isEnvelope, toNoAnswer, toRefusal } from './api-request-error.ts';
import { findTraceId, traceparent } from './trace.ts';

/** A caller who asked for a file as text or bytes gets the refusal in the same way. */
function readBody(data: unknown): unknown {
  if (typeof data !== 'string' && !(data instanceof ArrayBuffer) && !ArrayBuffer.isView(data)) {
    return data;
  }
  try {
    return JSON.parse(typeof data === 'string' ? data : new TextDecoder().decode(data));
  } catch {
    return data;
  }
}
export function toApiRequestError(error: unknown): unknown {
  if (isCancel(error)) {
    return new ApiRequestError(
      'The request was cancelled.',
      { code: 'cancelled', status: undefined, details: [], traceId: undefined },
      error,
    );
  }
  if (!isAxiosError(error)) {
    return error;
  }
  const body = readBody(error.response?.data);
  const status = error.response?.status;
  if (isEnvelope(body)) return toRefusal(body, status, error);
  return toNoAnswer({ status, traceId: findTraceId(error.config?.headers.get(traceparent)) }, error);
}
