/** `<vireo-goals>`: goals, habits, answers to weeks, and memory. It draws what the host has loaded and asks for nothing itself. */
import { html, LitElement, type TemplateResult } from 'lit';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { Connection } from '../../src/contract/webview/common.ts';
import { renderAgain } from '../components/again.ts';
import { barStyles } from '../components/bars.ts';
import { icon } from '../components/icons.ts';
import { activateOnKeys } from '../components/keys.ts';
import { SkeletonController, skeleton } from '../components/skeleton.ts';
import { baseStyles, controlStyles } from '../components/styles.ts';
import type { ViewHost } from '../host.ts';
import { renderGoals } from './goal-list.ts';
import type { GoalsPart } from './goals-parts.ts';
import { goalsStyles } from './goals-styles.ts';
import { renderHabits } from './habit-list.ts';
import { renderCheckIns, renderMemories } from './kept-lists.ts';
import type { GoalsContent, GoalsHostMessage, GoalsViewMessage } from './messages.ts';
import { words } from './words.ts';

export type GoalsHost = ViewHost<GoalsHostMessage, GoalsViewMessage, Record<never, never>>;

export class VireoGoals extends LitElement {
  static override properties = {
    _content: { state: true },
    _failure: { state: true },
    _connection: { state: true },
  };
  static override styles = [baseStyles, controlStyles, barStyles, goalsStyles];

  declare _content: GoalsContent | undefined;
  declare _failure: string | undefined;
  declare _connection: Connection | undefined;

  #host: GoalsHost | undefined;
  #stopListening: (() => void) | undefined;

  readonly #part: GoalsPart = {
    words,
    send: (message) => this.#host?.send(message),
  };

  constructor() {
    super();
    new SkeletonController(this);
  }

  /** Called once by the page: from here on the view lives. */
  connect(host: GoalsHost): void {
    this.#host = host;
    this.#stopListening = host.listen((message) => this.#receive(message));
    host.send({ type: 'ready' });
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#stopListening?.();
  }

  override render(): TemplateResult {
    const content = this._content;
    const failure = this._failure;
    if (content === undefined && failure === undefined) return skeleton;
    const isFailed = failure !== undefined || content === undefined;
    return html`${this.#renderHeader()}
      <main>${isFailed ? this.#renderFailure(failure ?? '') : this.#renderContent(content)}</main>`;
  }

  #renderHeader(): TemplateResult {
    const { words } = this.#part;
    const { state } = this._connection ?? {};
    const line =
      state === 'reconnecting' ? words.reconnecting : state === 'offline' ? words.offline : words.private;
    return html`<header>
      <h1>${words.heading}</h1>
      <span class="muted" role="status">${line}</span>
      <span class="grow"></span>
      ${this.#renderButton(words.checkIn, { type: 'checkIn' })}
    </header>`;
  }

  #renderButton(label: string, message: GoalsViewMessage): TemplateResult {
    return html`<vscode-button secondary @keydown=${activateOnKeys} @click=${() => this.#part.send(message)}>${icon(message.type === 'add' ? 'add' : 'calendar')}${label}</vscode-button>`;
  }

  #renderContent({ goals, habits, checkIns, memories }: GoalsContent): TemplateResult {
    const { words } = this.#part;
    const title = (id: string, text: string, add?: TemplateResult): TemplateResult =>
      html`<div class="title"><h2 id=${id}>${text}</h2><span class="grow"></span>${add}</div>`;
    return html`<section aria-labelledby="goals-title">
        ${title('goals-title', words.goals, this.#renderButton(words.addGoal, { type: 'add', of: 'goal' }))}
        ${renderGoals(goals, this.#part)}
      </section>
      <section aria-labelledby="habits-title">
        ${title('habits-title', words.habits, this.#renderButton(words.addHabit, { type: 'add', of: 'habit' }))}
        ${renderHabits(habits, this.#part)}
      </section>
      <div class="cols">
        <section aria-labelledby="check-ins-title">
          ${title('check-ins-title', words.checkIns)}${renderCheckIns(checkIns, this.#part)}
        </section>
        <section aria-labelledby="memory-title">
          ${title('memory-title', words.memory, this.#renderButton(words.addMemory, { type: 'add', of: 'memory' }))}
          ${renderMemories(memories, this.#part)}
        </section>
      </div>`;
  }

  #renderFailure(message: string): TemplateResult {
    const { words, send } = this.#part;
    return html`<section class="absent" role="alert">
      <h2>${words.failedTitle}</h2>
      <p>${message || words.failed}</p>
      ${renderAgain(words.again, () => send({ type: 'refresh' }))}
    </section>`;
  }

  #receive(message: GoalsHostMessage): void {
    switch (message.type) {
      case 'content':
        this._content = message;
        this._failure = undefined;
        return;
      case 'failed':
        this._failure = message.message;
        return;
      case 'connection':
        this._connection = message;
    }
  }
}

customElements.define('vireo-goals', VireoGoals);
