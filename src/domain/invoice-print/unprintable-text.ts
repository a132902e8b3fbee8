/** Text that a PDF cannot show as it is: letters that its font lacks, and scripts that run from right to left. */
import type { InvoiceDocument } from '../invoice-document.ts';
import { type RuleFault, unless } from '../invoicing/rules/fault.ts';
import { fontCoverage } from './font-coverage.generated.ts';

/** What keeps `document` from being a PDF, each field once; HTML and XML take it all. */
export function findUnprintable(document: InvoiceDocument): readonly RuleFault[] {
  return textsOf(document, '').flatMap(([field, text]) => {
    const rtl = rightToLeft.exec(text)?.[0];
    const missing = [...text].find((letter) => !isPrintable(letter));
    return [
      ...unless(rtl === undefined, {
        rule: 'pdf-right-to-left',
        field,
        message: `A PDF cannot show text from right to left, as “${rtl}” is: send HTML or an e-invoice.`,
      }),
      ...unless(rtl !== undefined || missing === undefined, {
        rule: 'pdf-glyph',
        field,
        message: `The font of PDFs has no “${missing}” (${nameOf(missing ?? '')}): send HTML or an e-invoice, or write it otherwise.`,
      }),
    ];
  });
}

/** The text without the signs that the font of PDFs lacks, such as pictures in the subject of a commit. */
export function withoutUnprintable(text: string): string {
  return [...text]
    .filter((letter) => isPrintable(letter) && !rightToLeft.test(letter))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}

const rightToLeft =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\u202b\u202e\u2067]/u;

/** All that is printed, by its path. Codes and amounts are in letters that every font has. */
function textsOf(value: unknown, path: string): readonly (readonly [string, string])[] {
  if (typeof value === 'string') {
    return [[path, value]];
  }
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return Object.entries(value).flatMap(([name, item]) =>
    textsOf(item, path === '' ? name : `${path}.${name}`),
  );
}

let covered: ReadonlySet<number> | undefined;

function isPrintable(letter: string): boolean {
  covered ??= readCoverage();
  return /\s/.test(letter) || covered.has(letter.codePointAt(0) ?? 0);
}

function readCoverage(): ReadonlySet<number> {
  const runs = fontCoverage.trim().split(/\s+/);
  return new Set(
    runs.flatMap((run) => {
      const [first = 0, count = 0] = run.split('+').map((figure) => Number.parseInt(figure, 36));
      return Array.from({ length: count }, (_, index) => first + index);
    }),
  );
}

function nameOf(letter: string): string {
  return `U+${(letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
