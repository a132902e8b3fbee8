/** A secret in a file of the user's own. */
import fs from 'node:fs';

const largestBytes = 10_000;
const othersBits = 0o077;

export class SecretFileError extends Error {
  override readonly name = 'SecretFileError';
  readonly code: 'readable_by_others' | 'unreadable';

  constructor(code: SecretFileError['code'], message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }

  static is(error: unknown): error is SecretFileError {
    return error instanceof SecretFileError;
  }
}

/** Its first line. @throws SecretFileError for one that others can read (by mode, on POSIX), or that cannot be read */
export function readSecretFile(file: string, platform: NodeJS.Platform = process.platform): string {
  let handle: number | undefined;
  try {
    handle = fs.openSync(file, 'r');
    const facts = fs.fstatSync(handle);
    if (!facts.isFile() || facts.size > largestBytes) throw unreadable(file);
    if (platform !== 'win32' && (facts.mode & othersBits) !== 0) {
      const message = `Others can read ${file}. Allow only yourself to (chmod 600), then try again.`;
      throw new SecretFileError('readable_by_others', message);
    }
    const [line = ''] = fs.readFileSync(handle, 'utf8').split(/\r?\n/, 1);
    if (line === '') throw unreadable(file);
    return line;
  } catch (error) {
    throw SecretFileError.is(error) ? error : unreadable(file, error);
  } finally {
    if (handle !== undefined) fs.closeSync(handle);
  }
}

function unreadable(file: string, cause?: unknown): SecretFileError {
  return new SecretFileError('unreadable', `No password could be read from ${file}.`, cause);
}
