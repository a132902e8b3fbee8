/** A host with one invoice that it recomputes by the real rules; it holds the view to the contract by its schemas. */

import { definedFields } from '../../src/domain/fields/defined-fields.ts';
import { buildInvoiceDocument, type InvoiceRecord } from '../../src/domain/invoice-builder.ts';
import type { InvoiceLine } from '../../src/domain/invoice-document.ts';
import { lineGross, lineNet } from '../../src/domain/invoice-totals.ts';
import { percentOf } from '../../src/domain/money.ts';
import { addDays, daysBetween } from '../../src/domain/zones.ts';
import {
  type InvoiceChanges,
  type InvoiceContent,
  type InvoiceHostMessage,
  type InvoiceViewMessage,
  invoiceHostMessageSchema,
  invoiceViewMessageSchema,
  type LineChanges,
} from '../../webviews/invoice/messages.ts';
import { sampleContent, sampleRecord } from './sample-invoice.ts';

export class FakeInvoiceHost {
  #record: InvoiceRecord;
  #version = 1;
  #extras: Partial<InvoiceContent>;

  constructor(extras: Partial<InvoiceContent> = {}, record: Partial<InvoiceRecord> = {}) {
    this.#extras = extras;
    this.#record = { ...sampleRecord, ...record };
  }

  readonly answer = (input: unknown): readonly InvoiceHostMessage[] => {
    const message = invoiceViewMessageSchema.parse(input);
    switch (message.type) {
      case 'ready':
        return [this.content()];
      case 'update':
        return [this.#update(message.updateId, message.changes)];
      case 'addLine':
        this.#lines((lines) => [...lines, priceLine({ ...blankItem, id: message.key }, message.changes)]);
        return [this.content(message.updateId)];
      case 'changeLine':
        return [this.#changeLine(message)];
      case 'moveLine':
        this.#lines((lines) => {
          const moved = lines.filter(({ id }) => id === message.lineId);
          const others = lines.filter(({ id }) => id !== message.lineId);
          return others.toSpliced(message.position - 1, 0, ...moved);
        });
        return [this.content(message.updateId)];
      case 'removeLine':
        this.#lines((lines) => lines.filter(({ id }) => id !== message.lineId));
        return [this.content(message.updateId)];
      case 'issue':
        return [this.#issue(message.version)];
      default:
        return [];
    }
  };

  content(answers?: number): InvoiceHostMessage {
    return invoiceHostMessageSchema.parse({
      ...sampleContent,
      ...this.#extras,
      document: buildInvoiceDocument(this.#record),
      version: this.#version,
      ...(answers === undefined ? {} : { answers }),
      ...(this.#record.number === undefined ? { expectedNumber: '2026-0043' } : {}),
    });
  }

  change(changes: InvoiceChanges): void {
    this.#version += 1;
    this.#record = applyChanges(this.#record, changes);
  }

  #update(updateId: number, changes: InvoiceChanges): InvoiceHostMessage {
    if (changes.issueDate !== undefined && changes.issueDate < '2026-11-18') {
      const fields = [{ field: 'issueDate' as const, issue: 'Before the last issued invoice, 18 Nov 2026.' }];
      return { type: 'refused', answers: updateId, message: 'Not valid.', fields };
    }
    this.change(changes);
    return this.content(updateId);
  }

  #changeLine({
    updateId,
    lineId,
    changes,
  }: Extract<InvoiceViewMessage, { type: 'changeLine' }>): InvoiceHostMessage {
    if (changes.quantity === '99') {
      const line = { lineId, fields: [{ field: 'quantity' as const, issue: 'More than was agreed.' }] };
      return { type: 'refused', answers: updateId, message: 'Not valid.', fields: [], line };
    }
    this.#lines((lines) => lines.map((line) => (line.id === lineId ? priceLine(line, changes) : line)));
    return this.content(updateId);
  }

  #lines(change: (lines: readonly InvoiceLine[]) => readonly InvoiceLine[]): void {
    this.#version += 1;
    this.#record = { ...this.#record, lines: change(this.#record.lines) };
  }

  #issue(version: number): InvoiceHostMessage {
    if (version !== this.#version) {
      return { type: 'refused', message: 'The invoice changed meanwhile.', fields: [] };
    }
    this.#version += 1;
    this.#record = { ...this.#record, state: 'issued', number: '2026-0043' };
    return this.content();
  }
}

const blankItem: InvoiceLine = {
  id: '',
  description: '',
  quantity: '1',
  unitCode: 'C62',
  unitPrice: '0',
  priceBaseQuantity: 1,
  taxCategory: 'S',
  taxRate: '19',
  net: { minor: 0, currency: 'EUR' },
};

function priceLine(line: InvoiceLine, { tax, discountPercent, ...changes }: LineChanges): InvoiceLine {
  const said = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  const next: InvoiceLine = { ...line, ...said, ...tax };
  const base = lineGross(next, 'EUR');
  const percent = discountPercent ?? undefined;
  const allowances =
    percent === undefined
      ? {}
      : { allowances: [{ reason: 'Discount', percent, base, amount: percentOf(base, percent) }] };
  const priced = { ...next, ...allowances };
  return { ...priced, net: lineNet(priced, 'EUR') };
}

function applyChanges(record: InvoiceRecord, changes: InvoiceChanges): InvoiceRecord {
  const { issueDate, dueDate, period, discountPercent, tax, language } = changes;
  const { buyerReference: _reference, note: _note, ...rest } = record;
  const buyerReference = keep(changes.buyerReference, record.buyerReference);
  const note = keep(changes.note, record.note);
  return {
    ...rest,
    ...definedFields({ buyerReference, note }),
    issueDate: issueDate ?? record.issueDate,
    dueDate: dueDate ?? addDays(issueDate ?? record.issueDate, termOf(record, dueDate)),
    periodStart: period?.start ?? record.periodStart,
    periodEnd: period?.end ?? record.periodEnd,
    discount: discountPercent === undefined ? record.discount : toDiscount(discountPercent),
    lines: tax === undefined ? record.lines : record.lines.map((line) => ({ ...line, ...tax })),
    language: language ?? record.language,
  };
}

/** As long as nobody sets it, the due date follows: the days between are kept; taken away, it is the usual term. */
function termOf({ issueDate, dueDate }: InvoiceRecord, change: string | null | undefined): number {
  return change === null ? 30 : daysBetween(issueDate, dueDate);
}

function toDiscount(percent: string | null): InvoiceRecord['discount'] {
  return percent === null ? undefined : { reason: 'Framework discount', percent };
}

function keep(change: string | null | undefined, before: string | undefined): string | undefined {
  return change === undefined ? before : (change ?? undefined);
}
