/** Adds up files and lines by language. */
import type { DetectedLanguage } from './languages/detect-language.ts';
import type { LanguageRow } from './languages/language-data.ts';
import type { LanguageShare, LineCounts } from './model.ts';

interface Sum {
  readonly row: LanguageRow;
  files: number;
  lines: number;
  code: number;
  comment: number | undefined;
  blank: number;
}

export class LanguageTally {
  readonly #sums = new Map<string, Sum>();

  add({ name, row }: Pick<DetectedLanguage, 'name' | 'row'>, counts: LineCounts, files = 1): void {
    const sum = this.#sums.get(name) ?? { row, files: 0, lines: 0, code: 0, comment: 0, blank: 0 };
    this.#sums.set(name, sum);
    sum.files += files;
    addCounts(sum, counts);
  }

  /** Adds another tally to this one. */
  merge(other: LanguageTally): void {
    for (const [name, { row, files, ...counts }] of other.#sums) this.add({ name, row }, counts, files);
  }

  get lines(): LineCounts {
    const all: Mutable<LineCounts> = { lines: 0, code: 0, comment: 0, blank: 0 };
    for (const sum of this.#sums.values()) addCounts(all, { ...sum, comment: sum.comment ?? 0 });
    return all;
  }

  /** Those with a share first, by their code; then the others. */
  get shares(): readonly LanguageShare[] {
    const sums = [...this.#sums];
    const total = sums.reduce((all, [, sum]) => all + (hasShare(sum.row) ? sum.code : 0), 0);
    return sums
      .map(([name, { row, ...counts }]) => toShare(name, row, { ...counts, total }))
      .sort(
        (one, other) =>
          Number(isShared(other)) - Number(isShared(one)) ||
          other.code - one.code ||
          (one.name < other.name ? -1 : 1),
      );
  }
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

function addCounts(sum: Mutable<LineCounts>, { lines, code, comment, blank }: LineCounts): void {
  sum.lines += lines;
  sum.code += code;
  sum.blank += blank;
  sum.comment = sum.comment === undefined || comment === undefined ? undefined : sum.comment + comment;
}

function hasShare([, type]: LanguageRow): boolean {
  return type === 'programming' || type === 'markup';
}

function isShared({ type }: LanguageShare): boolean {
  return type === 'programming' || type === 'markup';
}

function toShare(
  name: string,
  row: LanguageRow,
  { total, ...counts }: LineCounts & { readonly files: number; readonly total: number },
): LanguageShare {
  const [, type, color] = row;
  const share = hasShare(row) && total > 0 ? counts.code / total : 0;
  const { files, lines, code, comment, blank } = counts;
  return { name, type, ...(color === '' ? {} : { color }), files, lines, code, comment, blank, share };
}
