/** `<vireo-check-in>`: a week by the records, what was promised for it, and what is meant for the next. Facts, no praise. */
import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { v7 as createId } from 'uuid';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import type {
  CheckInCard,
  CheckInMessage,
  PromiseVerdict,
} from '../../../src/contract/coach/check-in-card.ts';
import type { RecordLink } from '../../../src/contract/coach/record-link.ts';
import { icon } from '../../components/icons.ts';
import { activateOnKeys } from '../../components/keys.ts';
import { baseStyles, controlStyles, fieldStyles } from '../../components/styles.ts';
import type { TypedIntention } from '../messages.ts';
import { isUnsaved, settleTyped, toSave, typeOver } from './check-in-typed.ts';
import { checkInWords } from './check-in-words.ts';

export interface CheckInActions {
  send(message: CheckInMessage): void;
  openRecord(link: RecordLink): void;
  close(): void;
  unfold(): void;
  /** What was typed for this week before, and not saved. */
  loadTyped(week: string): readonly TypedIntention[];
  keepTyped(week: string, typed: readonly TypedIntention[]): void;
}

type Verdicts = readonly PromiseVerdict[];
/** What may be kept beside what was carried over. */
const fieldsAtLeast = 3;
const verdicts: Verdicts = ['done', 'not_done', 'carried'];

export class VireoCheckIn extends LitElement {
  static override properties = {
    card: { attribute: false },
    isSaved: { attribute: false },
    /** One line, with a button that opens it. */
    isFolded: { attribute: false },
    actions: { attribute: false },
    _typed: { state: true },
  };
  static override styles = [
    baseStyles,
    controlStyles,
    fieldStyles,
    css`
      :host { display: block; }
      .card { display: grid; gap: 8px; padding: 8px 12px 12px; border: 1px solid var(--control-line); border-radius: 4px; background: var(--tint); }
      .head { display: flex; align-items: center; gap: 8px; min-height: 24px; }
      .card.folded { padding-bottom: 8px; }
      .facts, .promises, .plans { display: grid; gap: 4px; }
      .facts li { overflow-wrap: anywhere; }
      .facts .link { font-variant-numeric: tabular-nums; }
      h3 { margin-top: 4px; }
      .promises li { display: grid; gap: 4px; padding: 4px 0; border-top: 1px solid var(--line); }
      .verdicts { display: flex; flex-wrap: wrap; gap: 4px; }
      .verdict { height: 24px; padding: 0 8px; border: 1px solid var(--control-line); border-radius: 4px; background: none; cursor: pointer; }
      .verdict:hover { background: var(--vscode-toolbar-hoverBackground, transparent); outline: var(--hover-outline); }
      .verdict[aria-pressed='true'] { border-color: var(--focus); background: var(--vscode-list-activeSelectionBackground, transparent); color: var(--vscode-list-activeSelectionForeground, var(--text)); }
      .carried { display: flex; gap: 8px; align-items: baseline; }
      .foot { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
    `,
  ];

  declare card: CheckInCard;
  declare isSaved: boolean;
  declare isFolded: boolean;
  declare actions: CheckInActions;
  /** What is typed and not saved. */
  declare _typed: readonly TypedIntention[];

  /** Ids of fields that hold nothing kept, in their order: a new one keeps its field when it is saved. */
  #newIds: readonly string[] = [];
  #sent: ReadonlyMap<string, string> = new Map();
  readonly #words = checkInWords;

  constructor() {
    super();
    this._typed = [];
    this.isSaved = false;
    this.isFolded = false;
  }

  override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('card')) return;
    const before = changed.get('card') as CheckInCard | undefined;
    const { week, intentions } = this.card;
    if (before?.week !== week) {
      this._typed = this.actions.loadTyped(week);
      this.#sent = new Map();
    }
    this.#setTyped(settleTyped(this._typed, { intentions, sent: this.#sent }));
    const isNew = (id: string): boolean => intentions.every((row) => row.id !== id);
    const ids = new Set([...this.#newIds, ...this._typed.map(({ id }) => id)].filter(isNew));
    while (ids.size < fieldsAtLeast) ids.add(createId());
    this.#newIds = [...ids];
  }

  #setTyped(typed: readonly TypedIntention[]): void {
    this._typed = typed;
    this.actions.keepTyped(this.card.week, typed);
  }

  override render(): TemplateResult {
    const { span, sentences } = this.card;
    const words = this.#words;
    return html`<section class="card ${this.isFolded ? 'folded' : ''}" aria-labelledby="title">
      <div class="head">
        ${icon('calendar')}<h2 class="grow" id="title" tabindex="-1">${words.title(span)}</h2>
        ${this.isFolded ? html`<button type="button" class="ghost" aria-expanded="false" @click=${this.#unfold}>${words.open}</button>` : nothing}
        <button type="button" class="icon-btn" aria-label=${words.close} title=${words.close} @click=${() => this.actions.close()}>${icon('close')}</button>
      </div>
      ${this.isFolded ? nothing : this.#renderOpen(sentences)}
    </section>`;
  }

  /** The button that had the focus is gone. */
  readonly #unfold = async (): Promise<void> => {
    this.actions.unfold();
    this.isFolded = false;
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>('#title')?.focus();
  };

  #renderOpen(sentences: CheckInCard['sentences']): TemplateResult {
    return html`<ul class="facts">${sentences.map(({ parts }) => html`<li>${parts.map((part) => this.#renderPart(part))}</li>`)}</ul>
      ${this.#renderPromises()} ${this.#renderIntentions()}`;
  }

  #renderPart({ text, link }: CheckInCard['sentences'][number]['parts'][number]): TemplateResult | string {
    if (link === undefined) return text;
    return html`<button type="button" class="link" title=${this.#words.openRecord} @click=${() => this.actions.openRecord(link)}>${text}</button>`;
  }

  #renderPromises(): TemplateResult | typeof nothing {
    const { promises, week } = this.card;
    const words = this.#words;
    if (promises.length === 0) return nothing;
    const judge = (promiseId: string, before: PromiseVerdict | null, verdict: PromiseVerdict) => () =>
      this.actions.send({
        type: 'judgePromise',
        week,
        promiseId,
        verdict: before === verdict ? null : verdict,
      });
    return html`<h3 id="promised">${words.promised}</h3>
      <ul class="promises" aria-labelledby="promised">
        ${promises.map(
          ({ id, text, verdict }) => html`<li>
            <span>${text}</span>
            <span class="verdicts">
              ${verdicts.map(
                (
                  each,
                ) => html`<button type="button" class="verdict small" aria-pressed=${verdict === each ? 'true' : 'false'}
                  aria-label=${words.ofPromise(words.verdicts[each], text)} @click=${judge(id, verdict, each)}>${words.verdicts[each]}</button>`,
              )}
            </span>
          </li>`,
        )}
      </ul>`;
  }

  #renderIntentions(): TemplateResult {
    const words = this.#words;
    const carried = this.card.intentions.filter(({ isCarried }) => isCarried);
    return html`<h3 id="plans">${words.intentions}</h3>
      <div class="plans" role="group" aria-labelledby="plans">
        ${carried.map(({ text }) => html`<p class="carried"><span class="grow">${text}</span><span class="small muted">${words.carried}</span></p>`)}
        ${repeat(
          this.#fields,
          ({ id }) => id,
          (field, at) => this.#renderField(field, at),
        )}
        <div class="foot">
          <vscode-button class="compact" ?disabled=${!this.#isChanged} @keydown=${activateOnKeys} @click=${() => this.#submit()}>${words.save}</vscode-button>
          <button type="button" class="ghost" @click=${() => this.actions.send({ type: 'openGoals' })}>${words.goals}</button>
          <span class="small muted" role="status">${this.isSaved && !this.#isChanged ? words.saved : ''}</span>
        </div>
      </div>`;
  }

  #renderField({ id, text, over }: TypedIntention, at: number): TemplateResult {
    const type = ({ target }: Event): void => {
      if (!(target instanceof HTMLInputElement)) return;
      this.#setTyped(typeOver(this._typed, { id, text: target.value, ...(over !== undefined && { over }) }));
    };
    return html`<input class="input" maxlength="200" autocomplete="off" aria-label=${this.#words.intention(at + 1)}
      placeholder=${at === 0 ? this.#words.upTo : ''}
      .value=${text} @input=${type} @keydown=${this.#saveOnEnter} />`;
  }

  /** What is kept, then what is new: three, and more where more is typed. */
  get #fields(): readonly TypedIntention[] {
    const typedOf = (id: string): TypedIntention | undefined => this._typed.find((one) => one.id === id);
    const kept = this.card.intentions
      .filter(({ isCarried }) => !isCarried)
      .map(({ id, text }) => typedOf(id) ?? { id, text, over: text });
    const free = Math.max(0, fieldsAtLeast - kept.length);
    const lastTyped = this.#newIds.findLastIndex((id) => typedOf(id) !== undefined);
    const ids = this.#newIds.slice(0, Math.max(free, lastTyped + 1));
    return [...kept, ...ids.map((id) => typedOf(id) ?? { id, text: '' })];
  }

  get #isChanged(): boolean {
    return isUnsaved(this._typed, this.card.intentions);
  }

  readonly #saveOnEnter = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && !event.isComposing && !event.repeat) this.#submit();
  };

  #submit(): void {
    if (!this.#isChanged) return;
    const { week, intentions } = this.card;
    const saved = toSave(intentions, this.#fields);
    this.#sent = new Map(saved.intentions.map(({ id, text }) => [id, text]));
    this.actions.send({ type: 'saveIntentions', week, ...saved });
  }
}

customElements.define('vireo-check-in', VireoCheckIn);
