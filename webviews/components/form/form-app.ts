/**
 * What pages with one form have in common: what is typed is kept through a reload, faults stand beside their field once it was
 * left, and the button or Ctrl+Enter saves all of it at once or leads to the first fault.
 */

import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { namesOf, recordOf } from './field-records.ts';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { inBackground } from '../../../src/contract/background/in-background.ts';
import type { Need } from '../../../src/contract/policy/needs.ts';
import type { Connection } from '../../../src/contract/webview/common.ts';
import { translate } from '../../words.ts';
import { renderAgain } from '../again.ts';
import { formatsFor } from '../formats.ts';
import { activateOnKeys } from '../keys.ts';
import { SkeletonController, skeleton } from '../skeleton.ts';
import { baseStyles, controlStyles, fieldStyles } from '../styles.ts';
import { type FormParts, renderGroup, renderMark } from './form-fields.ts';
import type { FormContent, FormHost, Incoming, Refusal, Texts, Typed } from './form-host.ts';
import type { FormState } from './form-messages.ts';
import { changedValues, type Faults, type GroupSpec, type Values } from './form-model.ts';
import { formStyles } from './form-styles.ts';
import { formWords } from './form-texts.ts';

export abstract class FormApp<
  Field extends string,
  Content extends FormContent<Field>,
  Act = never,
> extends LitElement {
  static override properties = {
    content: { state: true },
    _typed: { state: true },
    _left: { state: true },
    _refusal: { state: true },
    _failure: { state: true },
    _connection: { state: true },
    _news: { state: true },
  };
  static override styles = [baseStyles, controlStyles, fieldStyles, formStyles];

  declare protected content: Content | undefined;
  /** By record, what was typed and not saved. */
  declare private _typed: Readonly<Record<string, Texts>>;
  /** Fields that were left, whose faults are shown. */
  declare private _left: ReadonlySet<Field>;
  declare private _refusal: { readonly refusal: Refusal<Field>; readonly values: Values<Field> } | undefined;
  declare private _failure: string | undefined;
  declare private _connection: Connection | undefined;
  declare private _news: string;

  /** What saving asks of the role of the user. */
  protected abstract readonly needs: Need;
  protected readonly formWords = translate(formWords);
  #host: FormHost<Field, Content, Act> | undefined;
  #stopListening: (() => void) | undefined;
  #saveId = 0;
  #sent: Texts = {};

  constructor() {
    super();
    new SkeletonController(this);
    this._typed = {};
    this._left = new Set();
    this._news = '';
    this.addEventListener('keydown', (event) => this.#saveOnKeys(event));
  }

  /** Called once by the page: from here on the view lives. */
  connect(host: FormHost<Field, Content, Act>): void {
    this.#host = host;
    this._typed = host.loadState()?.typed ?? {};
    this.#stopListening = host.listen((message) => this.#receive(message));
    host.send({ type: 'ready' });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening?.();
  }

  protected abstract groups(content: Content, values: Values<Field>): readonly GroupSpec<Field>[];
  /** In the order of the fields. */
  protected abstract findFaults(content: Content, values: Values<Field>): Faults<Field>;
  protected abstract renderRail(content: Content, values: Values<Field>): TemplateResult;
  protected abstract heading(content: Content | undefined, values: Values<Field> | undefined): TemplateResult;
  protected abstract readonly label: string;
  protected abstract readonly railLabel: string;

  /** Kept through no reload. */
  protected readonly secretFields: readonly Field[] = [];
  /** Fields that e-invoices need are marked. */
  protected readonly isLegendShown: boolean = true;

  protected saveLabel(_content: Content, _values: Values<Field>): string {
    return this.formWords.save;
  }

  /** Said beside the button while nothing else is. */
  protected outlook(_content: Content): string {
    return '';
  }

  /** Below the groups. */
  protected renderMore(_content: Content): TemplateResult | typeof nothing {
    return nothing;
  }

  /** What else changes with a field; by default nothing. */
  protected follow(_field: Field, _text: string, _before: Values<Field>): Partial<Record<Field, string>> {
    return {};
  }

  /** Once a field was left; by default nothing. */
  protected settle(_field: Field, _values: Values<Field>): Partial<Record<Field, string>> {
    return {};
  }

  protected act(message: Act): void {
    this.#host?.send(message);
  }

  /** As if it was typed there. */
  protected choose(field: Field, text: string): void {
    this.#type(field, text);
    this.#leave(field);
  }

  protected focusField(field: Field): void {
    const control = this.renderRoot.querySelector<HTMLElement>(`#${field}, [name="${field}"]`);
    control?.focus();
    control?.scrollIntoView({ block: 'nearest' });
  }

  override render(): TemplateResult {
    const content = this.content;
    if (content === undefined && this._failure === undefined) return skeleton;
    const values = content && this.#valuesOf(content);
    return html`<header>
        ${this.heading(content, values)}
        <span class="muted cut" role="status">${this.#describeConnection()}</span>
        <span class="grow"></span>
        ${this.isLegendShown ? html`<span class="small muted legend">${renderMark({ needed: this.formWords.needed })}${this.formWords.needed}</span>` : nothing}
      </header>
      ${content === undefined || values === undefined || this._failure !== undefined ? this.#renderFailure() : this.#renderForm(content, values)}`;
  }

  override updated(): void {
    const subject = this.content?.subject;
    this.#host?.saveState({
      typed: this.#withoutSecrets(),
      ...(subject !== undefined && { subject }),
    } as FormState);
  }

  #withoutSecrets(): Readonly<Record<string, Texts>> {
    const secrets: readonly string[] = this.secretFields;
    const open = Object.entries(this._typed).map(([subject, texts]) => [
      subject,
      Object.fromEntries(Object.entries(texts).filter(([field]) => !secrets.includes(field))),
    ]);
    return Object.fromEntries(open);
  }

  #renderForm(content: Content, values: Values<Field>): TemplateResult {
    const faults = this.#faultsOf(content, values);
    const parts: FormParts<Field> = {
      values,
      faults: this.#shownFaults(faults),
      isSettled: (field) => this._left.has(field) || this.#typedOf(content)[field] === undefined,
      words: this.formWords,
      type: (field, text) => this.#type(field, text),
      leave: (field) => this.#leave(field),
    };
    return html`<main aria-label=${this.label} tabindex="0">${this.groups(content, values).map((group) => renderGroup(parts, group))}${this.renderMore(content)}</main>
      <aside class="rail" aria-label=${this.railLabel}>
        <div class="body" tabindex="0" role="group" aria-label=${this.railLabel}>${this.renderRail(content, values)}</div>
        ${this.#renderEnd(content, Object.keys(parts.faults).length)}
      </aside>`;
  }

  #renderEnd(content: Content, count: number): TemplateResult {
    const words = this.formWords;
    const refusal = this._refusal;
    const isRefused = refusal !== undefined && refusal.refusal.faults.length === 0;
    const sentence = isRefused
      ? refusal.refusal.message
      : count > 0
        ? words.toFix(count)
        : this._news || this.outlook(content);
    return html`<div class="end">
      <p class="small ${isRefused || count > 0 ? 'danger' : 'muted'}" role="status">${sentence}</p>
      <vscode-button secondary @keydown=${activateOnKeys} @click=${() => this.#host?.send({ type: 'cancel' })}>${words.cancel}</vscode-button>
      <vscode-button data-needs=${this.needs} @keydown=${activateOnKeys} @click=${() => this.#save()}>${this.saveLabel(content, this.#valuesOf(content))}</vscode-button>
    </div>`;
  }

  #renderFailure(): TemplateResult {
    const { failedTitle, retry } = this.formWords;
    return html`<main class="absent" role="alert">
      <h2>${failedTitle}</h2><p>${this._failure}</p>
      ${renderAgain(retry, () => this.#host?.send({ type: 'refresh' }))}
    </main>`;
  }

  #describeConnection(): string {
    const words = this.formWords;
    const { state, asOf } = this._connection ?? {};
    if (state === 'reconnecting') return words.reconnecting;
    if (state !== 'offline') return '';
    return words.offline(asOf === undefined ? '' : formatsFor(navigator.language).timeOf(asOf));
  }

  #typedOf({ subject = '' }: Content): Texts {
    return this._typed[subject] ?? {};
  }

  #valuesOf(content: Content): Values<Field> {
    return { ...content.values, ...changedValues(content.values, this.#typedOf(content)) };
  }

  /** What the service refused stays a fault until the field is changed. */
  #faultsOf(content: Content, values: Values<Field>): Faults<Field> {
    const refused = this._refusal;
    const kept = (refused?.refusal.faults ?? []).filter(
      ({ field }) => values[field] === refused?.values[field],
    );
    const told: Faults<Field> = recordOf(kept.map(({ field, message }) => [field, message]));
    return { ...told, ...this.findFaults(content, values) };
  }

  #shownFaults(faults: Faults<Field>): Faults<Field> {
    const refused = new Set(this._refusal?.refusal.faults.map(({ field }) => field));
    const shown = namesOf(faults).filter((field) => this._left.has(field) || refused.has(field));
    return recordOf(
      shown.flatMap((field): [Field, string][] => {
        const fault = faults[field];
        return fault === undefined ? [] : [[field, fault]];
      }),
    );
  }

  #keep(changes: Partial<Record<Field, string>>): void {
    const content = this.content;
    if (content === undefined) return;
    const typed = changedValues(content.values, { ...this.#typedOf(content), ...changes } as Texts);
    this._typed = { ...this._typed, [content.subject ?? '']: typed as Texts };
  }

  #type(field: Field, text: string): void {
    const content = this.content;
    if (content === undefined) return;
    this._news = this.formWords.unsaved;
    const also = this.follow(field, text, this.#valuesOf(content));
    this.#keep({ ...also, [field]: text } as Partial<Record<Field, string>>);
  }

  #leave(field: Field): void {
    const content = this.content;
    if (content === undefined) return;
    this.#keep(this.settle(field, this.#valuesOf(content)));
    this._left = new Set([...this._left, field]);
  }

  #saveOnKeys(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    event.preventDefault();
    if (!event.repeat) this.#save();
  }

  #save(): void {
    const content = this.content;
    if (content === undefined) return;
    // Ctrl+Enter leaves no field: what leaving does is done first.
    const focused = this.shadowRoot?.activeElement?.id;
    if (focused !== undefined && focused in content.values) this.#leave(focused as Field);
    const values = this.#valuesOf(content);
    const faults = this.findFaults(content, values);
    const [first] = namesOf(faults);
    if (first !== undefined) {
      this._left = new Set([...this._left, ...namesOf(faults)]);
      this.focusField(first);
      return;
    }
    this.#saveId += 1;
    this.#sent = this.#typedOf(content);
    this._refusal = undefined;
    this._news = this.formWords.saving;
    this.#host?.send({
      type: 'save',
      saveId: this.#saveId,
      values: changedValues(content.values, this.#sent),
    });
  }

  #receive(message: Incoming<Field, Content>): void {
    switch (message.type) {
      case 'content':
        this.#show(message);
        return;
      case 'refused':
        this.#refuse(message);
        return;
      case 'failed':
        this._failure = message.message;
        return;
      case 'typed':
        this.#take(message);
        return;
      case 'connection':
        this._connection = message;
    }
  }

  #show(content: Content): void {
    const before = this.content;
    this.content = content;
    this._failure = undefined;
    if (before !== undefined && before.subject !== content.subject) {
      this._left = new Set();
      this._refusal = undefined;
      this._news = '';
    }
    if (content.answers === this.#saveId && before !== undefined) this.#finish(before);
  }

  /** What was typed here stays. */
  #take({ subject, values }: Typed<Field>): void {
    const typed = { ...values, ...this._typed[subject] } as Texts;
    this._typed = { ...this._typed, [subject]: typed };
    this._news = this.formWords.unsaved;
  }

  /** What was changed again since it was sent is not saved yet. */
  #finish(before: Content): void {
    const { [before.subject ?? '']: own = {}, ...others } = this._typed;
    const later = Object.entries(own).filter(([field, text]) => this.#sent[field] !== text);
    this._typed = { ...others, [this.content?.subject ?? '']: Object.fromEntries(later) };
    this._left = new Set();
    this._news = this.formWords.saved;
  }

  async #focusLater(field: Field): Promise<void> {
    await this.updateComplete;
    this.focusField(field);
  }

  #refuse(refusal: Refusal<Field>): void {
    if (this.content === undefined) return;
    this._refusal = { refusal, values: this.#valuesOf(this.content) };
    this._news = '';
    const [first] = refusal.faults;
    if (first !== undefined) inBackground(this.#focusLater(first.field), 'Focus');
  }
}
