/** What a thread failed by, on its way to the backend: what the request is to be told stays that. */

import { reviveText, type TextData } from '../../../../../../words/text.ts';
import { ApiError, type ErrorCode } from '../../../../../platform/http/api-error.ts';

export interface ThreadFailure {
  /** The request is to be told so; else something is wrong here. */
  readonly refused?: {
    readonly code: ErrorCode;
    readonly said: TextData;
    readonly details: readonly { readonly field: string; readonly issue: string | TextData }[];
  };
  readonly message: string;
}

export function toThreadFailure(error: unknown): ThreadFailure {
  if (!ApiError.is(error)) return { message: error instanceof Error ? error.message : String(error) };
  const { code, said, details, message } = error;
  return { refused: { code, said, details }, message };
}

export function fromThreadFailure({ refused, message }: ThreadFailure): Error {
  if (refused === undefined) return new Error(message);
  const { code, said, details } = refused;
  const revived = details.map(({ field, issue }) => ({
    field,
    issue: typeof issue === 'string' ? issue : reviveText(issue),
  }));
  return new ApiError(code, reviveText(said), revived);
}
