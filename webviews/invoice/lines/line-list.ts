/** `<vireo-invoice-lines>`: the lines of a draft as they are edited; one is open at a time. */

import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { inBackground } from '../../../src/contract/background/in-background.ts';
import { typedText } from '../../components/typed-value.ts';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { InvoiceLine } from '../../../src/domain/invoice-document.ts';
import { formatsFor, userFormats } from '../../components/formats.ts';
import { icon } from '../../components/icons.ts';
import { activateOnKeys } from '../../components/keys.ts';
import { baseStyles, controlStyles, fieldStyles } from '../../components/styles.ts';
import { type LineField, lineUnitCodes, newLineId } from '../invoice-lines.ts';
import type { InvoiceContent } from '../messages.ts';
import { TaxChoices } from '../tax-choices.ts';
import { words as strings } from '../words.ts';
import type { LineEditing } from './line-editing.ts';
import { lineListStyles } from './line-list-styles.ts';

const words = strings.lines;

interface Option {
  readonly value: string;
  readonly label: string;
}

export class VireoInvoiceLines extends LitElement {
  static override properties = {
    content: { attribute: false },
    editing: { attribute: false },
    /** Grows when what is edited changed: the object stays the same. */
    revision: { type: Number },
  };
  static override styles = [baseStyles, controlStyles, fieldStyles, lineListStyles];

  declare content: InvoiceContent;
  declare editing: LineEditing;
  declare revision: number;
  readonly #choices = new TaxChoices();

  /** Opens the line and goes to its field. */
  async focusField(lineId: string, field: LineField): Promise<void> {
    this.editing.open(lineId);
    await this.#drawn();
    this.renderRoot.querySelector<HTMLElement>(`#${field}`)?.focus();
  }

  /** What is edited is kept outside of this element, which is redrawn before focus moves into it. */
  async #drawn(): Promise<void> {
    this.requestUpdate();
    await this.updateComplete;
  }

  override render(): TemplateResult {
    const { lines } = this.content.document;
    const isAdding = this.editing.openLine === newLineId;
    return html`<section aria-labelledby="lines">
      <h2 id="lines">${words.heading}</h2>
      <ol>
        ${repeat(
          lines,
          ({ id }) => id,
          (line, index) => this.#renderLine(line, index),
        )}
      </ol>
      ${
        isAdding
          ? this.#renderNew()
          : html`<vscode-button secondary class="compact add" @keydown=${activateOnKeys} @click=${this.#openNew}>${words.add}</vscode-button>`
      }
    </section>`;
  }

  #renderLine(line: InvoiceLine, index: number): TemplateResult {
    const isOpen = this.editing.openLine === line.id;
    const isInvalid = this.editing.form.invalidOf(line.id) !== undefined;
    return html`<li>
      <button
        type="button"
        class="ghost name"
        aria-expanded=${isOpen}
        @click=${() => this.editing.open(isOpen ? undefined : line.id)}
      >
        ${icon(isOpen ? 'chevron-down' : 'chevron-right', 's12')}
        ${isInvalid ? icon('error', 'danger s12') : nothing}
        <span class="sr">${words.position(index + 1)}</span>
        <span class="cut grow">${line.description}</span>
        <span class="num">${formatsFor(this.content.document.language).money(line.net)}</span>
      </button>
      ${isOpen ? this.#renderOpen(line, index) : nothing}
    </li>`;
  }

  #renderOpen(line: InvoiceLine, index: number): TemplateResult {
    const isTime = this.content.traces.some(({ lineId }) => lineId === line.id);
    return html`<div class="editor" role="group" aria-label=${words.line(index + 1, line.description)} @keydown=${this.#closeOnEscape}>
      ${isTime ? this.#renderField('description', line) : this.#renderFields(line)}
      ${isTime ? html`<p class="small muted">${words.ofTime}</p>` : nothing}
      <div class="row acts">
        ${this.#renderMove(line, index, -1)} ${this.#renderMove(line, index, 1)}
        <span class="grow"></span>
        <button type="button" class="icon-btn" aria-label=${words.remove(line.description)} title=${words.remove(line.description)} @click=${() => this.#remove(line.id)}>
          ${icon('trash')}
        </button>
      </div>
    </div>`;
  }

  #renderMove(line: InvoiceLine, index: number, step: -1 | 1): TemplateResult {
    const target = index + step;
    const isPossible = target >= 0 && target < this.content.document.lines.length;
    const label = step < 0 ? words.up(line.description) : words.down(line.description);
    return html`<button
      type="button"
      class="icon-btn"
      aria-label=${label}
      title=${label}
      aria-disabled=${isPossible ? nothing : 'true'}
      @click=${() => isPossible && this.editing.move(line.id, target + 1)}
    >${icon(step < 0 ? 'arrow-up' : 'arrow-down')}</button>`;
  }

  #renderNew(): TemplateResult {
    return html`<form class="editor" aria-label=${words.newLine} novalidate @submit=${this.#add} @keydown=${this.#closeOnEscape}>
      ${this.#renderFields(undefined)}
      <div class="row acts">
        <vscode-button secondary class="compact" @keydown=${activateOnKeys} @click=${() => this.#cancelNew()}>${strings.cancel}</vscode-button>
        <vscode-button class="compact add-now" @keydown=${activateOnKeys} @click=${this.#add}>${words.addNow}</vscode-button>
      </div>
    </form>`;
  }

  #renderFields(line: InvoiceLine | undefined): TemplateResult {
    return html`${this.#renderField('description', line)}
      <div class="two">${this.#renderField('quantity', line)} ${this.#renderSelect('unitCode', line, this.#units(line))}</div>
      <div class="two">${this.#renderField('unitPrice', line)} ${this.#renderField('lineDiscount', line)}</div>
      ${this.#renderSelect('lineTax', line, this.#taxes(line))}`;
  }

  #renderField(field: LineField, line: InvoiceLine | undefined): TemplateResult {
    const lineId = line?.id ?? newLineId;
    const problem = this.editing.form.problemOf(lineId, field);
    return this.#labelled(
      field,
      problem,
      html`<input
        class="input ${field === 'description' ? '' : 'num'}"
        id=${field}
        autocomplete="off"
        .value=${this.editing.form.textOf(lineId, field, line)}
        aria-invalid=${problem !== undefined}
        aria-describedby=${problem === undefined ? nothing : `${field}-reason`}
        @keydown=${line === undefined ? this.#addOnEnter : nothing}
        @input=${(event: Event) => this.editing.typed(lineId, field, typedText(event))}
        @blur=${() => this.editing.left(lineId, field)}
      />`,
    );
  }

  #renderSelect(
    field: 'unitCode' | 'lineTax',
    line: InvoiceLine | undefined,
    options: readonly Option[],
  ): TemplateResult {
    const lineId = line?.id ?? newLineId;
    const chosen = this.editing.form.textOf(lineId, field, line) || options[0]?.value;
    const problem = this.editing.form.problemOf(lineId, field);
    return this.#labelled(
      field,
      problem,
      html`<div class="select">
        <select
          class="input"
          id=${field}
          aria-invalid=${problem !== undefined}
          aria-describedby=${problem === undefined ? nothing : `${field}-reason`}
          @change=${(event: Event) => this.editing.typed(lineId, field, typedText(event))}
          @blur=${() => this.editing.left(lineId, field)}
        >
          ${options.map(({ value, label }) => html`<option value=${value} .selected=${value === chosen}>${label}</option>`)}
        </select>
        ${icon('chevron-down')}
      </div>`,
    );
  }

  #labelled(field: LineField, problem: string | undefined, control: TemplateResult): TemplateResult {
    return html`<div class="field">
      <label for=${field}>${words[field]}</label>
      ${control}
      ${
        problem === undefined
          ? nothing
          : html`<p class="reason" id="${field}-reason">${icon('error', 's12')}<span>${problem}</span></p>`
      }
    </div>`;
  }

  #units(line: InvoiceLine | undefined): readonly Option[] {
    const names: Readonly<Record<string, string>> = words.units;
    const codes = new Set<string>([...(line ? [line.unitCode] : []), ...lineUnitCodes]);
    return [...codes].map((value) => ({ value, label: names[value] ?? value }));
  }

  /** A new line begins with the tax of the others. */
  #taxes(line: InvoiceLine | undefined): readonly Option[] {
    const all = this.#choices.of(this.content).map(({ key, choice }) => ({
      value: key,
      label:
        choice.taxCategory === 'S'
          ? `${strings.taxCategories.S}, ${userFormats().percent(choice.taxRate)}`
          : strings.taxCategories[choice.taxCategory],
    }));
    return line === undefined ? [{ value: '', label: strings.lines.asInvoice }, ...all] : all;
  }

  readonly #openNew = async (): Promise<void> => {
    this.editing.open(newLineId);
    await this.#drawn();
    this.renderRoot.querySelector<HTMLElement>('#description')?.focus();
  };

  readonly #add = (event: Event): void => {
    event.preventDefault();
    if (!this.editing.add()) inBackground(this.#focusInvalid(), 'Focus');
  };

  readonly #addOnEnter = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.isComposing) this.#add(event);
  };

  async #focusInvalid(): Promise<void> {
    await this.#drawn();
    this.renderRoot.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  }

  async #cancelNew(): Promise<void> {
    this.editing.cancelNew();
    await this.#focusAdd();
  }

  async #remove(lineId: string): Promise<void> {
    this.editing.remove(lineId);
    await this.#focusAdd();
  }

  async #focusAdd(): Promise<void> {
    await this.#drawn();
    this.renderRoot.querySelector<HTMLElement>('.add')?.focus();
  }

  readonly #closeOnEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    if (this.editing.openLine === newLineId) return void this.#cancelNew();
    const name = this.renderRoot.querySelector<HTMLElement>('.name[aria-expanded=true]');
    this.editing.open(undefined);
    name?.focus();
  };
}

customElements.define('vireo-invoice-lines', VireoInvoiceLines);
