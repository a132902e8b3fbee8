/** An invoice as a file: what is printed, or what the client's system reads. The same bytes for the same document. */
import * as z from 'zod';
import { draftNumber } from '../../../../../domain/e-invoice/invoice-terms.ts';
import {
  writeEInvoice,
  type XmlFormat,
  xmlFormats,
} from '../../../../../domain/e-invoice/write-e-invoice.ts';
import type { InvoiceDocument } from '../../../../../domain/invoice-document.ts';
import { invoiceHtml } from '../../../../../domain/invoice-print/invoice-html.ts';
import { printInvoice } from '../../../../../domain/invoice-print/printed-invoice.ts';
import { findUnprintable } from '../../../../../domain/invoice-print/unprintable-text.ts';
import { text } from '../../../../../words/text.ts';
import { word } from '../../../../../words/word.ts';
import type { FileStore } from '../../../../platform/files/file-store.ts';
import { ApiError } from '../../../../platform/http/api-error.ts';
import { outlineCode } from '../../../../platform/text/qr-outline.ts';
import type { Work } from '../../../../platform/work/work.ts';
import { brokenRules, issuedWithout } from './broken-rules.ts';

export const exportFormats = ['pdf', 'html', 'json', ...xmlFormats, 'facturx', 'facturx-xrechnung'] as const;
export type ExportFormat = (typeof exportFormats)[number];

export interface InvoiceFile {
  /** Of the number, in characters that every file system takes. */
  readonly name: string;
  readonly type: string;
  readonly content: string | Buffer;
}

/** Throws ApiError `invalid`, every broken rule named, where the document is no e-invoice of that format, or no PDF. */
export async function writeInvoiceFile(
  document: InvoiceDocument,
  format: ExportFormat,
  ports: FilePorts,
): Promise<InvoiceFile> {
  const content = await writeContent(document, format, ports);
  return { name: nameOfFile(document, format), type: typeOfFile(format), content };
}

const endings: Readonly<Record<Exclude<ExportFormat, XmlFormat>, string>> = {
  json: 'json',
  html: 'html',
  pdf: 'pdf',
  facturx: 'pdf',
  'facturx-xrechnung': 'pdf',
};

const types: Readonly<Record<string, string>> = {
  json: 'application/json; charset=utf-8',
  html: 'text/html; charset=utf-8',
  pdf: 'application/pdf',
};

function isXml(format: ExportFormat): format is XmlFormat {
  return (xmlFormats as readonly string[]).includes(format);
}

export function nameOfFile(document: InvoiceDocument, format: ExportFormat): string {
  const number = document.number ?? `${draftNumber}-${document.id.slice(-8)}`;
  const name = number.replace(/[^A-Za-z0-9._-]+/g, '-');
  return isXml(format) ? `${name}-${format}.xml` : `${name}.${endings[format]}`;
}

export function typeOfFile(format: ExportFormat): string {
  return (isXml(format) ? undefined : types[endings[format]]) ?? 'application/xml; charset=utf-8';
}

async function writeContent(
  document: InvoiceDocument,
  format: ExportFormat,
  ports: FilePorts,
): Promise<string | Buffer> {
  switch (format) {
    case 'json':
      return `${JSON.stringify(document, null, 2)}\n`;
    case 'html': {
      const print = printInvoice(document);
      const title = `${print.title} ${document.number ?? draftNumber}`;
      const code = print.paymentCode && outlineCode(print.paymentCode.payload);
      return invoiceHtml(print, { title, code, logo: await readLogo(document, ports) });
    }
    case 'pdf':
      return await toPdf(document, ports);
    case 'facturx':
      return await toPdf(document, ports, 'en16931');
    case 'facturx-xrechnung':
      return await toPdf(document, ports, 'xrechnung');
    default:
      return toXml(document, format);
  }
}

export interface FilePorts {
  /** PDFs are made in the work process: the library and its fonts have no place in the backend. */
  readonly work: Pick<Work, 'ask'>;
  readonly files: Pick<FileStore, 'read'>;
}

/** In Base64. Without it the file would be another one than the document says, so none is made. */
async function readLogo(
  { look, number }: InvoiceDocument,
  { files }: FilePorts,
): Promise<string | undefined> {
  if (look?.logo === undefined) return undefined;
  const found = await files.read(look.logo.sha256);
  if (found.state === 'found') return found.content.toString('base64');
  const remedy =
    number === undefined
      ? text`choose it again`
      : text`restore it from a backup, or choose the same file again`;
  throw new ApiError('unavailable', text`The logo is ${word(found.state)} in the stored files: ${remedy}.`);
}

async function toPdf(
  document: InvoiceDocument,
  ports: FilePorts,
  profile?: 'en16931' | 'xrechnung',
): Promise<Buffer> {
  const faults = findUnprintable(document);
  if (faults.length > 0) {
    throw brokenRules(faults);
  }
  const xml = profile && toXml(document, profile === 'xrechnung' ? 'xrechnung-cii' : 'cii');
  const eInvoice = profile && xml ? { eInvoice: { profile, xml } } : {};
  const logo = await readLogo(document, ports);
  const task = { kind: 'invoice-pdf', document, ...eInvoice, ...(logo !== undefined && { logo }) } as const;
  const content = await ports.work.ask(task, z.string());
  return Buffer.from(content, 'base64');
}

function toXml(document: InvoiceDocument, format: XmlFormat): string {
  const written = writeEInvoice(document, format);
  if (!written.ok) {
    const { number, state } = document;
    throw state === 'draft' || number === undefined
      ? brokenRules(written.error)
      : issuedWithout(number, written.error);
  }
  return written.value;
}
