/**
 * What others say of the syntax of e-invoices: the schema of CII, and for UBL the table of elements and their order that
 * another program carries. Shared by tests and `npm run bench -- --only invoices`.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { XmlDocument, type XmlElement, XsdValidator } from 'libxml2-wasm';
import { xmlRegisterFsInputProviders } from 'libxml2-wasm/lib/nodejs.mjs';

const require = createRequire(import.meta.url);

interface ElementSchema {
  readonly properties?: Readonly<Record<string, ElementSchema>>;
  readonly items?: ElementSchema;
}

export interface EInvoiceSyntax {
  /** Throws what the schema of CII says against it. */
  checkCii(xml: string): void;
  /** Throws the first element that is not known, or out of its place. It knows invoices alone: credit notes pass. */
  checkUbl(xml: string): void;
}

export function openEInvoiceSyntax(): EInvoiceSyntax {
  xmlRegisterFsInputProviders();
  const root = path.resolve(path.dirname(require.resolve('@stackforge-eu/factur-x')), '..');
  const url = path.join(root, 'schema/en16931/FACTUR-X_EN16931.xsd');
  const cii = XsdValidator.fromDoc(XmlDocument.fromBuffer(readFileSync(url), { url }));
  const ubl: ElementSchema = require('@e-invoice-eu/core').invoiceSchema.properties['ubl:Invoice'];
  return {
    checkCii(xml) {
      const document = XmlDocument.fromString(xml);
      try {
        cii.validate(document);
      } finally {
        document.dispose();
      }
    },
    checkUbl: (xml) =>
      withXml(xml, (element) => {
        if (element.name === 'Invoice') checkOrder(element, ubl);
      }),
  };
}

/** Reads `text` and gives its memory back: the library's is not collected. */
export function withXml(text: string, check: (root: XmlElement) => void): void {
  const xml = XmlDocument.fromString(text);
  try {
    check(xml.root);
  } finally {
    xml.dispose();
  }
}

export function childrenOf(element: XmlElement): readonly XmlElement[] {
  const children: XmlElement[] = [];
  for (let node = element.firstChild; node !== null; node = node.next) {
    if ('attrs' in node) children.push(node as XmlElement);
  }
  return children;
}

function checkOrder(element: XmlElement, schema: ElementSchema): void {
  const known = (schema.items ?? schema).properties;
  const children = childrenOf(element);
  if (children.length === 0 || known === undefined) return;
  const order = Object.keys(known);
  const names = children.map((child) => `${child.namespacePrefix}:${child.name}`);
  const places = names.map((name) => order.indexOf(name));
  const isRising = places.every((place, at) => place >= (places[at - 1] ?? 0));
  if (places.includes(-1) || !isRising) throw new Error(`${element.name}: ${names.join(', ')}`);
  for (const [at, child] of children.entries()) checkOrder(child, known[names[at] ?? ''] ?? {});
}
