import type { FindingRange } from './findings.ts';

/**
 * Whether a finding is of its file as a whole and of none of its lines: it lies before the first character and quotes
 * no code. Tools report so what no line is to blame for, such as a missing licence.
 */
export function isOfWholeFile({
  range,
  snippet,
}: {
  readonly range: FindingRange;
  readonly snippet: string;
}): boolean {
  return snippet === '' && Object.values(range).every((position) => position === 0);
}
