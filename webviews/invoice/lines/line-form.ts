/**
 * What the user typed into lines and the host has not yet taken over, as InvoiceForm has it for the fields of the draft. No DOM
 * in here.
 */

import type { InvoiceLine } from '../../../src/domain/invoice-document.ts';
import { type LineField, lineFields, newLineId } from '../invoice-lines.ts';
import type { InvoiceContent, InvoiceRefusal, LineChanges } from '../messages.ts';
import { blankLine, parseLineField, readLineField } from './line-values.ts';

interface Draft {
  readonly text: string;
  /** The update that carries this very text, once sent. */
  readonly sentAs?: number;
  readonly accepted?: boolean;
  /** The host's reason for not taking it. */
  readonly refusal?: string;
}

interface LineUpdate {
  readonly lineId: string;
  readonly changes: LineChanges;
}

export class LineForm {
  /** By `lineId field`. */
  readonly #drafts = new Map<string, Draft>();
  readonly #language: string;
  #focused: string | undefined;

  constructor(userLanguage: string) {
    this.#language = userLanguage;
  }

  /** True when everything typed into lines that are there is part of the stored document. */
  get isSettled(): boolean {
    return [...this.#drafts].every(([key, { accepted }]) => accepted === true || lineOf(key) === newLineId);
  }

  textOf(lineId: string, field: LineField, line: InvoiceLine | undefined): string {
    return (
      this.#drafts.get(keyOf(lineId, field))?.text ?? readLineField(field, line ?? blankLine, this.#language)
    );
  }

  problemOf(lineId: string, field: LineField): string | undefined {
    const draft = this.#drafts.get(keyOf(lineId, field));
    if (draft === undefined || draft.accepted === true) return undefined;
    const value = parseLineField(field, draft.text, this.#language);
    return 'problem' in value ? value.problem : draft.refusal;
  }

  /** The first line of the document with a problem, and the field. */
  findInvalid({
    document,
  }: InvoiceContent): { readonly lineId: string; readonly field: LineField } | undefined {
    for (const { id } of document.lines) {
      const field = this.invalidOf(id);
      if (field !== undefined) return { lineId: id, field };
    }
    return undefined;
  }

  invalidOf(lineId: string): LineField | undefined {
    return lineFields.find((name) => this.problemOf(lineId, name) !== undefined);
  }

  type(lineId: string, field: LineField, text: string): void {
    const key = keyOf(lineId, field);
    this.#focused = key;
    this.#drafts.set(key, { text });
  }

  leave(lineId: string, field: LineField): void {
    const key = keyOf(lineId, field);
    this.#focused = undefined;
    if (this.#drafts.get(key)?.accepted === true) this.#drafts.delete(key);
  }

  /** The valid changes of each line not sent before, marked as sent by the id that `nextId` gives. */
  takeChanges(nextId: () => number): readonly (LineUpdate & { readonly updateId: number })[] {
    const lineIds = new Set([...this.#drafts.keys()].map(lineOf));
    lineIds.delete(newLineId);
    return [...lineIds].flatMap((lineId) => {
      const ready = lineFields.filter((field) => this.#isReady(lineId, field));
      if (ready.length === 0) return [];
      const updateId = nextId();
      return [{ updateId, lineId, changes: this.#take(lineId, ready, updateId) }];
    });
  }

  /** All of the new line, or undefined where a field is missing: each such field gets its reason. */
  takeNew(updateId: number): LineChanges | undefined {
    for (const field of ['description', 'quantity', 'unitPrice'] as const) {
      if (!this.#drafts.has(keyOf(newLineId, field))) {
        this.#drafts.set(keyOf(newLineId, field), { text: this.textOf(newLineId, field, undefined) });
      }
    }
    if (this.invalidOf(newLineId) !== undefined) return undefined;
    const typed = lineFields.filter((field) => this.#drafts.has(keyOf(newLineId, field)));
    return this.#take(newLineId, typed, updateId);
  }

  /** The host answered an update, and with it every one before. True where that added the new line. */
  accept(updateId: number): boolean {
    let isAdded = false;
    for (const [key, draft] of this.#drafts) {
      if (draft.sentAs === undefined || draft.sentAs > updateId || draft.refusal !== undefined) continue;
      if (lineOf(key) === newLineId) isAdded = true;
      if (key === this.#focused && lineOf(key) !== newLineId)
        this.#drafts.set(key, { ...draft, accepted: true });
      else this.#drafts.delete(key);
    }
    return isAdded;
  }

  /** Fields that the host named keep its reason; the others of that update are free to be sent again. */
  refuse({ answers, line }: Pick<InvoiceRefusal, 'answers' | 'line'>): void {
    for (const [key, draft] of this.#drafts) {
      if (draft.sentAs === undefined || draft.sentAs !== answers) continue;
      const issue = line?.fields.find(({ field }) => keyOf(line.lineId, field) === key)?.issue;
      this.#drafts.set(key, issue === undefined ? { text: draft.text } : { ...draft, refusal: issue });
    }
  }

  /** What was typed into a line that is gone. */
  forget(lineId: string): void {
    for (const key of [...this.#drafts.keys()]) if (lineOf(key) === lineId) this.#drafts.delete(key);
  }

  unsaved(): Record<string, string> {
    const open = [...this.#drafts].filter(([, { accepted }]) => accepted !== true);
    return Object.fromEntries(open.map(([key, { text }]) => [key, text]));
  }

  restore(texts: Readonly<Record<string, string>>): void {
    for (const [key, text] of Object.entries(texts)) this.#drafts.set(key, { text });
  }

  clear(): void {
    this.#drafts.clear();
  }

  #isReady(lineId: string, field: LineField): boolean {
    const draft = this.#drafts.get(keyOf(lineId, field));
    return draft !== undefined && draft.sentAs === undefined && this.problemOf(lineId, field) === undefined;
  }

  #take(lineId: string, fields: readonly LineField[], updateId: number): LineChanges {
    const changes = fields.map((field) => {
      const { text = '' } = this.#drafts.get(keyOf(lineId, field)) ?? {};
      this.#drafts.set(keyOf(lineId, field), { text, sentAs: updateId });
      const value = parseLineField(field, text, this.#language);
      return 'change' in value ? value.change : {};
    });
    return Object.assign({}, ...changes);
  }
}

function keyOf(lineId: string, field: LineField): string {
  return `${lineId} ${field}`;
}

function lineOf(key: string): string {
  return key.split(' ')[0] ?? '';
}
