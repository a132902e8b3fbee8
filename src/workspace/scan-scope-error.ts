/** Why a folder, or a path of it, cannot be scanned. */
export type ScanScopeCode =
  | 'folder_missing'
  | 'folder_unreadable'
  | 'path_missing'
  | 'path_outside'
  | 'settings_wrong'
  | 'too_large';

/** The folder or a path of it cannot be scanned. The message is for the user. */
export class ScanScopeError extends Error {
  readonly code: ScanScopeCode;

  constructor(code: ScanScopeCode, message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'ScanScopeError';
    this.code = code;
  }

  static is(error: unknown): error is ScanScopeError {
    return error instanceof ScanScopeError;
  }
}
