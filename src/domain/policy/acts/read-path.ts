/** Paths of a project as rules see them. */
import { fail, type Result, succeed } from '../../result.ts';

const longest = 4096;

/**
 * Without `.` and `..`, with `/`. Fails for what leaves the folder, is absolute (also of Windows), names a device or a
 * stream, or has a control character: whoever cannot say where it leads lets nobody go there.
 */
export function readPath(path: string): Result<string, 'unreadable'> {
  const text = path.normalize('NFC').replaceAll('\\', '/');
  if (!isPlain(text)) return fail('unreadable');
  const parts: string[] = [];
  for (const part of text.split('/').filter((each) => each !== '' && each !== '.')) {
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return fail('unreadable');
  }
  // Windows reads `.env.` and `.env ` as `.env`.
  if (parts.some((part) => /[. ]$/.test(part))) return fail('unreadable');
  return succeed(parts.length === 0 ? '.' : parts.join('/'));
}

/** No root, no home, no drive or stream of Windows, no address. */
function isPlain(text: string): boolean {
  const isWithin = text !== '' && text.length <= longest && !/^[/~]/.test(text) && !text.includes(':');
  return isWithin && !hasControl(text);
}

export function hasControl(text: string): boolean {
  return /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text);
}
