/** Text of a file that a spreadsheet or a service wrote. */

export interface DecodedFile {
  readonly text: string;
  /** `windows-1252` is what is left when it is none of the others: umlauts may be wrong, so its reader is told. */
  readonly encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';
}

/** The run time's own decoder: throws on what is not of the encoding when `fatal`. */
export type Decode = (encoding: DecodedFile['encoding'], options: { readonly fatal: boolean }) => string;

/** UTF-8, UTF-16 with its byte order mark, or what Windows wrote before them. Never throws. */
export function decodeFile(bytes: Uint8Array, decode: Decode): DecodedFile {
  const marked = findMark(bytes);
  if (marked !== undefined) return { text: decode(marked, { fatal: false }), encoding: marked };
  try {
    return { text: decode('utf-8', { fatal: true }), encoding: 'utf-8' };
  } catch {
    return { text: decode('windows-1252', { fatal: false }), encoding: 'windows-1252' };
  }
}

function findMark(bytes: Uint8Array): DecodedFile['encoding'] | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : undefined;
}
