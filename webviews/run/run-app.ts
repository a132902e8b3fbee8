/**
 * `<vireo-run>`: one request of an agent. Its steps left, the one that is looked at in the middle, the evidence beside it,
 * and the decision below while it waits. It draws what the host sends and decides nothing by itself; ticks and the comment
 * that are not sent yet survive a reload.
 */

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { inBackground } from '../../src/contract/background/in-background.ts';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { Connection } from '../../src/contract/webview/common.ts';
import { formatsFor } from '../components/formats.ts';
import { SkeletonController, skeleton } from '../components/skeleton.ts';
import { baseStyles, controlStyles, fieldStyles } from '../components/styles.ts';
import type { ViewHost } from '../host.ts';
import { renderActivity } from './activity.ts';
import { answerOf } from './answer.ts';
import type { AskForm, AskHostMessage, AskViewMessage, AskViewState } from './ask/ask-messages.ts';
import type {
  DecideQuestion,
  RunContent,
  RunHostMessage,
  RunItem,
  RunViewMessage,
  RunViewState,
} from './messages.ts';
import './ask/ask-form.ts';
import { renderAgain } from '../components/again.ts';
import type { AskPort, VireoAsk } from './ask/ask-form.ts';
import { choicesOf, type Draft, draftFor, isWithin, neighbour, tick } from './choice.ts';
import { type DecisionView, renderBar } from './decision.ts';
import { renderEvidence } from './evidence.ts';
import { composeComment, longestComment, noteOf, setNote } from './notes.ts';
import { renderOutcome } from './outcome.ts';
import { renderQuestion } from './questions/question.ts';
import { renderHead } from './run-head.ts';
import type { RunPart } from './run-parts.ts';
import { runStyles } from './run-styles.ts';
import { endKey, renderSteps, titleOfStep } from './step-list.ts';
import { buildSteps, mergeItems, type RunStep } from './steps.ts';
import { words } from './words.ts';

export type RunHost = ViewHost<
  RunHostMessage | AskHostMessage,
  RunViewMessage | AskViewMessage,
  RunViewState | AskViewState
>;

const secondMs = 1_000;

export class VireoRun extends LitElement {
  static override properties = {
    _form: { state: true },
    _content: { state: true },
    _items: { state: true },
    _failure: { state: true },
    _connection: { state: true },
    _selected: { state: true },
    _draft: { state: true },
    _current: { state: true },
    _sending: { state: true },
    _refusal: { state: true },
    _now: { state: true },
  };
  static override styles = [baseStyles, controlStyles, fieldStyles, runStyles];

  /** Before there is a request. */
  declare _form: AskForm | undefined;
  declare _content: RunContent | undefined;
  declare _items: readonly RunItem[];
  declare _failure: string | undefined;
  declare _connection: Connection | undefined;
  /** Key of the step that the user looks at; undefined: the newest. */
  declare _selected: string | undefined;
  declare _draft: Draft | undefined;
  /** Id of the change whose tick had the focus last. */
  declare _current: string | undefined;
  /** Key of the question whose answer is under way. */
  declare _sending: string | undefined;
  declare _refusal: string;
  declare _now: number;

  #host: RunHost | undefined;
  #stopListening: (() => void) | undefined;
  #clock: ReturnType<typeof setInterval> | undefined;
  /** What an earlier life of the form kept. */
  #asked: AskViewState['ask'] | undefined;

  readonly #part: RunPart = {
    words,
    language: navigator.language,
    send: (message) => this.#host?.send(message),
  };

  constructor() {
    super();
    new SkeletonController(this);
    this._items = [];
    this._refusal = '';
    this._now = Date.now();
  }

  /** Called once by the page: from here on the view lives. */
  connect(host: RunHost): void {
    this.#host = host;
    const kept = host.loadState();
    if (kept !== undefined && 'ask' in kept) this.#asked = kept.ask;
    else {
      this._selected = kept?.selected;
      this._draft = kept?.draft;
    }
    this.#stopListening = host.listen((message) => this.#receive(message));
    host.send({ type: 'ready' });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    // On the document: at first nothing has the focus.
    document.addEventListener('keydown', this.#walk);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.#walk);
    clearInterval(this.#clock);
    this.#stopListening?.();
  }

  override updated(changed: PropertyValues): void {
    const content = this._content;
    if (content === undefined) return;
    if (['_content', '_selected', '_draft'].some((name) => changed.has(name))) this.#save(content);
    if (changed.has('_content')) this.#runClock(content.state === 'running');
  }

  override render(): TemplateResult {
    if (this._form !== undefined) return this.#renderForm(this._form);
    const content = this._content;
    if (content === undefined) return this._failure === undefined ? skeleton : this.#renderFailure();
    const part = this.#part;
    const steps = buildSteps(this._items);
    const selected = this.#findSelected(content, steps);
    const decision = this.#decision(content);
    return html`${renderHead({ content, items: this._items, now: this._now, line: this.#describeLine() }, part)}
      <div class="body">
        ${renderSteps({ content, steps, selected, select: (key) => this.#select(key, content, steps) }, part)}
        <div class="content">
          <main tabindex="0" aria-labelledby="st">${this.#renderSelected(content, steps, selected)}</main>
          ${renderEvidence(content, this._items, part)}
        </div>
      </div>
      ${decision === undefined ? nothing : renderBar(decision, part)}
      <p class="sr" role="status">${this.#news(content, steps)}</p>`;
  }

  #renderForm(form: AskForm): TemplateResult {
    const { key } = form;
    const kept = this.#asked?.key === key ? this.#asked.values : {};
    const port: AskPort = {
      words: this.#part.words.ask,
      sending: this.#part.words.sending,
      send: (message) => this.#host?.send(message),
      save: (values) => {
        this.#asked = { key, values };
        this.#host?.saveState({ ask: this.#asked });
      },
    };
    return html`<vireo-ask .port=${port} .form=${form} .values=${{ ...form.values, ...kept }}></vireo-ask>`;
  }

  #renderFailure(): TemplateResult {
    const { words, send } = this.#part;
    return html`<main class="absent" role="alert">
      <h1>${words.failedTitle}</h1>
      <p>${this._failure || words.noAnswer}</p>
      ${renderAgain(words.again, () => send({ type: 'refresh' }))}
    </main>`;
  }

  #renderSelected(content: RunContent, steps: readonly RunStep[], selected: string): TemplateResult {
    if (selected === endKey) return renderOutcome(content, this.#part);
    const step = steps.find(({ key }) => key === selected);
    const decision = this.#decision(content);
    if (decision !== undefined && (step === undefined || step === openQuestion(steps)))
      return this.#renderQuestion(decision);
    return this.#renderStep(content, step);
  }

  #renderStep({ progress, rate, state }: RunContent, step: RunStep | undefined): TemplateResult {
    const { words } = this.#part;
    const isRunning = step?.state === 'running' && state === 'running';
    const told = step?.items ?? [];
    const empty = isRunning ? words.atWork : state === 'queued' ? words.notBegun : words.nothingTold;
    return html`<div class="title"><h2 id="st">${step === undefined ? words.states[state] : titleOfStep(step, this.#part)}</h2></div>
      ${isRunning && progress !== null ? renderProgress(progress, words) : nothing}
      ${told.length === 0 ? html`<p class="muted">${empty}</p>` : renderActivity(told, rate, this.#part)}`;
  }

  #renderQuestion(decision: DecisionView): TemplateResult {
    const onFocus = (id: string) => {
      this._current = id;
    };
    return renderQuestion(decision, { current: this._current, onFocus }, this.#part);
  }

  #decision({ question, asker, approvedBy, approvedIds, sentBefore }: RunContent): DecisionView | undefined {
    const draft = draftFor(question, this._draft, approvedIds);
    if (question === null || draft === undefined) return undefined;
    const change = (next: Draft) => {
      this._draft = next;
      this._refusal = '';
    };
    return {
      question,
      asker,
      sentBefore,
      approvedBy: isWithin(question, draft, approvedIds) ? approvedBy : null,
      draft,
      isSending: this._sending === question.key,
      refusal: this._refusal,
      tick: (ids, isTicked) => change(tick(draft, ids, isTicked)),
      comment: (comment) => change({ ...draft, comment }),
      note: (id, text) => change(setNote(draft, id, text)),
      choose: (choice) => change({ ...draft, choice }),
      write: (text) => change({ ...draft, text }),
      take: (files) => change({ ...draft, files }),
      decide: (approved, isPublished = false) => {
        const comment = composeComment(question, draft);
        if (comment.length > longestComment) {
          this._refusal = this.#part.words.tooLong;
          return;
        }
        this._sending = question.key;
        this._refusal = '';
        this.#part.send(answerOf({ question, draft, approved, isPublished, comment }));
      },
    };
  }

  #findSelected({ state, question }: RunContent, steps: readonly RunStep[]): string {
    const chosen = this._selected;
    if (chosen !== undefined && (chosen === endKey || steps.some(({ key }) => key === chosen))) return chosen;
    if (question !== null) return openQuestion(steps)?.key ?? '';
    return isOver(state) ? endKey : (steps.at(-1)?.key ?? '');
  }

  /** To look at the newest is to follow it. */
  #select(key: string, content: RunContent, steps: readonly RunStep[]): void {
    this._selected = undefined;
    this._selected = key === this.#findSelected(content, steps) ? undefined : key;
  }

  #describeLine(): string {
    const { words, language } = this.#part;
    const { state, asOf } = this._connection ?? {};
    if (state === 'reconnecting') return words.reconnecting;
    if (state !== 'offline') return '';
    return words.offline(asOf === undefined ? '' : formatsFor(language).timeOf(asOf));
  }

  /** To assistive technology: what the run is at. */
  #news({ state, question }: RunContent, steps: readonly RunStep[]): string {
    const { words } = this.#part;
    const last = steps.at(-1);
    if (question !== null) return `${words.states.waiting}: ${question.title}`;
    if (isOver(state) || last === undefined) return words.states[state];
    return `${words.states[state]}: ${titleOfStep(last, this.#part)}`;
  }

  /** J and K anywhere but where one types; the arrows on a tick. */
  readonly #walk = (event: KeyboardEvent): void => {
    const question = this._content?.question;
    const walk = question?.kind === 'decide' ? readWalk(event) : undefined;
    if (question?.kind !== 'decide' || walk === undefined) return;
    event.preventDefault();
    if (walk === 'note') {
      inBackground(this.#writeNote(question), 'Note');
      return;
    }
    const id = neighbour(choicesOf(question), this._current, walk);
    if (id !== undefined) this.#focusChange(id);
  };

  /** On the change that was looked at last, below it. */
  async #writeNote(question: DecideQuestion): Promise<void> {
    const id = this._current ?? choicesOf(question)[0];
    const decision = this._content && this.#decision(this._content);
    if (id === undefined || decision === undefined || decision.isSending) return;
    decision.note(id, noteOf(decision.draft, id) ?? '');
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[data-note="${CSS.escape(id)}"]`)?.focus();
  }

  #focusChange(id: string): void {
    const tick = this.renderRoot.querySelector<HTMLElement>(`[data-change="${CSS.escape(id)}"]`);
    tick?.focus({ preventScroll: true });
    tick?.closest('.hunk')?.scrollIntoView({ block: 'nearest' });
  }

  #receive(message: RunHostMessage | AskHostMessage): void {
    switch (message.type) {
      case 'form':
        this._form = message;
        this._failure = undefined;
        return;
      case 'asked':
        // From here on it is the page of that request.
        this._form = undefined;
        this.#asked = undefined;
        this.#host?.send({ type: 'ready' });
        return;
      case 'notAsked':
      case 'picked':
        this.renderRoot.querySelector<VireoAsk>('vireo-ask')?.receive(message);
        return;
      case 'content':
        this.#fill(message);
        return;
      case 'events':
        this._items = mergeItems(this._items, message.items);
        return;
      case 'progress':
        if (this._content?.state === 'running')
          this._content = { ...this._content, progress: { step: message.step, fraction: message.fraction } };
        return;
      case 'failed':
        this._failure = message.message;
        return;
      case 'notAnswered':
        this._sending = undefined;
        this._refusal = message.message;
        return;
      case 'connection':
        this._connection = message;
    }
  }

  /** What is asked again, and how it ended, is shown whatever was looked at. */
  #fill(content: RunContent): void {
    const before = this._content;
    const isNews =
      before !== undefined &&
      (content.question?.key !== before.question?.key || isOver(content.state) !== isOver(before.state));
    if (isNews) {
      this._selected = undefined;
      this._current = undefined;
      this._sending = undefined;
      this._refusal = '';
    }
    if (content.question !== null) this._draft = draftFor(content.question, this._draft, content.approvedIds);
    this._items = mergeItems(this._items, content.items);
    this._content = content;
    this._failure = undefined;
    this._now = Date.now();
  }

  #save({ requestId }: RunContent): void {
    this.#host?.saveState({
      requestId,
      ...(this._selected !== undefined && { selected: this._selected }),
      ...(this._draft !== undefined && { draft: this._draft }),
    });
  }

  #runClock(isRunning: boolean): void {
    if (isRunning === (this.#clock !== undefined)) return;
    clearInterval(this.#clock);
    this.#clock = isRunning
      ? setInterval(() => {
          this._now = Date.now();
        }, secondMs)
      : undefined;
  }
}

function openQuestion(steps: readonly RunStep[]): RunStep | undefined {
  const last = steps.at(-1);
  return last?.kind === 'question' && last.state === 'waiting' ? last : undefined;
}

/** To the change after or before, or to its note: `j`, `k`, arrows on a tick, and `c`. */
function readWalk(event: KeyboardEvent): 1 | -1 | 'note' | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  const target = event.composedPath()[0];
  if (target instanceof HTMLTextAreaElement) return undefined;
  if (event.key === 'c') return 'note';
  const walks = target instanceof HTMLInputElement ? { ...letters, ...arrows } : letters;
  return walks[event.key];
}

const letters: Readonly<Record<string, 1 | -1>> = { j: 1, k: -1 };
const arrows: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 };

function renderProgress(
  { step, fraction }: NonNullable<RunContent['progress']>,
  words: RunPart['words'],
): TemplateResult {
  return html`<div><p>${step}</p>${fraction === null ? nothing : html`<progress max="1" .value=${fraction} aria-label=${step || words.work}></progress>`}</div>`;
}

function isOver(state: RunContent['state']): boolean {
  return state === 'done' || state === 'failed' || state === 'cancelled';
}

customElements.define('vireo-run', VireoRun);
