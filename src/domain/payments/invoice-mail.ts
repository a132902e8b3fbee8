/** Subject and text of the mail that an invoice is sent with; German for `de`, English for every other language. */
import { describePayment } from '../e-invoice/payment-texts.ts';
import type { InvoiceDocument } from '../invoice-document.ts';
import { printFormats } from '../invoice-print/print-formats.ts';

export interface InvoiceMail {
  readonly subject: string;
  readonly text: string;
}

interface Facts {
  readonly number: string;
  readonly date: string;
  readonly amount: string;
  readonly due: string;
  readonly seller: string;
  /** Whom it is written to; empty where nobody is known. */
  readonly recipient: string;
  readonly terms: string;
}

interface Texts {
  subject(facts: Facts, isCredit: boolean): string;
  greeting(recipient: string): string;
  invoice(facts: Facts): string;
  credit(facts: Facts): string;
  readonly close: string;
}

const english: Texts = {
  subject: ({ number, seller }, isCredit) =>
    `${isCredit ? 'Credit note' : 'Invoice'} ${number} from ${seller}`,
  greeting: (recipient) => (recipient === '' ? 'Hello,' : `Dear ${recipient},`),
  invoice: ({ number, date, amount, due }) =>
    `please find attached invoice ${number} of ${date} for ${amount}, due on ${due}.`,
  credit: ({ number, date, amount }) =>
    `please find attached credit note ${number} of ${date} for ${amount}.`,
  close: 'Kind regards',
};

const german: Texts = {
  subject: ({ number, seller }, isCredit) =>
    `${isCredit ? 'Rechnungskorrektur' : 'Rechnung'} ${number} von ${seller}`,
  greeting: (recipient) => (recipient === '' ? 'Guten Tag,' : `Guten Tag ${recipient},`),
  invoice: ({ number, date, amount, due }) =>
    `anbei erhalten Sie die Rechnung ${number} vom ${date} über ${amount}, fällig am ${due}.`,
  credit: ({ number, date, amount }) =>
    `anbei erhalten Sie die Rechnungskorrektur ${number} vom ${date} über ${amount}.`,
  close: 'Mit freundlichen Grüßen',
};

/** Of an issued document; a line each for the terms of payment. */
export function writeInvoiceMail(
  document: InvoiceDocument,
  { recipient = '' }: { readonly recipient?: string | undefined },
): InvoiceMail {
  const formats = printFormats(document.language);
  const isCredit = document.documentType === '381';
  const seller = document.seller.name;
  const facts: Facts = {
    number: document.number ?? '',
    date: formats.date(document.issueDate),
    amount: formats.money(document.totals.due),
    due: formats.date(document.dueDate),
    seller,
    recipient,
    terms: isCredit ? '' : describePayment(document),
  };
  const texts = /^de\b/i.test(document.language) ? german : english;
  const said = isCredit ? texts.credit(facts) : texts.invoice(facts);
  const signature = [texts.close, document.seller.contact?.name ?? seller].join('\n');
  const paragraphs = [texts.greeting(recipient), said, facts.terms, signature];
  return {
    subject: texts.subject(facts, isCredit),
    text: `${paragraphs.filter((text) => text.trim() !== '').join('\n\n')}\n`,
  };
}

/** What a person agrees to who lets each invoice be sent by itself: the address and every word but number, dates and sum. */
export function termsOfInvoiceMail(
  document: InvoiceDocument,
  { name, address }: { readonly name: string; readonly address: string },
): string {
  const { totals, currency } = document;
  const [issueDate, dueDate] = ['2000-01-01', '2000-01-01'];
  const due = { minor: 0, currency };
  const same = { ...document, number: '{number}', issueDate, dueDate, totals: { ...totals, due } };
  const { subject, text } = writeInvoiceMail(same, { recipient: name });
  return [address, subject, text].join('\n');
}
