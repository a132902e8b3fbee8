/** What a thread failed by, on its way to the backend: what the request is to be told stays that. */
import { ApiError } from '../../../../../platform/http/api-error.ts';

export interface ThreadFailure {
  /** The request is to be told so; else something is wrong here. */
  readonly refused?: Pick<ApiError, 'code' | 'details'>;
  readonly message: string;
}

export function toThreadFailure(error: unknown): ThreadFailure {
  if (!ApiError.is(error)) return { message: error instanceof Error ? error.message : String(error) };
  const { code, details, message } = error;
  return { refused: { code, details }, message };
}

export function fromThreadFailure({ refused, message }: ThreadFailure): Error {
  return refused === undefined ? new Error(message) : new ApiError(refused.code, message, refused.details);
}
