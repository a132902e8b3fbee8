/** Text that XML cannot hold, in documents that were issued before such text was refused where it came in. */
import type { InvoiceDocument } from '../../invoice-document.ts';
import type { RuleFault } from '../../invoicing/rules/fault.ts';
import { hasXmlCharacters } from '../xml.ts';

/** A fault for each text of the document with a character that XML 1.0 does not have. */
export function checkXmlCharacters(document: InvoiceDocument): readonly RuleFault[] {
  const { annex: _annex, look: _look, ...written } = document;
  return fieldsIn(written).map((field) => ({
    rule: 'xml-character',
    field,
    message: 'The text holds a character that e-invoices cannot: send this invoice as PDF.',
  }));
}

/** Paths of the texts with such a character; of a text by itself an empty one. */
function fieldsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return hasXmlCharacters(value) ? [] : [''];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    fieldsIn(inner).map((field) => (field === '' ? name : `${name}.${field}`)),
  );
}
