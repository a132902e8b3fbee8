export type RunFileErrorCode =
  | 'unsafe-path'
  | 'unsafe-folder'
  | 'link-in-path'
  | 'not-a-file'
  | 'not-a-folder'
  | 'changed-meanwhile'
  | 'too-large'
  | 'submodules'
  | 'large-file-storage'
  | 'git-failed'
  | 'unknown-run'
  | 'run-exists'
  | 'unknown-checkpoint'
  | 'incomplete-checkpoint';

/** An expected refusal of what handles files of a run; the message is a sentence for the user. */
export class RunFileError extends Error {
  readonly code: RunFileErrorCode;
  /** Relative to the folder, where one file is the reason. */
  readonly path: string | undefined;
  constructor(
    code: RunFileErrorCode,
    message: string,
    more: { readonly path?: string; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: more.cause });
    this.name = 'RunFileError';
    this.code = code;
    this.path = more.path;
  }
}

export function hasErrorCode(error: unknown, ...codes: readonly string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
