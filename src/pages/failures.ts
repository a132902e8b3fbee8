/**
 * What an error means to the user. Errors come from bundles of their own, so they are told apart by their shape:
 * `instanceof` does not hold across bundles.
 */
import type { RecordConflict } from '../domain/record-conflict.ts';
import type { BackendUnavailable } from './backend.ts';
import { describeProblem, type Problem } from './backend-problem.ts';
import { isSecretsUnreadable } from './secrets-unreadable.ts';

export type Failure =
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'unavailable'; readonly problem: Problem }
  /** The backend answered that it will not: the sentence is its own. */
  | {
      readonly kind: 'refused';
      readonly code: string;
      readonly sentence: string;
      readonly conflict?: RecordConflict | undefined;
    }
  /** Ours to mend: the log has more. */
  | { readonly kind: 'bug'; readonly sentence: string };

export interface ApiFailure extends Error {
  readonly code: string;
  readonly status: number | undefined;
  readonly details: readonly { readonly field: string; readonly issue: string }[];
  /** Both versions, where the record was changed elsewhere meanwhile. */
  readonly conflict?: RecordConflict | undefined;
}

export function isApiFailure(error: unknown, code?: string): error is ApiFailure {
  if (!(error instanceof Error) || error.name !== 'ApiRequestError' || !('code' in error)) return false;
  return code === undefined || error.code === code;
}

function isUnavailable(error: unknown): error is BackendUnavailable {
  return error instanceof Error && error.name === 'BackendUnavailable' && 'problem' in error;
}

export function classifyFailure(error: unknown): Failure {
  if (isUnavailable(error)) return { kind: 'unavailable', problem: error.problem };
  // A request can hear of the end of a session before the line does.
  if (isApiFailure(error, 'signed_out')) return { kind: 'unavailable', problem: describeProblem(error) };
  if (isSecretsUnreadable(error))
    return { kind: 'refused', code: 'secrets_unreadable', sentence: error.message };
  if (isApiFailure(error)) {
    if (error.code === 'cancelled') return { kind: 'cancelled' };
    const { code, message: sentence, conflict } = error;
    return { kind: 'refused', code, sentence, ...(conflict && { conflict }) };
  }
  if (error instanceof Error && /^(AbortError|Canceled)$/.test(error.name)) return { kind: 'cancelled' };
  return { kind: 'bug', sentence: error instanceof Error ? error.message : String(error) };
}
