/** What the system says where nothing more can be written: no space, a full quota, a limit on the size of files. */
const codes: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

export const diskFullMessage = 'The disk is full: free some space and try again.';

/** True where the error, or what caused it, is a disk without room. */
export function isDiskFull(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ('code' in error && codes.has(error.code)) || isDiskFull(error.cause);
}
