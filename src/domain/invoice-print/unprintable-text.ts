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
    if (found === undefined) return [];
    return [
      {
        rule: `pdf-${found.kind}`,
        field,
        message: `${describe(found, text)} Field: ${field}.`,
        ...fixOf(field),
      },
    ];
  });
}

function describe({ kind, letter, name }: UnprintableLetter, text: string): string {
  if (kind === 'right-to-left')
    return `A PDF cannot show text from right to left, as “${letter}” is: write it otherwise.`;
  const others = [...new Set(text)].filter((one) => one !== letter && !isPrintable(one)).slice(0, 9);
  const more =
    others.length === 0 ? '' : `, nor ${others.map((one) => `“${one}” (${nameOf(one)})`).join(', ')}`;
  return `The font of PDFs has no “${letter}” (${name})${more}: write it otherwise.`;
}

/** Where data of a party is changed; the rest is of the invoice. */
function fixOf(field: string): Pick<RuleFault, 'action'> {
  if (field.startsWith('seller.')) return { action: 'editOrganization' };
  return field.startsWith('buyer.') ? { action: 'editClient' } : {};
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
