/** Why the backend did not start, as one sentence that says what to do. */
import type { BackendFailed } from '../../contract/backend-start.ts';
import { isDatabaseError } from '../platform/db/database-error.ts';

type StartFailure = BackendFailed['error'];

const byCode: Readonly<Record<string, StartFailure>> = {
  EACCES: {
    code: 'data_directory',
    message:
      'The data folder cannot be written: check its permissions, or choose another one in the settings.',
  },
  EROFS: {
    code: 'data_directory',
    message: 'The data folder is on a read-only disk: choose another one in the settings.',
  },
  // What making a folder below a read-only disk answers when some of its parents are missing too.
  ENOENT: {
    code: 'data_directory',
    message: 'The data folder cannot be made: choose another one in the settings.',
  },
  EISDIR: {
    code: 'data_directory',
    message: 'A folder is in the place of a file of Vireo in the data folder: move it away and try again.',
  },
  ENOTDIR: {
    code: 'data_directory',
    message:
      'The data folder cannot be made because a file is in its way: choose another one in the settings.',
  },
  EEXIST: {
    code: 'data_directory',
    message: 'The data folder is a file: choose a folder in its place.',
  },
  ENOSPC: { code: 'data_directory', message: 'The disk is full: free some space and try again.' },
  EADDRINUSE: {
    code: 'port',
    message: 'The port is taken by another program: choose another one, or 0 for any.',
  },
  'disk-full': { code: 'database', message: 'The disk is full: free some space and try again.' },
  'read-only': {
    code: 'data_directory',
    message:
      'The data folder cannot be written: check its permissions, or choose another one in the settings.',
  },
  locked: {
    code: 'database',
    message: 'Another Vireo process holds the data and does not answer: end it and try again.',
  },
};

/** The store tells a disk's fault by a code of its own, and keeps what the system said. */
function systemCodeOf(error: unknown): string {
  return isDatabaseError(error, 'io') ? codeOf(error.cause) : '';
}

/** A missing file of the program itself is no fault of the data folder. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error && 'code' in error)) {
    return '';
  }
  const isElsewhere = error.code === 'ENOENT' && !('syscall' in error && error.syscall === 'mkdir');
  return isElsewhere ? '' : String(error.code);
}

export function toStartFailure(error: unknown): StartFailure {
  const code = codeOf(error);
  const known = byCode[code] ?? byCode[systemCodeOf(error)];
  if (known) {
    return known;
  }
  const message = error instanceof Error ? error.message : String(error);
  if (isDatabaseError(error)) {
    return { code: error.code === 'not-own' ? 'data_directory' : 'database', message };
  }
  return {
    code: code.startsWith('ERR_PARSE_ARGS') || message.startsWith('--') ? 'usage' : 'internal',
    message,
  };
}
