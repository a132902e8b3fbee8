/**
 * `<vireo-approvals>`: the weeks that wait for a decision. It draws what its host has read; which weeks are chosen, which
 * one is open and what is being typed are its own, and the open one is kept through a reload.
 */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-progress-bar/index.js';
import type {
  ApprovalsHostMessage,
  ApprovalsViewMessage,
  ApprovalsViewState,
  Decided,
  OpenedWeek,
  WaitingWeek,
} from '../../src/contract/webview/approvals-view.ts';
import { formatMinutes } from '../../src/domain/duration.ts';
import { icon } from '../components/icons.ts';
import { activateOnKeys } from '../components/keys.ts';
import { baseStyles, controlStyles, fieldStyles } from '../components/styles.ts';
import type { ViewHost } from '../host.ts';
import { approvalsStyles } from './approvals-styles.ts';
import { renderReasonForm } from './reason-form.ts';
import { renderWeekDetail } from './week-detail.ts';
import { nameOf, renderWeekTable } from './week-table.ts';
import { wordsFor } from './words.ts';

export type ApprovalsHost = ViewHost<ApprovalsHostMessage, ApprovalsViewMessage, ApprovalsViewState>;

/** What the reason is asked for: the weeks that are chosen, or one entry of the open week. */
interface Asking {
  readonly entryId: string | undefined;
  readonly reason: string;
  readonly isMissing: boolean;
}

export class VireoApprovals extends LitElement {
  static override properties = {
    _weeks: { state: true },
    _open: { state: true },
    _openId: { state: true },
    _chosen: { state: true },
    _asking: { state: true },
    _draft: { state: true },
    _decided: { state: true },
    _failure: { state: true },
  };
  static override styles = [baseStyles, controlStyles, fieldStyles, approvalsStyles];

  declare _weeks: readonly WaitingWeek[] | undefined;
  declare _open: OpenedWeek | undefined;
  declare _openId: string | undefined;
  declare _chosen: ReadonlySet<string>;
  declare _asking: Asking | undefined;
  /** The comment that is being written. */
  declare _draft: string;
  declare _decided: Decided | undefined;
  declare _failure: string | undefined;

  readonly #words = wordsFor(document.documentElement.lang);
  #host: ApprovalsHost | undefined;
  #stopListening: (() => void) | undefined;

  constructor() {
    super();
    this._chosen = new Set();
    this._draft = '';
  }

  /** Called once by the page: from here on the view lives. */
  connect(host: ApprovalsHost): void {
    this.#host = host;
    this._openId = host.loadState()?.openId;
    this.#stopListening = host.listen((message) => this.#receive(message));
    host.send({ type: 'ready' });
    if (this._openId !== undefined) host.send({ type: 'openWeek', id: this._openId });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening?.();
  }

  override render(): TemplateResult {
    return html`${this.#renderHeader()} ${this.#renderBody()}`;
  }

  override updated(changed: Map<string, unknown>): void {
    if (changed.has('_openId')) {
      this.#host?.saveState(this._openId === undefined ? {} : { openId: this._openId });
    }
    const before = changed.get('_asking');
    if (changed.has('_asking') && before === undefined) this.#focus('reason');
  }

  #receive(message: ApprovalsHostMessage): void {
    if (message.type === 'week') this._open = message;
    else if (message.type === 'decided') this.#showDecided(message);
    else if (message.type === 'failed') this._failure = message.message;
    else this.#showWeeks(message.weeks);
  }

  /** What is decided meanwhile is no longer chosen, nor open. */
  #showWeeks(weeks: readonly WaitingWeek[]): void {
    const ids = new Set(weeks.map(({ id }) => id));
    this._failure = undefined;
    this._weeks = weeks;
    this._chosen = new Set([...this._chosen].filter((id) => ids.has(id)));
    if (this._openId !== undefined && !ids.has(this._openId)) this.#close();
  }

  #showDecided(decided: Decided): void {
    this._decided = decided;
    this._chosen = new Set(decided.refused.map(({ id }) => id));
  }

  #renderHeader(): TemplateResult {
    const words = this.#words;
    const weeks = this._weeks ?? [];
    const total = formatMinutes(weeks.reduce((sum, { seconds }) => sum + seconds, 0));
    return html`<header>
      <h1>${words.heading}</h1>
      <span class="muted grow" role="status">${weeks.length === 0 ? nothing : words.waiting(weeks.length, total)}</span>
      <button type="button" class="icon-btn" aria-label=${words.refresh} title=${words.refresh} @click=${() => this.#host?.send({ type: 'refresh' })}>${icon('refresh')}</button>
    </header>`;
  }

  #renderBody(): TemplateResult {
    if (this._failure !== undefined) return this.#renderFailure(this._failure);
    if (this._weeks === undefined) {
      return html`<vscode-progress-bar aria-label=${this.#words.loading}></vscode-progress-bar>`;
    }
    return this._weeks.length === 0 ? this.#renderEmpty() : this.#renderWeeks(this._weeks);
  }

  #renderFailure(message: string): TemplateResult {
    const words = this.#words;
    const again = (): void => this.#host?.send({ type: 'refresh' });
    return html`<main class="absent">
      <div role="alert"><h2>${words.failedTitle}</h2><p>${message}</p></div>
      <vscode-button @keydown=${activateOnKeys} @click=${again}>${words.again}</vscode-button>
    </main>`;
  }

  #renderEmpty(): TemplateResult {
    return html`<main class="absent">
      ${this.#renderDecided()}
      <h2>${this.#words.emptyTitle}</h2>
      <p class="muted">${this.#words.empty}</p>
    </main>`;
  }

  #renderWeeks(weeks: readonly WaitingWeek[]): TemplateResult {
    return html`<main>
      ${this.#renderBar()} ${this.#renderDecided()}
      ${renderWeekTable({
        words: this.#words,
        weeks,
        chosen: this._chosen,
        openId: this._openId,
        detail: this.#renderDetail(),
        choose: this.#choose,
        toggle: this.#toggle,
      })}
    </main>`;
  }

  #renderBar(): TemplateResult {
    const words = this.#words;
    const count = this._chosen.size;
    const isAsking = this._asking !== undefined && this._asking.entryId === undefined;
    return html`<div class="bar">
      <div class="row">
        <vscode-button ?disabled=${count === 0} @keydown=${activateOnKeys} @click=${() => this.#decide('approved')}>${words.approve}</vscode-button>
        <vscode-button secondary ?disabled=${count === 0} @keydown=${activateOnKeys} @click=${() => this.#ask(undefined)}>${words.reject}</vscode-button>
        <span class="muted" role="status">${words.chosen(count)}</span>
      </div>
      ${isAsking ? this.#renderReason() : nothing}
    </div>`;
  }

  #renderReason(): TemplateResult {
    const { reason = '', isMissing = false, entryId } = this._asking ?? {};
    return renderReasonForm({
      words: this.#words,
      value: reason,
      isMissing,
      type: (value) => {
        this._asking = { entryId, reason: value, isMissing: false };
      },
      send: this.#sendReason,
      leave: () => {
        this._asking = undefined;
        if (entryId !== undefined) this.#focus(`reject-${entryId}`);
      },
    });
  }

  #renderDecided(): TemplateResult {
    const words = this.#words;
    const { count = 0, verdict = 'approved', refused = [] } = this._decided ?? {};
    const weeks = this._weeks ?? [];
    const nameOfId = (id: string): string => {
      const week = weeks.find((one) => one.id === id);
      return week === undefined ? '' : `${nameOf(week, words)}: `;
    };
    return html`<div role="status">
      ${count === 0 ? nothing : html`<p class="told">${icon('check', 'ok')} ${words.decided(count, verdict)}</p>`}
      ${
        refused.length === 0
          ? nothing
          : html`<div class="told notice">${icon('warning', 'warn')}
            <div><strong>${words.refused(refused.length)}</strong>
            <ul>${refused.map(({ id, message }) => html`<li>${nameOfId(id)}${message}</li>`)}</ul></div></div>`
      }
    </div>`;
  }

  #renderDetail(): TemplateResult {
    const week = this._open;
    if (week === undefined || week.id !== this._openId) {
      return html`<vscode-progress-bar aria-label=${this.#words.loading}></vscode-progress-bar>`;
    }
    const { entryId } = this._asking ?? {};
    return html`<div @keydown=${this.#closeOnEscape}>
      ${renderWeekDetail({
        words: this.#words,
        week,
        asking: { entryId, form: entryId === undefined ? html`` : this.#renderReason() },
        draft: this._draft,
        approve: (id) => this.#judge(id, 'approved'),
        reject: (id) => this.#ask(id),
        type: (draft) => {
          this._draft = draft;
        },
        comment: this.#comment,
      })}
    </div>`;
  }

  readonly #choose = (ids: readonly string[], isChosen: boolean): void => {
    const rest = [...this._chosen].filter((id) => !ids.includes(id));
    this._chosen = new Set(isChosen ? [...rest, ...ids] : rest);
  };

  readonly #toggle = (id: string): void => {
    const isOpen = this._openId === id;
    this.#close();
    if (isOpen) return;
    this._openId = id;
    this.#host?.send({ type: 'openWeek', id });
  };

  #close(): void {
    if (this._openId !== undefined) this.#host?.send({ type: 'closeWeek' });
    this._openId = undefined;
    this._open = undefined;
    this._draft = '';
    if (this._asking?.entryId !== undefined) this._asking = undefined;
  }

  readonly #closeOnEscape = ({ key }: KeyboardEvent): void => {
    const id = this._openId;
    if (key !== 'Escape' || id === undefined) return;
    this.#close();
    this.#focus(`open-${id}`);
  };

  #ask(entryId: string | undefined): void {
    this._asking = { entryId, reason: '', isMissing: false };
  }

  readonly #sendReason = (): void => {
    const { entryId, reason = '' } = this._asking ?? {};
    const said = reason.trim();
    if (said === '') {
      this._asking = { entryId, reason, isMissing: true };
      this.#focus('reason');
      return;
    }
    this._asking = undefined;
    if (entryId === undefined) this.#decide('rejected', said);
    else this.#judge(entryId, 'rejected', said);
  };

  #decide(verdict: 'approved' | 'rejected', reason?: string): void {
    const ids = [...this._chosen];
    if (ids.length === 0) return;
    this.#host?.send({ type: 'decide', ids, verdict, ...(reason === undefined ? {} : { reason }) });
  }

  #judge(entryId: string, verdict: 'approved' | 'rejected', reason?: string): void {
    const id = this._openId;
    if (id === undefined) return;
    this.#host?.send({ type: 'judge', id, entryId, verdict, ...(reason === undefined ? {} : { reason }) });
  }

  readonly #comment = (): void => {
    const id = this._openId;
    const text = this._draft.trim();
    if (id === undefined || text === '') return;
    this._draft = '';
    this.#host?.send({ type: 'comment', id, text });
  };

  /** After the next drawing: what is focused may not be there yet. */
  #focus(id: string): void {
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(`#${id}`)?.focus());
  }
}

customElements.define('vireo-approvals', VireoApprovals);
