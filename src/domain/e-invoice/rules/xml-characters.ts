/** Text that XML cannot hold, in documents that were issued before such text was refused where it came in. */
import type { InvoiceDocument } from '../../invoice-document.ts';
import type { RuleFault } from '../../invoicing/rules/fault.ts';
import { hasXmlCharacters } from '../xml.ts';

/** A fault for each text of the document with a character that XML 1.0 does not have. */
export function checkXmlCharacters(document: InvoiceDocument): readonly RuleFault[] {
  const { annex: _annex, look: _look, ...written } = document;
  return [...textsIn(written, [])]
    .filter(({ text }) => !hasXmlCharacters(text))
    .map(({ path }) => ({
      rule: 'xml-character',
      field: path.join('.'),
      message: 'The text holds a character that e-invoices cannot: send this invoice as PDF.',
    }));
}

interface TextAt {
  readonly path: readonly string[];
  readonly text: string;
}

function* textsIn(value: unknown, path: readonly string[]): Generator<TextAt> {
  if (typeof value === 'string') {
    yield { path, text: value };
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(value)) yield* textsIn(inner, [...path, name]);
  }
}
