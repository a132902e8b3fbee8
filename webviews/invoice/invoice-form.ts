/**
 * What the user typed and the host has not yet taken over. A draft lives from the first keystroke until its update
 * was answered and the field is left; an invalid one stays, with its reason, until it is fixed. No DOM in here.
 */

import { parseField, readField } from './field-values.ts';
import { type InvoiceField, invoiceFields } from './invoice-fields.ts';
import type { InvoiceChanges, InvoiceContent, InvoiceRefusal } from './messages.ts';
import { words as strings } from './words.ts';

interface Draft {
  readonly text: string;
  /** The update that carries this very text, once sent. */
  readonly sentAs?: number;
  readonly accepted?: boolean;
  /** The host's reason for not taking it. */
  readonly refusal?: string;
}

export class InvoiceForm {
  readonly #drafts = new Map<InvoiceField, Draft>();
  readonly #language: string;
  #focused: InvoiceField | undefined;

  constructor(userLanguage: string) {
    this.#language = userLanguage;
  }

  /** True when everything typed is part of the stored document. */
  get isSettled(): boolean {
    return [...this.#drafts.values()].every(({ accepted }) => accepted === true);
  }

  textOf(field: InvoiceField, content: InvoiceContent): string {
    return this.#drafts.get(field)?.text ?? readField(field, content, this.#language);
  }

  /** Why the field cannot be saved as it stands; undefined when it can, or was. */
  problemOf(field: InvoiceField, content: InvoiceContent): string | undefined {
    const draft = this.#drafts.get(field);
    if (draft === undefined || draft.accepted === true) {
      return field === 'dueDate' ? this.#findConflict(content) : undefined;
    }
    const value = parseField(field, draft.text, this.#language, content);
    if ('problem' in value) {
      return value.problem;
    }
    return draft.refusal ?? (field === 'dueDate' ? this.#findConflict(content) : undefined);
  }

  /** The first field, in the order of the form, that has a problem. */
  findInvalid(content: InvoiceContent): InvoiceField | undefined {
    return invoiceFields.find((field) => this.problemOf(field, content) !== undefined);
  }

  type(field: InvoiceField, text: string): void {
    this.#focused = field;
    this.#drafts.set(field, { text });
  }

  /** A field that was left shows the stored value again if that is what was typed. */
  leave(field: InvoiceField): void {
    this.#focused = undefined;
    if (this.#drafts.get(field)?.accepted === true) {
      this.#drafts.delete(field);
    }
  }

  /** The valid changes not sent before, now marked as sent; undefined when there are none. */
  takeChanges(updateId: number, content: InvoiceContent): InvoiceChanges | undefined {
    const changes: InvoiceChanges[] = [];
    for (const [field, draft] of this.#drafts) {
      const value = parseField(field, draft.text, this.#language, content);
      if (draft.sentAs === undefined && 'change' in value && this.problemOf(field, content) === undefined) {
        changes.push(value.change);
        this.#drafts.set(field, { text: draft.text, sentAs: updateId });
      }
    }
    return changes.length === 0 ? undefined : Object.assign({}, ...changes);
  }

  /** The host answered an update, and with it every one before. */
  accept(updateId: number): void {
    for (const [field, draft] of this.#drafts) {
      if (draft.sentAs === undefined || draft.sentAs > updateId || draft.refusal !== undefined) {
        continue;
      }
      if (field === this.#focused) {
        this.#drafts.set(field, { ...draft, accepted: true });
      } else {
        this.#drafts.delete(field);
      }
    }
  }

  /** Fields that the host named keep its reason; the others of that update are free to be sent again. */
  refuse({ answers, fields }: Pick<InvoiceRefusal, 'answers' | 'fields'>): void {
    for (const [field, draft] of this.#drafts) {
      const issue = fields.find((refused) => refused.field === field)?.issue;
      if (draft.sentAs === undefined || draft.sentAs !== answers) {
        continue;
      }
      this.#drafts.set(field, issue === undefined ? { text: draft.text } : { ...draft, refusal: issue });
    }
  }

  /** Text not yet accepted, to be kept through a reload. */
  unsaved(): Partial<Record<InvoiceField, string>> {
    const open = [...this.#drafts].filter(([, { accepted }]) => accepted !== true);
    return Object.fromEntries(open.map(([field, { text }]) => [field, text]));
  }

  restore(texts: Partial<Record<InvoiceField, string>>): void {
    for (const field of invoiceFields) {
      const text = texts[field];
      if (text !== undefined) {
        this.#drafts.set(field, { text });
      }
    }
  }

  clear(): void {
    this.#drafts.clear();
  }

  /**
   * Due before the invoice date. An invoice date that is still on its way is no reason: a due date that nobody set
   * follows it, and only the host's answer says where to.
   */
  #findConflict(content: InvoiceContent): string | undefined {
    const due = this.#dateOf('dueDate', content);
    const isOnItsWay = this.#drafts.get('dueDate') === undefined && this.#isOpen('issueDate');
    return due === undefined || isOnItsWay || due >= (this.#dateOf('issueDate', content) ?? '')
      ? undefined
      : strings.problems.dueBeforeIssue;
  }

  #isOpen(field: InvoiceField): boolean {
    const draft = this.#drafts.get(field);
    return draft !== undefined && draft.accepted !== true;
  }

  /** Undefined where it is to follow. */
  #dateOf(field: 'issueDate' | 'dueDate', content: InvoiceContent): string | undefined {
    const draft = this.#drafts.get(field);
    const value = draft === undefined ? undefined : parseField(field, draft.text, this.#language);
    const change = value !== undefined && 'change' in value ? value.change[field] : undefined;
    return change === undefined ? content.document[field] : (change ?? undefined);
  }
}

/** A draft that this user may change. */
export function isEditable({ document, editable }: InvoiceContent): boolean {
  return editable && document.state === 'draft';
}
