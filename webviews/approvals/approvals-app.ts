/**
 * `<vireo-approvals>`: the weeks that wait for a decision. It draws what its host has read; which weeks are chosen, which
 * one is open and what is being typed are its own, and the open one is kept through a reload.
 */

import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { inBackground } from '../../src/contract/background/in-background.ts';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-progress-bar/index.js';
import { formatMinutes } from '../../src/domain/duration.ts';
import { renderAgain } from '../components/again.ts';
import { icon } from '../components/icons.ts';
import { activateOnKeys } from '../components/keys.ts';
import { SkeletonController, skeleton } from '../components/skeleton.ts';
import { baseStyles, controlStyles, fieldStyles } from '../components/styles.ts';
import type { ViewHost } from '../host.ts';
import { approvalsStyles } from './approvals-styles.ts';
import { CommentDrafts } from './comment-drafts.ts';
import { fieldIdOf } from './comment-field.ts';
import type {
  ApprovalsHostMessage,
  ApprovalsViewMessage,
  ApprovalsViewState,
  Decided,
  OpenedWeek,
  WaitingWeek,
} from './messages.ts';
import { findNext } from './next-focus.ts';
import { renderReasonForm } from './reason-form.ts';
import { renderUnsent } from './unsent-comments.ts';
import { renderWeekDetail } from './week-detail.ts';
import { nameOf, renderWeekTable } from './week-table.ts';
import { words } from './words.ts';

export type ApprovalsHost = ViewHost<ApprovalsHostMessage, ApprovalsViewMessage, ApprovalsViewState>;

/** The weeks that are chosen, one entry of the open week, or the weeks that were approved, to be opened again. */
type About = { readonly kind: 'weeks' | 'reopen' } | { readonly kind: 'entry'; readonly entryId: string };

/** What the reason is asked for. */
interface Asking {
  readonly about: About;
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
    _decided: { state: true },
    _failure: { state: true },
  };
  static override styles = [baseStyles, controlStyles, fieldStyles, approvalsStyles];

  declare _weeks: readonly WaitingWeek[] | undefined;
  declare _open: OpenedWeek | undefined;
  declare _openId: string | undefined;
  declare _chosen: ReadonlySet<string>;
  declare _asking: Asking | undefined;
  declare _decided: Decided | undefined;
  declare _failure: string | undefined;

  readonly #words = words;
  #host: ApprovalsHost | undefined;
  #stopListening: (() => void) | undefined;
  /** Weeks whose decision is under way: the focus leaves with their rows. */
  #deciding: readonly string[] = [];
  /** Every week that was shown: what was decided has left the list. */
  readonly #known = new Map<string, WaitingWeek>();
  readonly #drafts = new CommentDrafts(() => {
    this.#saveState();
    this.requestUpdate();
  });

  constructor() {
    super();
    new SkeletonController(this);
    this._chosen = new Set();
  }

  /** Called once by the page: from here on the view lives. */
  connect(host: ApprovalsHost): void {
    this.#host = host;
    const { openId, drafts = {} } = host.loadState() ?? {};
    this._openId = openId;
    this.#drafts.load(drafts);
    this.#stopListening = host.listen((message) => this.#receive(message));
    host.send({ type: 'ready' });
    if (this._openId !== undefined) host.send({ type: 'openWeek', id: this._openId });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening?.();
  }

  override render(): TemplateResult {
    if (this._weeks === undefined && this._failure === undefined) return skeleton;
    return html`${this.#renderHeader()} ${this.#renderBody()}`;
  }

  override updated(changed: Map<string, unknown>): void {
    if (changed.has('_openId')) this.#saveState();
    const before = changed.get('_asking');
    if (changed.has('_asking') && before === undefined) this.#focus('reason');
  }

  #saveState(): void {
    const openId = this._openId;
    this.#host?.saveState({ ...(openId === undefined ? {} : { openId }), drafts: this.#drafts.toState() });
  }

  #receive(message: ApprovalsHostMessage): void {
    switch (message.type) {
      case 'week':
        this._open = message;
        return;
      case 'weeks':
        this.#showWeeks(message.weeks);
        return;
      case 'decided':
        this.#showDecided(message);
        return;
      case 'commented':
        this.#settleComment(message);
        return;
      case 'failed':
        this._failure = message.message;
    }
  }

  /** What is decided in the meantime is no longer chosen, nor open. */
  #showWeeks(weeks: readonly WaitingWeek[]): void {
    const ids = new Set(weeks.map(({ id }) => id));
    const targets = this.#findTargets(ids);
    this._failure = undefined;
    this._weeks = weeks;
    for (const week of weeks) this.#known.set(week.id, week);
    this._chosen = new Set([...this._chosen].filter((id) => ids.has(id)));
    if (this._openId !== undefined && !ids.has(this._openId)) this.#close();
    this.#focus(...targets);
  }

  /** Where the focus is goes with its row: to its comment if one is being written, else to the next row. */
  #findTargets(now: ReadonlySet<string>): readonly string[] {
    const focused = this.#focused();
    const field = focused?.id.startsWith(fieldIdOf('')) ? focused.id : '';
    const before = (this._weeks ?? []).map(({ id }) => id);
    const left = this.#findLeft(focused, now);
    const next = left === undefined ? undefined : findNext(left, { before, now });
    const fallback = left === undefined ? [] : [next === undefined ? 'heading' : `open-${next}`];
    if (this.#deciding.some((id) => !now.has(id))) this.#deciding = [];
    return [...(field === '' ? [] : [field]), ...fallback];
  }

  /** The week whose row has the focus, or whose decision was sent from the bar, if it is gone. */
  #findLeft(focused: Element | undefined, now: ReadonlySet<string>): string | undefined {
    const week = focused?.closest<HTMLElement>('[data-week]')?.dataset['week'];
    if (week !== undefined) return now.has(week) ? undefined : week;
    const isWaiting = focused === undefined || focused.closest('.bar') !== null;
    return isWaiting ? this.#deciding.find((id) => !now.has(id)) : undefined;
  }

  #focused(): Element | undefined {
    return (this.renderRoot instanceof ShadowRoot ? this.renderRoot.activeElement : null) ?? undefined;
  }

  #showDecided(decided: Decided): void {
    if (decided.ids.length === 0) this.#deciding = [];
    this._decided = decided;
    if (this._asking?.about.kind === 'reopen') this._asking = undefined;
    this._chosen = new Set(decided.refused.map(({ id }) => id));
  }

  #renderHeader(): TemplateResult {
    const words = this.#words;
    const weeks = this._weeks ?? [];
    const total = formatMinutes(weeks.reduce((sum, { seconds }) => sum + seconds, 0));
    return html`<header>
      <h1 id="heading" tabindex="-1">${words.heading}</h1>
      <span class="muted grow" role="status">${weeks.length === 0 ? nothing : words.waiting(weeks.length, total)}</span>
      <button type="button" class="icon-btn" aria-label=${words.refresh} title=${words.refresh} @click=${() => this.#host?.send({ type: 'refresh' })}>${icon('refresh')}</button>
    </header>`;
  }

  #renderBody(): TemplateResult {
    if (this._failure !== undefined) return this.#renderFailure(this._failure);
    const weeks = this._weeks ?? [];
    return weeks.length === 0 ? this.#renderEmpty() : this.#renderWeeks(weeks);
  }

  #renderFailure(message: string): TemplateResult {
    const words = this.#words;
    return html`<main class="absent">
      <div role="alert"><h2>${words.failedTitle}</h2><p>${message}</p></div>
      ${renderAgain(words.again, () => this.#host?.send({ type: 'refresh' }))}
    </main>`;
  }

  #renderEmpty(): TemplateResult {
    return html`<main class="absent">
      ${this.#renderDecided()} ${this.#renderUnsent()}
      <h2>${this.#words.emptyTitle}</h2>
      <p class="muted">${this.#words.empty}</p>
    </main>`;
  }

  #renderWeeks(weeks: readonly WaitingWeek[]): TemplateResult {
    return html`<main>
      ${this.#renderBar()} ${this.#renderDecided()} ${this.#renderUnsent()}
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
    return html`<div class="bar" data-needs="timesheet:decide">
      <div class="row">
        <vscode-button ?disabled=${count === 0} @keydown=${activateOnKeys} @click=${() => this.#decide('approved')}>${words.approve}</vscode-button>
        <vscode-button secondary id="reject" ?disabled=${count === 0} @keydown=${activateOnKeys} @click=${() => this.#ask({ kind: 'weeks' })}>${words.reject}</vscode-button>
        <span class="muted" role="status">${words.chosen(count)}</span>
      </div>
      ${this._asking?.about.kind === 'weeks' ? this.#renderReason(this._asking) : nothing}
    </div>`;
  }

  #renderReason({ about, reason, isMissing }: Asking): TemplateResult {
    const words = this.#words;
    return renderReasonForm({
      words,
      value: reason,
      isMissing,
      sendLabel: about.kind === 'reopen' ? words.reopenNow : words.sendBack,
      type: (value) => {
        this._asking = { about, reason: value, isMissing: false };
      },
      send: () => this.#sendReason(about, reason.trim()),
      leave: () => {
        this._asking = undefined;
        this.#focus(askedBy(about));
      },
    });
  }

  #renderDecided(): TemplateResult {
    const words = this.#words;
    const { ids = [], verdict = 'approved', refused = [] } = this._decided ?? {};
    const nameOfId = (id: string): string => {
      const week = this.#known.get(id);
      return week === undefined ? '' : `${nameOf(week, words)}: `;
    };
    return html`<div role="status">
      ${ids.length === 0 ? nothing : html`<p class="told">${icon('check', 'ok')} ${words.decided[verdict](ids.length)}</p>`}
      ${
        refused.length === 0
          ? nothing
          : html`<div class="told notice">${icon('warning', 'warn')}
            <div><strong>${words.refused(refused.length)}</strong>
            <ul>${refused.map(({ id, message }) => html`<li>${nameOfId(id)}${message}</li>`)}</ul></div></div>`
      }
    </div>
    ${verdict === 'approved' && ids.length > 0 ? this.#renderWayBack(ids) : nothing}`;
  }

  /** What was approved opens again with a reason; which weeks that is, is said beside the question. */
  #renderWayBack(ids: readonly string[]): TemplateResult {
    const words = this.#words;
    const asking = this._asking?.about.kind === 'reopen' ? this._asking : undefined;
    if (asking === undefined) {
      return html`<button type="button" class="link" id="reopen" @click=${() => this.#ask({ kind: 'reopen' })}>${words.reopen}</button>`;
    }
    const weeks = ids.flatMap((id) => this.#known.get(id) ?? []);
    const told = weeks.map((week) => `${nameOf(week, words)} · ${formatMinutes(week.seconds)}`);
    return html`<section aria-label=${words.reopenNow}>
      <p>${words.reopens}</p>
      <ul class="reopens">${told.map((name) => html`<li>${name}</li>`)}</ul>
      ${this.#renderReason(asking)}
    </section>`;
  }

  #renderUnsent(): TemplateResult | typeof nothing {
    const shown = new Set((this._weeks ?? []).map(({ id }) => id));
    return renderUnsent({
      words: this.#words,
      drafts: this.#drafts.listWithout(shown),
      type: this.#type,
      send: this.#comment,
      discard: (id) => {
        this.#drafts.forget(id);
        this.#focus('heading');
      },
    });
  }

  #renderDetail(): TemplateResult {
    const week = this._open;
    if (week === undefined || week.id !== this._openId) {
      return html`<vscode-progress-bar aria-label=${this.#words.loading}></vscode-progress-bar>`;
    }
    const asking = this._asking;
    const entryId = asking?.about.kind === 'entry' ? asking.about.entryId : undefined;
    return html`<div @keydown=${this.#closeOnEscape}>
      ${renderWeekDetail({
        words: this.#words,
        week,
        asking: { entryId, form: asking === undefined ? html`` : this.#renderReason(asking) },
        draft: this.#drafts.textOf(week.id),
        approve: (id) => this.#judge(id, 'approved'),
        reject: (entryId) => this.#ask({ kind: 'entry', entryId }),
        type: (text) => this.#type(week.id, text),
        comment: () => this.#comment(week.id),
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
    if (this._asking?.about.kind === 'entry') this._asking = undefined;
  }

  readonly #closeOnEscape = ({ key }: KeyboardEvent): void => {
    const id = this._openId;
    if (key !== 'Escape' || id === undefined) return;
    this.#close();
    this.#focus(`open-${id}`);
  };

  #ask(about: About): void {
    this._asking = { about, reason: '', isMissing: false };
  }

  #sendReason(about: About, reason: string): void {
    if (reason === '') {
      this._asking = { about, reason, isMissing: true };
      this.#focus('reason');
      return;
    }
    this._asking = undefined;
    if (about.kind === 'weeks') this.#decide('rejected', reason);
    else if (about.kind === 'entry') this.#judge(about.entryId, 'rejected', reason);
    else this.#host?.send({ type: 'reopen', ids: [...(this._decided?.ids ?? [])], reason });
    this.#focus(...this.#afterReason(about));
  }

  /**
   * The form is gone: the next entry is the next to decide on; weeks leave the list once the host has decided. A key that
   * is held down comes to what decides nothing by itself.
   */
  #afterReason(about: About): readonly string[] {
    if (about.kind === 'reopen') return ['heading'];
    if (about.kind !== 'entry') return ['reject'];
    const { entryId } = about;
    const ids = (this._open?.entries ?? []).map(({ id }) => id);
    const next = ids[ids.indexOf(entryId) + 1];
    return [...(next === undefined ? [] : [`reject-${next}`]), `reject-${entryId}`];
  }

  #decide(verdict: 'approved' | 'rejected', reason?: string): void {
    const ids = [...this._chosen];
    if (ids.length === 0) return;
    this.#deciding = (this._weeks ?? []).map(({ id }) => id).filter((id) => this._chosen.has(id));
    this.#host?.send({ type: 'decide', ids, verdict, ...(reason === undefined ? {} : { reason }) });
  }

  #judge(entryId: string, verdict: 'approved' | 'rejected', reason?: string): void {
    const id = this._openId;
    if (id === undefined) return;
    this.#host?.send({ type: 'judge', id, entryId, verdict, ...(reason === undefined ? {} : { reason }) });
  }

  readonly #type = (id: string, text: string): void => {
    const week = this._weeks?.find((one) => one.id === id);
    this.#drafts.type(id, text, week && nameOf(week, this.#words));
  };

  readonly #comment = (id: string): void => {
    const text = this.#drafts.startSending(id);
    if (text !== undefined) this.#host?.send({ type: 'comment', id, text });
  };

  /** The field of a week that is gone goes with its comment. */
  #settleComment(message: Extract<ApprovalsHostMessage, { type: 'commented' }>): void {
    const field = fieldIdOf(message.id);
    const isFocused = this.#focused()?.id === field;
    if (this.#drafts.settle(message) && isFocused) this.#focus(field, 'heading');
  }

  /** The first of them that is there after the next drawing: what is focused may not be there yet. */
  #focus(...ids: readonly string[]): void {
    inBackground(
      this.updateComplete.then(() => {
        const found = ids.map((id) => this.renderRoot.querySelector<HTMLElement>(`#${id}`));
        found.find((element) => element !== null)?.focus();
      }),
      'Focus',
    );
  }
}

/** The button that the question came from. */
function askedBy(about: About): string {
  if (about.kind === 'entry') return `reject-${about.entryId}`;
  return about.kind === 'weeks' ? 'reject' : 'reopen';
}

customElements.define('vireo-approvals', VireoApprovals);
