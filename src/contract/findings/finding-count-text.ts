/**
 * What every list and figure says of a number of findings, and of the part of them that it shows. English is the key of
 * the German text in src/words/de; the command line writes English.
 */

/** `{0}` stands for the first argument. */
export type TranslateText = (message: string, ...args: readonly (string | number)[]) => string;

/** Words as they are written here: for the command line, which speaks English. */
export const untranslated: TranslateText = (message, ...args) =>
  message.replace(/\{(\d+)\}/g, (whole, index: string) => String(args[Number(index)] ?? whole));

export interface FindingParts {
  /** Each finding once, at the source (`value`) that found it first. */
  readonly byFinder: readonly { readonly value: string; readonly title: string; readonly count: number }[];
  readonly lowConfidence: number;
  /** Of the total: what the list leaves out, by its filter or by the baseline. */
  readonly hidden?: number;
  /** Beside the total: underlined in open files, and on no record yet. */
  readonly unrecorded?: number;
}

/** `33 findings`. */
export function findingCountText(total: number, t: TranslateText): string {
  return total === 1 ? t('1 finding') : t('{0} findings', total);
}

/** `27 by the Security agent, 5 by the scan, 1 of low confidence`; empty where there is nothing to say. */
export function findingPartsText(parts: FindingParts, t: TranslateText): string {
  const { byFinder, lowConfidence, hidden = 0, unrecorded = 0 } = parts;
  return [
    ...byFinder.filter(({ count }) => count > 0).map((finder) => finderText(finder, t)),
    ...(lowConfidence === 0 ? [] : [t('{0} of low confidence', lowConfidence)]),
    ...(hidden === 0 ? [] : [t('{0} hidden', hidden)]),
    ...(unrecorded === 0 ? [] : [t('{0} more in open files, not on record yet', unrecorded)]),
  ].join(', ');
}

/** `33 findings: 27 by the Security agent, 6 by the scan`. */
export function findingsText(total: number, parts: FindingParts, t: TranslateText): string {
  const said = findingPartsText(parts, t);
  const count = findingCountText(total, t);
  return said === '' ? count : `${count}: ${said}`;
}

function finderText({ value, title, count }: FindingParts['byFinder'][number], t: TranslateText): string {
  if (value === 'security') return t('{0} by the Security agent', count);
  if (value === 'scan') return t('{0} by the scan', count);
  return t('{0} by {1}', count, title);
}
