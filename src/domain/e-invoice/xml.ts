/** The little of XML that an e-invoice is written with: elements, attributes, text. */

export interface XmlElement {
  readonly name: string;
  readonly attributes?: Readonly<Record<string, string>> | undefined;
  readonly content: string | readonly XmlElement[];
}

/** The document as UTF-8 text, indented, the same for the same elements. Throws RangeError on characters that XML 1.0 has not. */
export function printXml(root: XmlElement): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${printElement(root, '')}`;
}

function printElement({ name, attributes = {}, content }: XmlElement, indent: string): string {
  const opening = [
    name,
    ...Object.entries(attributes).map(([key, value]) => `${key}="${escapeText(value)}"`),
  ].join(' ');
  if (content === '' || content.length === 0) {
    return `${indent}<${opening}/>\n`;
  }
  return typeof content === 'string'
    ? `${indent}<${opening}>${escapeText(content)}</${name}>\n`
    : `${indent}<${opening}>\n${content.map((child) => printElement(child, `${indent}  `)).join('')}${indent}</${name}>\n`;
}

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** True for text of characters that XML 1.0 has (production Char). */
export function hasXmlCharacters(text: string): boolean {
  return !/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text);
}

function escapeText(text: string): string {
  if (!hasXmlCharacters(text)) {
    throw new RangeError('The text holds a character that XML does not allow.');
  }
  return text.replace(/[&<>"]/g, (character) => escapes[character] ?? character);
}
