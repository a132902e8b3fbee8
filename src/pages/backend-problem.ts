/** Why the records cannot be reached, as the user is told: one sentence, and at most one way on. */

import type { ProblemCode } from '../contract/context-keys.ts';
import type { UnreadableDatabase } from '../contract/unreadable-database.ts';
import type { Translate } from './words.ts';

export interface Problem {
  readonly code: ProblemCode;
  /** The user brought it about: it is shown where it stands, and announced nowhere. */
  readonly isKnown?: boolean;
  /** From whoever met the problem; says what to do. */
  readonly sentence: string;
  /** Of `store_set_aside`: the database that was moved, or is missing. */
  readonly setAside?: UnreadableDatabase | undefined;
}

/** What the button beside the sentence does. */
export type Remedy = 'retry' | 'openSettings' | 'update' | 'decide' | 'signIn';

const codes: readonly string[] = [
  'cannot_start',
  'no_answer',
  'newer_backend',
  'data_directory',
  'database',
  'store_set_aside',
  'signed_out',
] satisfies readonly ProblemCode[];

function isProblemCode(code: unknown): code is ProblemCode {
  return typeof code === 'string' && codes.includes(code);
}

/** Reads the code by its shape: the class of the error comes from another bundle, where `instanceof` would not hold. */
export function describeProblem(error: unknown): Problem {
  const sentence = error instanceof Error ? error.message : String(error);
  const code =
    error instanceof Error && 'code' in error && isProblemCode(error.code) ? error.code : 'unknown';
  const setAside = setAsideOf(error);
  return { code, sentence, ...(setAside && { setAside }) };
}

function setAsideOf(error: unknown): UnreadableDatabase | undefined {
  const told = error instanceof Error && 'setAside' in error ? error.setAside : undefined;
  const isTold = typeof told === 'object' && told !== null && 'path' in told && 'reason' in told;
  return isTold ? (told as UnreadableDatabase) : undefined;
}

/** In the user's language where we know more than the sentence. */
export function tellProblem({ code, sentence, setAside }: Problem, t: Translate): string {
  if (code === 'signed_out') return t('You are signed out of the server of this window.');
  if (setAside === undefined) return sentence;
  if (setAside.missing) {
    return t(
      'Your database {0} is missing, and there are backups of it. Nothing is recorded until you decide.',
      setAside.path,
    );
  }
  return t(
    'Your database could not be opened and was moved to {0}. Nothing is recorded until you decide.',
    setAside.path,
  );
}

export function remedyOf(code: ProblemCode): Remedy {
  if (code === 'newer_backend') return 'update';
  if (code === 'store_set_aside') return 'decide';
  if (code === 'signed_out') return 'signIn';
  return code === 'data_directory' ? 'openSettings' : 'retry';
}
