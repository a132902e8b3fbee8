/** Mail that recurring invoices leave with: the port of their slice. */
import { writeEInvoice } from '../../../../../domain/e-invoice/write-e-invoice.ts';
import type { InvoiceDocument } from '../../../../../domain/invoice-document.ts';
import { termsOfInvoiceMail, writeInvoiceMail } from '../../../../../domain/payments/invoice-mail.ts';
import type { Caller } from '../../../../platform/http/actor.ts';
import type { ComposedMail } from '../../../../platform/mail/mail.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import { type MailedFiles, xmlOf } from '../../model/mailed-files.ts';
import { composeInvoiceMail, type MailingPorts, requireFirst } from './mailing.service.ts';
import { findRecipient } from './write-mail.ts';

export interface TemplateMail {
  readonly invoiceId: string;
  /** As `terms` of a preview. */
  readonly terms: string;
  readonly composed: ComposedMail;
}

interface Drafted {
  readonly clientId: string;
  readonly document: InvoiceDocument;
  readonly files: MailedFiles;
}

/** Rules of its e-invoice that it would break: sentences. */
function findProblems(document: InvoiceDocument, files: MailedFiles): readonly string[] {
  return xmlOf(files).flatMap((format) => {
    const written = writeEInvoice(document, format);
    return written.ok ? [] : written.error.map(({ rule, message }) => `${rule}: ${message}`);
  });
}

export function mailOfTemplates(ports: MailingPorts) {
  return {
    isSetUp: async (reads: Reads) => await ports.mail.isSetUp(reads),

    /** Of a draft: its number is a placeholder. */
    async preview(reads: Reads, { clientId, document, files }: Drafted) {
      const { name, email } = await findRecipient(ports, reads, { clientId, document });
      const numbered = { ...document, number: document.number ?? '{number}' };
      return {
        to: email === undefined ? null : { name, address: email },
        ...writeInvoiceMail(numbered, { recipient: name }),
        terms: termsOfInvoiceMail(document, { name, address: email ?? '' }),
        problems: findProblems(numbered, files),
      };
    },

    async compose(
      caller: Caller,
      { invoiceId, files }: { readonly invoiceId: string; readonly files: MailedFiles },
    ): Promise<TemplateMail> {
      const of = { caller, id: invoiceId, input: files };
      const { composed, written } = await composeInvoiceMail(ports, of);
      const { name, email: address = '' } = written.recipient;
      return { invoiceId, composed, terms: termsOfInvoiceMail(written.document, { name, address }) };
    },

    async queue(work: Work, { invoiceId, composed }: TemplateMail): Promise<void> {
      await requireFirst(ports, work, { id: invoiceId });
      await ports.mail.enqueue(work, composed);
    },
  };
}
