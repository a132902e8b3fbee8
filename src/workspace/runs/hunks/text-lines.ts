/** Text as lines that keep their own ends, so that CRLF, a BOM and a missing newline at the end stay what they are. */
import type { FileState } from '../files/file-state.ts';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Undefined for what is no UTF-8 text: such a file is replaced as a whole. */
export function textOf(state: FileState | undefined): string | undefined {
  if (state?.kind !== 'file') return undefined;
  try {
    const text = decoder.decode(state.bytes);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

export function splitLines(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}
