import { maskOf, maskSecrets } from '../../scanner/secrets/mask.ts';

export const edit = (startLine: number, endLine: number, newText: string) => ({
  startOffset: 0,
  endOffset: 0,
  newText,
  oldText: '',
  startLine,
  endLine,
});

/** As a scan keeps lines: with this value covered. */
export function masked(text: string, value: string, mask = maskOf(value)): string {
  const startOffset = text.indexOf(value);
  return maskSecrets(text, [{ mask, range: { startOffset, endOffset: startOffset + value.length } }]);
}
