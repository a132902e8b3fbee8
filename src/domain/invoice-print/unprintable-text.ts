/** Text that a PDF cannot show as it is: letters that its font lacks, and scripts that run from right to left. */
import type { InvoiceDocument } from '../invoice-document.ts';
import type { RuleFault } from '../invoicing/rules/fault.ts';
import { fontCoverage } from './font-coverage.generated.ts';

/** Why a PDF cannot show a text: its first letter of a script from right to left, else the first that the font lacks. */
export interface UnprintableLetter {
  readonly kind: 'right-to-left' | 'glyph';
  readonly letter: string;
  /** `U+1F600`. */
  readonly name: string;
}

/** Undefined when a PDF shows all of `text`. */
export function findUnprintableLetter(text: string): UnprintableLetter | undefined {
  const rtl = rightToLeft.exec(text)?.[0];
  const letter = rtl ?? [...text].find((one) => !isPrintable(one));
  return letter === undefined
    ? undefined
    : { kind: rtl === undefined ? 'glyph' : 'right-to-left', letter, name: nameOf(letter) };
}

/** What keeps `document` from being a PDF, each field once; HTML and XML take it all. */
export function findUnprintable(document: InvoiceDocument): readonly RuleFault[] {
  return textsOf(document, '').flatMap(([field, text]) => {
    const found = findUnprintableLetter(text);
    return found === undefined ? [] : [{ rule: `pdf-${found.kind}`, field, message: describe(found) }];
  });
}

function describe({ kind, letter, name }: UnprintableLetter): string {
  return kind === 'glyph'
    ? `The font of PDFs has no “${letter}” (${name}): send HTML or an e-invoice, or write it otherwise.`
    : `A PDF cannot show text from right to left, as “${letter}” is: send HTML or an e-invoice.`;
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
