/**
 * What the panel writes to its draft, one after another, each under the version that the panel was sent last: a change made
 * elsewhere refuses the next one, and what was typed stays in the panel.
 */

import type { ChangeInvoiceLine, Invoice } from '../../../src/api-client/index.ts';
import { type ApiFailure, isApiFailure } from '../../../src/pages/failures.ts';
import { ifMatch } from '../../../src/pages/if-match.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import { type LineField, newLineId } from '../invoice-lines.ts';
import type { InvoiceChanges, InvoiceRefusal, InvoiceViewMessage, LineChanges } from '../messages.ts';
import { toPatch, toRefusal } from './invoice-content.ts';

export type LineMessage = Extract<
  InvoiceViewMessage,
  { type: 'addLine' | 'changeLine' | 'moveLine' | 'removeLine' }
>;

interface Answers {
  /** The change is done: what the panel shows now. */
  done(updateId: number): Promise<void>;
  refused(refusal: InvoiceRefusal): Promise<void>;
}

export class DraftWrites {
  private readonly services: Pick<PagePorts, 'backend' | 't'>;
  private readonly invoiceId: string;
  private readonly answers: Answers;
  /** Of what the panel was sent, or of what it wrote since. */
  private version = 0;
  /** The newest that was made elsewhere. */
  private foreign = 0;
  /** One at a time: each waits for its turn. */
  private isWriting = false;
  private shownMeanwhile = 0;
  private line: Promise<unknown> = Promise.resolve();
  /** Ids of new lines, by the key that the panel gave them. */
  private readonly ids = new Map<string, string>();

  constructor(services: Pick<PagePorts, 'backend' | 't'>, invoiceId: string, answers: Answers) {
    this.services = services;
    this.invoiceId = invoiceId;
    this.answers = answers;
  }

  /** The panel is shown this version; one that is not of its own writes was made elsewhere. */
  saw(version: number): void {
    if (this.isWriting) this.shownMeanwhile = Math.max(this.shownMeanwhile, version);
    else this.take(version);
  }

  private take(version: number): void {
    if (version <= this.version) return;
    this.foreign = version;
    this.version = version;
  }

  /** Of what was typed on an older version than somebody else's, that older one: it is refused. */
  private expect(seen: number | undefined): { readonly 'If-Match': string } {
    return ifMatch({ version: seen !== undefined && seen < this.foreign ? seen : this.version });
  }

  /** Fields of the draft itself. */
  async patch(updateId: number, changes: InvoiceChanges, seen?: number): Promise<void> {
    const { backend, t } = this.services;
    const path = { id: this.invoiceId };
    await this.inTurn(updateId, { lineId: undefined, isTyped: true }, () =>
      backend.ask((api, options) => {
        const headers = this.expect(seen);
        return api.patchInvoice({ ...options, path, headers, body: toPatch(changes, t) });
      }),
    );
  }

  async changeLine(message: LineMessage): Promise<void> {
    const lineId = message.type === 'addLine' ? newLineId : message.lineId;
    const isTyped = message.type === 'addLine' || message.type === 'changeLine';
    await this.inTurn(message.updateId, { lineId, isTyped }, () => this.write(message));
  }

  private async inTurn(
    updateId: number,
    { lineId, isTyped }: { readonly lineId: string | undefined; readonly isTyped: boolean },
    write: () => Promise<Invoice>,
  ): Promise<void> {
    const turn = this.line.then(async () => {
      try {
        await this.writeOne(write);
        await this.answers.done(updateId);
      } catch (error) {
        if (!isApiFailure(error)) throw error;
        const refusal = toLineRefusal(error, { updateId, lineId });
        await this.answers.refused(
          isApiFailure(error, 'stale_version') ? { ...refusal, message: this.tellStale(isTyped) } : refusal,
        );
      }
    });
    this.line = turn.catch(() => undefined);
    await turn;
  }

  /** What was shown while it was written may be its own doing. */
  private async writeOne(write: () => Promise<Invoice>): Promise<void> {
    this.isWriting = true;
    try {
      this.version = Math.max(this.version, (await write()).version);
    } finally {
      this.isWriting = false;
      this.take(this.shownMeanwhile);
    }
  }

  private tellStale(isTyped: boolean): string {
    const { t } = this.services;
    if (!isTyped) return t('The draft was changed elsewhere. Check it and try again.');
    return t('The draft was changed elsewhere. Your input is kept and saved when you leave the field again.');
  }

  private write(message: LineMessage): Promise<Invoice> {
    const { backend } = this.services;
    const headers = this.expect('seen' in message ? message.seen : undefined);
    const { invoiceId: id } = this;
    switch (message.type) {
      case 'addLine': {
        const { description = '', quantity = '', unitPrice = '', ...others } = toLineBody(message.changes);
        const body = { ...others, description, quantity, unitPrice };
        return backend.ask((api, options) => {
          const line = { ...body, id: this.idOf(message.key, api.newId) };
          return api.addInvoiceLine({ ...options, path: { id }, headers, body: line });
        });
      }
      case 'changeLine':
      case 'moveLine': {
        const path = { id, lineId: message.lineId };
        const body =
          message.type === 'moveLine' ? { position: message.position } : toLineBody(message.changes);
        return backend.ask((api, options) => api.changeInvoiceLine({ ...options, path, headers, body }));
      }
      case 'removeLine': {
        const path = { id, lineId: message.lineId };
        return backend.ask((api, options) => api.removeInvoiceLine({ ...options, path, headers }));
      }
    }
  }

  private idOf(key: string, newId: () => string): string {
    const id = this.ids.get(key) ?? newId();
    this.ids.set(key, id);
    return id;
  }
}

/** What is left out stays as it is; undefined is nothing in JSON. */
function toLineBody(changes: LineChanges): ChangeInvoiceLine {
  return Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
}

const fields: Readonly<Record<string, LineField>> = {
  description: 'description',
  quantity: 'quantity',
  unitCode: 'unitCode',
  unitPrice: 'unitPrice',
  tax: 'lineTax',
  taxRate: 'lineTax',
  discountPercent: 'lineDiscount',
};

function toLineRefusal(
  failure: ApiFailure,
  { updateId, lineId }: { readonly updateId: number; readonly lineId: string | undefined },
): InvoiceRefusal {
  if (lineId === undefined) return toRefusal(failure, updateId);
  const named = failure.details.flatMap(({ field, issue }) => {
    const known = fields[field.split('.')[0] ?? ''];
    return known === undefined ? [] : [{ field: known, issue }];
  });
  return {
    type: 'refused',
    answers: updateId,
    message: failure.message,
    fields: [],
    line: { lineId, fields: named },
  };
}
