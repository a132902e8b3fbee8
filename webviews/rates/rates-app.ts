/**
 * `<vireo-rates>`: which rate applies to a project's work, all of its rates, the time that has none, and a rate that is
 * typed with what it changes. What is typed is kept through a reload, and through changes elsewhere.
 */

import { html, LitElement, type TemplateResult } from 'lit';
import { inBackground } from '../../src/contract/background/in-background.ts';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-progress-bar/index.js';
import type { Connection } from '../../src/contract/webview/common.ts';
import { offeredPeople } from '../../src/domain/people/offered-people.ts';
import { userFormats } from '../components/formats.ts';
import { icon } from '../components/icons.ts';
import { SkeletonController, skeleton } from '../components/skeleton.ts';
import { baseStyles, controlStyles, fieldStyles } from '../components/styles.ts';
import type { ViewHost } from '../host.ts';
import { renderCosts } from './cost-table.ts';
import type {
  MissingRow,
  RateDraft,
  RateRow,
  RatesContent,
  RatesHostMessage,
  RatesViewMessage,
  RatesViewState,
} from './messages.ts';
import { type FormState, renderForm } from './rate-form.ts';
import { type AskedWork, findWinner } from './rate-lanes.ts';
import { renderMissing, renderRates, type TableParts } from './rate-tables.ts';
import type { Reader } from './rates-reader.ts';
import { ratesStyles } from './rates-styles.ts';
import { renderTimeline } from './timeline.ts';
import { words } from './words.ts';

export type RatesHost = ViewHost<RatesHostMessage, RatesViewMessage, RatesViewState>;

const emptyDraft: RateDraft = {
  projectId: '',
  scope: 'project',
  scopeId: '',
  actorId: '',
  from: '',
  amount: '',
  source: '',
};

const emptyForm: FormState = { draft: emptyDraft, effect: undefined, refusal: undefined, saved: undefined };

export class VireoRates extends LitElement {
  static override properties = {
    host: { attribute: false },
    _content: { state: true },
    _connection: { state: true },
    _form: { state: true },
    _asked: { state: true },
  };
  static override styles = [baseStyles, controlStyles, fieldStyles, ratesStyles];

  declare host: RatesHost | undefined;
  declare _content: RatesContent | undefined;
  declare _connection: Connection | undefined;
  declare _form: FormState;
  declare _asked: AskedWork;

  readonly #reader: Reader = {
    words,
    language: navigator.language,
  };
  #stopListening: (() => void) | undefined;
  /** Of what was typed last: an answer to what was typed before it is late. */
  #turn = 0;
  /** A project whose rate is to be typed as soon as it is shown. */
  #awaited: RateDraft | undefined;

  constructor() {
    super();
    new SkeletonController(this);
    this._form = emptyForm;
    this._asked = { actorId: '', taskId: '' };
  }

  /** Called once by the page: from here on the view lives. */
  connect(host: RatesHost): void {
    this.host = host;
    const state = host.loadState();
    if (state?.draft) this.#awaited = state.draft;
    this.#stopListening = host.listen((message) => this.#receive(message));
    host.send({ type: 'ready', ...(state?.projectId === undefined ? {} : { projectId: state.projectId }) });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening?.();
  }

  override render(): TemplateResult {
    const content = this._content;
    const { words } = this.#reader;
    if (content === undefined) {
      return skeleton;
    }
    if (content.projectId === undefined) {
      return html`${this.#renderHeader(content)}<main><section><p class="muted">${words.noProject}</p></section></main>`;
    }
    const parts: TableParts = {
      content,
      asked: this._asked,
      reader: this.#reader,
      actions: {
        edit: (rate) => this.#edit(rate),
        remove: ({ id, version }) => this.host?.send({ type: 'remove', id, version }),
        fill: (missing) => this.#fill(missing),
      },
    };
    return html`${this.#renderHeader(content)}
      <main tabindex="0" aria-label=${words.heading}>
        <section aria-labelledby="which-title">
          <div class="title"><h2 id="which-title">${words.which}</h2><span class="grow"></span>${this.#renderAsked(content)}</div>
          ${renderTimeline(content, this._asked, this.#reader)}
          <p class="why">${icon('info')}<span>${words.order}</span></p>
        </section>
        <section aria-labelledby="all-title">
          <div class="title">
            <h2 id="all-title">${words.all}</h2>
            <span class="muted small">${words.count(content.rates.length)}</span><span class="grow"></span>
            <button type="button" class="ghost" @click=${() => this.#begin()}>${icon('add')}${words.addRate}</button>
          </div>
          ${renderRates(parts)}
        </section>
        <section aria-labelledby="missing-title">
          <div class="title">
            <h2 id="missing-title">${words.missing}</h2>
            <span class="muted small" ?hidden=${content.missing.length === 0}>${words.missingNote}</span>
          </div>
          ${renderMissing(parts)}
        </section>
        ${renderCosts(content, this.#reader, {
          add: () => this.host?.send({ type: 'addCost' }),
          edit: ({ id, version }) => this.host?.send({ type: 'editCost', id, version }),
          remove: ({ id, version }) => this.host?.send({ type: 'removeCost', id, version }),
        })}
      </main>
      ${renderForm({
        content,
        state: this._form,
        reader: this.#reader,
        actions: {
          change: (change) => this.#change(change),
          save: () => this.#save(),
          cancel: () => this.#begin(),
        },
      })}`;
  }

  override updated(): void {
    const projectId = this._content?.projectId;
    if (projectId === undefined) return;
    const { draft } = this._form;
    this.host?.saveState({ projectId, ...(draft.amount === '' && draft.source === '' ? {} : { draft }) });
  }

  #renderHeader(content: RatesContent): TemplateResult {
    const { words } = this.#reader;
    return html`<header>
      <h1>${words.heading}</h1>
      <span class="select" ?hidden=${content.projects.length === 0}>
        <select class="input" aria-label=${words.project} @change=${this.#onProject}>
          ${content.projects.map(
            ({ id, name, clientName }) =>
              html`<option value=${id} .selected=${id === content.projectId}>${clientName} · ${name}</option>`,
          )}
        </select>
        ${icon('chevron-down', 's12')}
      </span>
      <span class="muted cut">${this.#describeToday(content)}</span>
      <span class="grow"></span>
      <span class="muted small" role="status">${this.#describeLine()}</span>
    </header>`;
  }

  #describeToday(content: RatesContent): string {
    const { words } = this.#reader;
    if (content.projectId === undefined) return '';
    const winner = findWinner(content, this._asked, content.today);
    return winner === undefined ? words.noneToday : words.today(userFormats().money(winner.amount));
  }

  #describeLine(): string {
    const { words } = this.#reader;
    if (this._connection?.state === 'reconnecting') return words.reconnecting;
    return this._connection?.state === 'offline' ? words.offline : '';
  }

  #renderAsked({ people, tasks }: RatesContent): TemplateResult {
    const { words } = this.#reader;
    const choice = (label: string, none: string, items: typeof tasks, field: keyof AskedWork) =>
      html`<span class="select">
        <select class="input" aria-label=${label}
          @change=${({ target }: Event) => {
            if (target instanceof HTMLSelectElement) this._asked = { ...this._asked, [field]: target.value };
          }}>
          <option value="" .selected=${this._asked[field] === ''}>${none}</option>
          ${items.map(
            ({ id, name }) =>
              html`<option value=${id} .selected=${this._asked[field] === id}>${name}</option>`,
          )}
        </select>
        ${icon('chevron-down', 's12')}
      </span>`;
    return html`${choice(words.person, words.everyone, offeredPeople(people, [this._asked.actorId]), 'actorId')}${choice(words.task, words.noTask, tasks, 'taskId')}`;
  }

  readonly #onProject = ({ target }: Event): void => {
    if (target instanceof HTMLSelectElement)
      this.host?.send({ type: 'chooseProject', projectId: target.value });
  };

  #freshDraft(): RateDraft {
    const projectId = this._content?.projectId ?? '';
    return { ...emptyDraft, projectId, scopeId: projectId };
  }

  #begin(draft: RateDraft = this.#freshDraft()): void {
    this.#turn += 1;
    this._form = { ...emptyForm, draft };
    this.#preview();
  }

  #edit({ id, version, scope, scopeId, actorId, amount, validFrom, source }: RateRow): void {
    const projectId = this._content?.projectId ?? '';
    this.#begin({
      rateId: id,
      version,
      projectId,
      scope,
      scopeId,
      source,
      actorId: actorId ?? '',
      from: validFrom,
      amount: toMajor(amount.minor, amount.currency),
    });
    this.#focusAmount();
  }

  /** The one step for time without a rate: what is left to type is the amount. */
  #fill({ projectId, validFrom }: MissingRow): void {
    const draft = { ...emptyDraft, projectId, scopeId: projectId, from: validFrom };
    if (projectId !== this._content?.projectId) {
      this.#awaited = draft;
      this.host?.send({ type: 'chooseProject', projectId });
      return;
    }
    this.#begin(draft);
    this.#focusAmount();
  }

  #focusAmount(): void {
    inBackground(
      this.updateComplete.then(() => this.renderRoot.querySelector<HTMLInputElement>('#amount')?.focus()),
      'Focus',
    );
  }

  #change(change: Partial<RateDraft>): void {
    this.#turn += 1;
    const draft = { ...this._form.draft, ...change };
    this._form = { draft, effect: undefined, refusal: undefined, saved: undefined };
    this.#preview();
  }

  #preview(): void {
    const { draft } = this._form;
    if (draft.amount.trim() === '') return;
    this.host?.send({ type: 'preview', turn: this.#turn, draft });
  }

  #save(): void {
    if (this._form.effect === undefined) return;
    this.host?.send({ type: 'save', turn: this.#turn, draft: this._form.draft });
  }

  #receive(message: RatesHostMessage): void {
    switch (message.type) {
      case 'content':
        this.#show(message);
        return;
      case 'connection':
        this._connection = message;
        return;
      case 'preview':
        if (message.turn === this.#turn)
          this._form = { ...this._form, effect: message.effect, refusal: undefined };
        return;
      case 'refused':
        if (message.turn === this.#turn)
          this._form = { ...this._form, effect: undefined, refusal: message.refusal };
        return;
      case 'saved':
        this.#turn += 1;
        this._form = { ...emptyForm, draft: this.#freshDraft(), saved: message.effect.entries };
    }
  }

  /** What is typed stays when records change; another project starts over. */
  #show(content: RatesContent): void {
    const isOther = content.projectId !== this._content?.projectId;
    this._content = content;
    const awaited = this.#awaited;
    if (awaited !== undefined && awaited.projectId === content.projectId) {
      this.#awaited = undefined;
      this.#begin(awaited);
      this.#focusAmount();
    } else if (isOther) {
      this._asked = { actorId: '', taskId: '' };
      this.#begin();
    } else {
      this.#preview();
    }
  }
}

/** `11050` of EUR → `110.5` */
function toMajor(minor: number, currency: string): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return (minor / 10 ** digits).toFixed(digits);
}

customElements.define('vireo-rates', VireoRates);
