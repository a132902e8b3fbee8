/** What stands at a path: a file, a link, or nothing (`undefined`). All that an edit or a checkpoint may change. */
import { createHash } from 'node:crypto';

export interface PlainFile {
  readonly kind: 'file';
  readonly bytes: Uint8Array;
  /** Permission bits, 0o000 to 0o777. */
  readonly mode: number;
}

export interface LinkFile {
  readonly kind: 'link';
  /** As it stands in the link, never resolved. */
  readonly target: string;
}

export type FileState = PlainFile | LinkFile;

/** Modes as git names them. */
export type GitMode = '100644' | '100755' | '120000';

export function gitModeOf(state: FileState): GitMode {
  if (state.kind === 'link') return '120000';
  return isExecutable(state.mode) ? '100755' : '100644';
}

export function isExecutable(mode: number): boolean {
  return (mode & 0o100) !== 0;
}

/** SHA-256 of the bytes, in hexadecimal. */
export function sha256(bytes: Uint8Array | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Equal for states that are the same to the byte, permission bits included. */
export function fingerprintOf(state: FileState | undefined): string {
  if (state === undefined) return 'absent';
  if (state.kind === 'link') return `link:${state.target}`;
  return `file:${state.mode.toString(8)}:${sha256(state.bytes)}`;
}

export function contentOf(state: FileState): Uint8Array {
  return state.kind === 'link' ? Buffer.from(state.target) : state.bytes;
}
