/**
 * `<vireo-reminders>`: what is overdue, the next reminder of the invoice that is selected, and rules. It draws what the
 * host has loaded; what is typed stays until it is saved or cancelled.
 */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { inBackground } from '../../src/contract/background/in-background.ts';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { Connection } from '../../src/contract/webview/common.ts';
import { renderAgain } from '../components/again.ts';
import { formatsFor } from '../components/formats.ts';
import { icon } from '../components/icons.ts';
import { SkeletonController, skeleton } from '../components/skeleton.ts';
import { baseStyles, controlStyles, fieldStyles } from '../components/styles.ts';
import type { ViewHost } from '../host.ts';
import { type Outcome, renderDetail } from './detail-rail.ts';
import { type Editing, editingAfter, isEdited, notEdited } from './edited-mail.ts';
import type {
  Detail,
  RemindersContent,
  RemindersHostMessage,
  RemindersViewMessage,
  RemindersViewState,
} from './messages.ts';
import { renderOverdue, renderUndated } from './overdue-table.ts';
import { isOlder, readyOf } from './plan-groups.ts';
import { type RemindersPart, renderButton } from './reminders-parts.ts';
import { remindersStyles } from './reminders-styles.ts';
import { RuleController } from './rule-controller.ts';
import { renderRuleForm } from './rule-form.ts';
import { renderRules, renderUpcoming } from './rules-table.ts';
import { words } from './words.ts';

export type RemindersHost = ViewHost<RemindersHostMessage, RemindersViewMessage, RemindersViewState>;

/** Acts after which the host answers with an outcome or with another content. */
const acting: ReadonlySet<RemindersViewMessage['type']> = new Set([
  'send',
  'recordSent',
  'resume',
  'setDebtor',
]);

export class VireoReminders extends LitElement {
  static override properties = {
    _content: { state: true },
    _detail: { state: true },
    _selected: { state: true },
    _failure: { state: true },
    _connection: { state: true },
    _outcome: { state: true },
    _editing: { state: true },
    _opened: { state: true },
    _isBusy: { state: true },
  };
  static override styles = [baseStyles, controlStyles, fieldStyles, remindersStyles];

  declare _content: RemindersContent | undefined;
  declare _detail: Detail | undefined;
  declare _selected: string | undefined;
  declare _failure: string | undefined;
  declare _connection: Connection | undefined;
  declare _outcome: Outcome | undefined;
  declare _editing: Editing;
  /** The reminder of the history whose text is shown. */
  declare _opened: string | undefined;
  declare _isBusy: boolean;

  #host: RemindersHost | undefined;
  #stopListening: (() => void) | undefined;
  readonly #part: RemindersPart = {
    reader: { words, language: navigator.language },
    send: (message) => this.#send(message),
  };
  /** Texts that were edited and not sent, by invoice, while another row is selected. */
  readonly #written = new Map<string, { readonly editing: Editing; readonly detail: Detail }>();
  readonly #rule = new RuleController(this, (message) => this.#send(message));

  constructor() {
    super();
    new SkeletonController(this);
    this._isBusy = false;
    this._editing = notEdited;
  }

  /** Called once by the page: from here on the view lives. */
  connect(host: RemindersHost): void {
    this.#host = host;
    this._selected = host.loadState()?.invoiceId;
    this.#stopListening = host.listen((message) => this.#receive(message));
    host.send({ type: 'ready', ...(this._selected === undefined ? {} : { invoiceId: this._selected }) });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening?.();
  }

  override render(): TemplateResult {
    const content = this._content;
    if (content === undefined && this._failure === undefined) return skeleton;
    if (content === undefined || this._failure !== undefined) return this.#renderFailure();
    return html`${this.#renderHeader(content)}
      <main tabindex="0" aria-label=${words.heading}>
        ${renderOverdue(content, {
          ...this.#part,
          selected: this._selected,
          select: (invoiceId) => this.#select(invoiceId),
        })}
        ${renderRules(content, {
          ...this.#part,
          edit: (rule) => this.#rule.edit(rule),
          add: () => this.#rule.add(content),
        })}
        ${renderUpcoming(content, this.#part)}
        ${renderUndated(content, this.#part)}
      </main>
      ${this.#renderRail(content)}`;
  }

  override updated(): void {
    const invoiceId = this._selected;
    if (this._content !== undefined) this.#host?.saveState(invoiceId === undefined ? {} : { invoiceId });
  }

  #renderHeader({ overdue, items, mail }: RemindersContent): TemplateResult {
    const { language } = this.#part.reader;
    const sums = overdue.filter(({ minor }) => minor > 0).map((sum) => formatsFor(language).money(sum));
    const ready = readyOf(items).length;
    return html`<header>
      <h1>${words.heading}</h1>
      <span class="muted cut" role="status">${this.#describeLine() || (sums.length === 0 ? '' : words.overdueSum(sums.join(' + ')))}</span>
      <span class="grow"></span>
      ${ready > 0 && mail.isSetUp ? renderButton({ text: words.sendAll(ready), act: () => this.#send({ type: 'sendReady' }) }) : nothing}
      <button type="button" class="icon-btn" aria-label=${words.refresh} title=${words.refresh} @click=${() => this.#send({ type: 'refresh' })}>${icon('refresh')}</button>
    </header>`;
  }

  #describeLine(): string {
    const { state, asOf } = this._connection ?? {};
    if (state === 'reconnecting') return words.reconnecting;
    if (state !== 'offline') return '';
    return words.offline(asOf === undefined ? '' : formatsFor(this.#part.reader.language).timeOf(asOf));
  }

  #renderRail(content: RemindersContent): TemplateResult {
    const form = this.#rule.form;
    if (form !== undefined) {
      return renderRuleForm({ ...this.#part, ...this.#rule.actions, form, content, isBusy: this._isBusy });
    }
    const detail = this._detail;
    if (detail === undefined) {
      return html`<aside class="rail" aria-label=${words.chooseOne}><div class="body"><section class="sec"><p class="muted">${content.items.length === 0 ? words.nothingOverdue : words.chooseOne}</p></section></div></aside>`;
    }
    return renderDetail(detail, {
      ...this.#part,
      mail: content.mail,
      outcome: this._outcome?.invoiceId === detail.invoiceId ? this._outcome : undefined,
      isBusy: this._isBusy,
      ...this._editing,
      edit: (edited) => {
        this._editing = { ...this._editing, edited };
      },
      takeUp: () => {
        this._editing = { edited: this._editing.kept, kept: undefined };
      },
      discard: () => {
        this._editing = { ...this._editing, kept: undefined };
      },
      opened: this._opened,
      toggle: (id) => {
        this._opened = this._opened === id ? undefined : id;
      },
    });
  }

  #renderFailure(): TemplateResult {
    return html`<header><h1>${words.heading}</h1></header>
      <main><section class="absent" role="alert">
        <h2>${words.failedTitle}</h2>
        <p>${this._failure || words.failed}</p>
        ${renderAgain(words.again, () => this.#send({ type: 'refresh' }))}
      </section></main>`;
  }

  #send(message: RemindersViewMessage): void {
    if (acting.has(message.type)) {
      if (this._isBusy) return;
      this._isBusy = true;
      this._outcome = undefined;
    }
    this.#host?.send(message);
  }

  #select(invoiceId: string): void {
    this.#rule.close();
    if (invoiceId === this._selected && this._detail !== undefined) return;
    this.#forget();
    this._selected = invoiceId;
    this.#send({ type: 'select', invoiceId });
  }

  /** What belongs to the invoice that was selected before; what was written is there again with it. */
  #forget(): void {
    const { _detail: detail, _editing: editing } = this;
    if (detail !== undefined && isEdited(editing)) this.#written.set(detail.invoiceId, { editing, detail });
    this._outcome = undefined;
    this._editing = notEdited;
    this._opened = undefined;
    this._isBusy = false;
  }

  #receive(message: RemindersHostMessage): void {
    if (this.#rule.receive(message)) return;
    switch (message.type) {
      case 'content':
        this.#show(message);
        return;
      case 'detail':
        this.#showDetail(message.detail);
        return;
      case 'failed':
        this._failure = message.message;
        return;
      case 'outcome':
        this.#showOutcome(message);
        return;
      case 'show':
        this.#showAsked(message.invoiceId);
        return;
      case 'connection':
        this._connection = message;
    }
  }

  #showOutcome(outcome: Outcome): void {
    this._isBusy = false;
    this._outcome = outcome;
    if (!outcome.isRefusal) this._editing = notEdited;
  }

  /** Its content follows. */
  #showAsked(invoiceId: string): void {
    this.#rule.close();
    if (invoiceId !== this._selected) this.#forget();
    this._selected = invoiceId;
  }

  #show(content: RemindersContent): void {
    this._content = content;
    this._failure = undefined;
    this._isBusy = false;
    const { detail } = content;
    // Another row was selected while this was loaded: its own answer follows.
    if (detail !== null && isOlder(content, this._selected)) return;
    this._selected = detail?.invoiceId;
    if (detail === null) this._detail = undefined;
    else this.#showDetail(detail);
  }

  #showDetail(detail: Detail): void {
    // Another one was selected since.
    if (detail.invoiceId !== this._selected) return;
    const written = this.#written.get(detail.invoiceId);
    this.#written.delete(detail.invoiceId);
    this._editing = written
      ? editingAfter(written.editing, written.detail, detail)
      : editingAfter(this._editing, this._detail, detail);
    this._detail = detail;
  }

  /** For the controller of the rule, once its texts are drawn. */
  showTexts(): void {
    inBackground(
      this.updateComplete.then(() => {
        const texts = this.renderRoot.querySelector<HTMLElement>('#rule-texts');
        texts?.scrollIntoView({ block: 'start' });
        texts?.focus({ preventScroll: true });
      }),
      'Focus',
    );
  }

  focusForm(): void {
    this.#focus('.rail .form :is(select, input)');
  }

  /** Back to where the rule was opened. */
  focusRule(clientId: string): void {
    this.#focus(`.rules [data-rule="${clientId}"]`, '.add-rule');
  }

  /** The first that is there. */
  #focus(...selectors: readonly string[]): void {
    inBackground(
      this.updateComplete.then(() => {
        const found = selectors.map((each) => this.renderRoot.querySelector<HTMLElement>(each));
        found.find((each) => each !== null)?.focus();
      }),
      'Focus',
    );
  }
}

customElements.define('vireo-reminders', VireoReminders);
