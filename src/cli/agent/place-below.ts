/** Where a file of a name that somebody else chose lies below a folder. */
import path from 'node:path';

const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?$/i;

/** `name` has forward slashes. Undefined where it would lie elsewhere, or no file system takes it. */
export function placeBelow(folder: string, name: string): string | undefined {
  const parts = name.split('/');
  return parts.every(isPlain) ? path.join(folder, ...parts) : undefined;
}

function isPlain(part: string): boolean {
  const isNothing = part === '' || part === '.' || part === '..';
  return !isNothing && !/[\p{Cc}\\:*?"<>|]|[. ]$/u.test(part) && !reserved.test(part);
}
