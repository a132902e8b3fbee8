/**
 * The file of an issued invoice in one format: made once, from the document as it was issued, and kept by its hash. What
 * was sent is there years later; where it is missing or damaged it is made again, which gives the same bytes.
 */

import { text } from '../../../../../words/text.ts';
import { FileStoreError } from '../../../../platform/files/file-store.ts';
import { addStoredFile } from '../../../../platform/files/stored-files.repository.ts';
import type { Caller } from '../../../../platform/http/actor.ts';
import { fromFileStore } from '../../../../platform/http/refusals/refused-by-files.ts';
import {
  type ExportFormat,
  type InvoiceFile,
  nameOfFile,
  typeOfFile,
  writeInvoiceFile,
} from '../complete/invoice-files.ts';
import { parseDocument } from '../invoice-document.schema.ts';
import type { InvoicePorts } from '../invoices.ports.ts';
import type { InvoiceRow } from '../invoices.repository.ts';
import { findInvoiceFile, putInvoiceFile } from './invoice-files.repository.ts';

/** Where the file comes from: `changed` was made again, and is another one than was kept. */
export type FileOrigin = 'kept' | 'made' | 'made-again' | 'changed';

export interface KeptInvoiceFile extends InvoiceFile {
  readonly origin: FileOrigin;
}

export interface OfInvoice {
  readonly caller: Caller;
  readonly row: InvoiceRow;
  /** Its document as it was issued, as JSON. */
  readonly document: string;
  readonly format: ExportFormat;
}

export async function keepInvoiceFile(ports: InvoicePorts, of: OfInvoice): Promise<KeptInvoiceFile> {
  const { caller, row, format } = of;
  const document = parseDocument(of.document);
  const known = await findInvoiceFile(ports.reads(caller.actor), row, format);
  const found = known && (await ports.files.read(known.sha256));
  if (found?.state === 'found') {
    const { content } = found;
    return { name: nameOfFile(document, format), type: typeOfFile(format), content, origin: 'kept' };
  }
  const made = await writeInvoiceFile(document, format, ports);
  const sha256 = await store(ports, of, { content: Buffer.from(made.content), known: known?.sha256 });
  if (known === undefined) return { ...made, origin: 'made' };
  return { ...made, origin: known.sha256 === sha256 ? 'made-again' : 'changed' };
}

interface Made {
  readonly content: Buffer;
  /** Hash of the file that was kept before. */
  readonly known: string | undefined;
}

/** The file is on the disk before its rows are; a disk that is full leaves neither. */
async function store(ports: InvoicePorts, { caller, row, format }: OfInvoice, { content, known }: Made) {
  try {
    return await ports.files.keep(content, async (stored) => {
      await ports.unitOfWork.write(caller.actor, async (work) => {
        await addStoredFile(work, { stored });
        const replaced = known !== undefined && known !== stored.sha256 ? known : null;
        await putInvoiceFile(work.writes, row, { format, ...stored, replaced, now: work.now });
      });
      return stored.sha256;
    });
  } catch (error) {
    if (!(error instanceof FileStoreError)) throw error;
    throw fromFileStore(error, text`The file of the invoice was not kept.`);
  }
}
