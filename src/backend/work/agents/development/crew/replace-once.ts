/** The text with the one place replaced; how often the old text stands there where that is not once. Line ends are the text's own. */
export function replaceOnce(text: string, old: string, next: string): string | number {
  const isWindows = text.includes('\r\n');
  const asThere = (part: string): string =>
    isWindows ? part.replaceAll('\r\n', '\n').replaceAll('\n', '\r\n') : part;
  const parts = text.split(asThere(old));
  return parts.length === 2 ? parts.join(asThere(next)) : parts.length - 1;
}
