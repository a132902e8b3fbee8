/** Why the records cannot be reached, as the user is told: one sentence, and at most one way on. */

import type { ProblemCode } from '../../contract/context-keys.ts';

export interface Problem {
  readonly code: ProblemCode;
  /** From whoever met the problem; says what to do. */
  readonly sentence: string;
}

/** What the button beside the sentence does. */
export type Remedy = 'retry' | 'openSettings' | 'update';

const codes: readonly string[] = [
  'cannot_start',
  'no_answer',
  'newer_backend',
  'data_directory',
  'database',
] satisfies readonly ProblemCode[];

function isProblemCode(code: unknown): code is ProblemCode {
  return typeof code === 'string' && codes.includes(code);
}

/** Reads the code by its shape: the class of the error comes from another bundle, where `instanceof` would not hold. */
export function describeProblem(error: unknown): Problem {
  const sentence = error instanceof Error ? error.message : String(error);
  const code =
    error instanceof Error && 'code' in error && isProblemCode(error.code) ? error.code : 'unknown';
  return { code, sentence };
}

export function remedyOf(code: ProblemCode): Remedy {
  if (code === 'newer_backend') return 'update';
  return code === 'data_directory' ? 'openSettings' : 'retry';
}
