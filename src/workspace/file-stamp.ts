/** Whether a file may have changed, told by its size and times alone. */
import { lstatSync } from 'node:fs';
import { ignore } from './ignore-error.ts';
import type { FileStamp } from './scan-messages.ts';

/** Undefined when there is no such file. */
export function stampOf(file: string): FileStamp | undefined {
  try {
    return toStamp(lstatSync(file));
  } catch (error) {
    ignore(error, 'a file that is gone has no stamp');
    return undefined;
  }
}

export function toStamp({ size, mtimeMs, ctimeMs }: FileStamp): FileStamp {
  return { size, mtimeMs, ctimeMs };
}

export function isSameStamp(one: FileStamp | undefined, other: FileStamp | undefined): boolean {
  if (one === undefined || other === undefined) return one === other;
  return one.size === other.size && one.mtimeMs === other.mtimeMs && one.ctimeMs === other.ctimeMs;
}
