/** What the invoice panel does with the lines of its draft: what is typed, sent, answered; no DOM in here. */
import { type LineField, newLineId } from '../invoice-lines.ts';
import type { InvoiceContent, InvoiceRefusal, InvoiceViewMessage } from '../messages.ts';
import { words as strings } from '../words.ts';
import { LineForm } from './line-form.ts';

interface LinePorts {
  send(message: InvoiceViewMessage): void;
  nextId(): number;
  /** Something was typed: it is to be sent soon. */
  request(): void;
  /** It is to be sent now. */
  flush(): void;
  /** The page is to be drawn again. */
  changed(): void;
  announce(news: string): void;
}

export class LineEditing {
  readonly form: LineForm;
  /** The line whose fields are shown. */
  openLine: string | undefined;
  readonly #ports: LinePorts;
  #key: string | undefined;
  #content: InvoiceContent | undefined;
  /** What the answer to an update is announced as. */
  readonly #news = new Map<number, string>();

  constructor(userLanguage: string, ports: LinePorts) {
    this.form = new LineForm(userLanguage);
    this.#ports = ports;
  }

  open(lineId: string | undefined): void {
    this.openLine = lineId;
    this.#ports.changed();
  }

  typed(lineId: string, field: LineField, text: string): void {
    this.form.type(lineId, field, text);
    if (lineId !== newLineId) this.#ports.request();
    this.#ports.changed();
  }

  left(lineId: string, field: LineField): void {
    this.form.leave(lineId, field);
    if (lineId !== newLineId) this.#ports.flush();
    this.#ports.changed();
  }

  /** What is typed and can be saved. */
  sendChanges(): void {
    for (const update of this.form.takeChanges(() => this.#ports.nextId())) {
      this.#ports.send({ type: 'changeLine', ...update });
    }
  }

  /** False where a field of the new line is missing. */
  add(): boolean {
    this.#ports.flush();
    const updateId = this.#ports.nextId();
    const changes = this.form.takeNew(updateId);
    if (changes !== undefined) {
      this.#key ??= crypto.randomUUID();
      this.#news.set(updateId, strings.lines.added(changes.description ?? ''));
      this.#ports.send({ type: 'addLine', updateId, key: this.#key, changes });
    }
    this.#ports.changed();
    return changes !== undefined;
  }

  cancelNew(): void {
    this.form.forget(newLineId);
    this.#key = undefined;
    this.open(undefined);
  }

  move(lineId: string, position: number): void {
    this.#ports.flush();
    const updateId = this.#ports.nextId();
    this.#news.set(updateId, strings.lines.moved(this.#nameOf(lineId), position));
    this.#ports.send({ type: 'moveLine', updateId, lineId, position });
  }

  remove(lineId: string): void {
    this.form.forget(lineId);
    const updateId = this.#ports.nextId();
    this.#news.set(updateId, strings.lines.removed(this.#nameOf(lineId)));
    this.#ports.send({ type: 'removeLine', updateId, lineId });
    this.open(undefined);
  }

  show(content: InvoiceContent): void {
    this.#content = content;
    const ids = new Set(content.document.lines.map(({ id }) => id));
    if (this.openLine !== undefined && this.openLine !== newLineId && !ids.has(this.openLine)) {
      this.form.forget(this.openLine);
      this.openLine = undefined;
    }
    if (content.answers === undefined) return;
    if (this.form.accept(content.answers)) {
      this.#key = undefined;
      this.openLine = undefined;
    }
    const news = this.#news.get(content.answers);
    this.#news.delete(content.answers);
    if (news !== undefined) this.#ports.announce(news);
  }

  refuse(refusal: InvoiceRefusal): void {
    if (refusal.answers !== undefined) this.#news.delete(refusal.answers);
    this.form.refuse(refusal);
    if (refusal.line !== undefined && refusal.line.fields.length > 0) this.openLine = refusal.line.lineId;
  }

  clear(): void {
    this.form.clear();
    this.openLine = undefined;
  }

  #nameOf(lineId: string): string {
    return this.#content?.document.lines.find(({ id }) => id === lineId)?.description ?? '';
  }
}
