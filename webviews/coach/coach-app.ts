/**
 * `<vireo-coach>`: the coach in the side panel. Frames come and go as the chat socket speaks them; the view folds
 * them into exchanges, asks for what a lost connection swallowed, and opens the record behind a figure by its link.
 */

import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { inBackground } from '../../src/contract/background/in-background.ts';
import '@vscode-elements/elements/dist/vscode-progress-bar/index.js';
import { SkeletonController } from '../components/skeleton.ts';
import { baseStyles, controlStyles, fieldStyles } from '../components/styles.ts';
import { type Asking, Chat } from './chat.ts';
import { CheckInPlace } from './check-in/check-in-place.ts';
import type { CoachHost } from './coach-part.ts';
import { coachStyles } from './coach-styles.ts';
import type { VireoComposer } from './composer.ts';
import './composer.ts';
import { Draft } from './draft.ts';
import { renderConnection, renderEmpty } from './empty-states.ts';
import type { ExchangeActions } from './exchange.ts';
import './exchange.ts';
import { KeptTyping } from './kept-typing.ts';
import type {
  CoachHostMessage,
  CoachRun,
  CoachSession,
  CoachViewMessage,
  CoachViewState,
} from './messages.ts';
import { ReadingFocus } from './reading/reading-focus.ts';
import { sessionMenuStyles } from './session-menu.ts';
import { Sessions } from './sessions.ts';
import { StickyScroll } from './sticky-scroll.ts';
import { words } from './words.ts';

/** Exchanges shown at first, and added at each wish for earlier ones: a long session stays fast. */
const pageSize = 50;

export class VireoCoach extends LitElement {
  static override properties = {
    _shown: { state: true },
    _busyWith: { state: true },
    _refusals: { state: true },
    _runs: { state: true },
  };
  static override styles = [baseStyles, controlStyles, fieldStyles, sessionMenuStyles, coachStyles];

  declare _shown: number;
  /** The proposal that is being acted on. */
  declare _busyWith: string | undefined;
  /** Why what was clicked last was not done, by proposal. */
  declare _refusals: ReadonlyMap<string, string>;
  /** How tasks of agents stand, by the id of their request. */
  declare _runs: ReadonlyMap<string, CoachRun>;

  #host: CoachHost | undefined;
  readonly #scroll = new StickyScroll();
  #stopListening: (() => void) | undefined;
  readonly #sessions: Sessions;
  readonly #chat: Chat;
  readonly #draft: Draft;
  readonly #checkIn: CheckInPlace;
  readonly #kept: KeptTyping;
  readonly #readingFocus = new ReadingFocus();
  /** Chosen below an answer, and waits until it can be asked. */
  #held: Parameters<ExchangeActions['askAs']>[0] | undefined;

  constructor() {
    super();
    new SkeletonController(this);
    this._shown = pageSize;
    this._refusals = new Map();
    this._runs = new Map();
    const part = { send: this.#send, changed: () => this.requestUpdate() };
    const typed = { ...part, touch: () => this.#kept.touch(), focusText: () => this.#focusText() };
    this.#sessions = new Sessions(part);
    const chat = new Chat(part);
    this.#chat = chat;
    this.#draft = new Draft({
      ...typed,
      ask: (question, how) => this.#ask(question, how),
      stop: () => chat.stop(),
      isReady: () => this.#isReady,
      isAnswering: () => chat.isAnswering,
      isBuiltIn: () => chat.model.id === 'built-in',
    });
    this.#checkIn = new CheckInPlace({
      ...typed,
      exchanges: () => chat.exchanges,
      drawn: () => this.#drawnCheckIn(),
      scrollTo: (card) => this.#scroll.show(card),
    });
    this.#kept = new KeptTyping({
      read: () => this.#state,
      save: (state) => this.#host?.saveState(state),
      keep: (typing) => this.#send({ type: 'keepTyping', ...typing }),
    });
  }

  /** Called once by the page: from here on the view lives. */
  connect(host: CoachHost): void {
    this.#host = host;
    const state = host.loadState();
    this.#draft.restore(state);
    this.#checkIn.restore(state?.checkIn);
    this.#stopListening = host.listen((message) => this.#receive(message));
    host.send({ type: 'ready', ...(state?.sessionId === undefined ? {} : { sessionId: state.sessionId }) });
    this.requestUpdate();
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('keydown', this.#stopOnEscape);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('keydown', this.#stopOnEscape);
    this.#scroll.disconnect();
    this.#kept.flush();
    this.#stopListening?.();
  }

  override firstUpdated(): void {
    const log = this.renderRoot.querySelector<HTMLElement>('.log');
    const list = this.renderRoot.querySelector<HTMLElement>('.list');
    if (log !== null && list !== null) {
      this.#scroll.connect(log, list);
    }
  }

  override updated(): void {
    if (this.#host !== undefined) this.#kept.update();
    inBackground(this.#readingFocus.follow(this.renderRoot, this.#chat.exchanges.at(-1)), 'Focus');
  }

  get #state(): CoachViewState {
    const sessionId = this.#chat.session?.session.id ?? this.#host?.loadState()?.sessionId;
    const checkIn = this.#checkIn.typed;
    return {
      ...this.#draft.state,
      ...(sessionId !== undefined && { sessionId }),
      ...(checkIn !== undefined && { checkIn }),
    };
  }

  override render(): TemplateResult {
    const { session, model, connection, isAnswering, isOpen } = this.#chat;
    return html`${this.#sessions.render(session?.session)}
      <main class="log" aria-label=${words.conversation} tabindex="0">
        <div class="list">${this.#renderLog()}</div>
      </main>
      <footer class="foot">
        <div role="status">${renderConnection(connection)}${this.#renderWaiting()}</div>
        <vireo-composer
          .text=${this.#draft.text}
          .isAnswering=${isAnswering}
          .isOnline=${isOpen}
          .model=${model}
          .mentions=${this.#draft.mentions}
          .offers=${this.#draft.offers}
          .completions=${this.#draft.completions}
          .agents=${session?.agents ?? []}
          .isEditing=${this.#draft.isEditing}
          .actions=${this.#draft.actions}
        ></vireo-composer>
      </footer>`;
  }

  #renderLog(): TemplateResult {
    const { session, exchanges } = this.#chat;
    if (session === undefined) {
      return html`<vscode-progress-bar aria-label=${words.loading}></vscode-progress-bar>`;
    }
    const hidden = Math.max(0, exchanges.length - this._shown);
    const last = exchanges.at(-1);
    const shown = exchanges.slice(hidden);
    return html`${this.#checkIn.render(undefined, shown)}${hidden > 0 ? this.#renderEarlier(Math.min(hidden, pageSize)) : nothing}
    ${last === undefined ? renderEmpty(session.examples, (example) => this.#ask(example)) : nothing}
    ${repeat(
      shown,
      ({ messageId }) => messageId,
      (exchange) => html`<vireo-exchange
        .exchange=${exchange}
        .isLast=${exchange === last}
        .busyWith=${this._busyWith}
        .refusals=${this._refusals}
        .runs=${this._runs}
        .actions=${this.#exchangeActions}
      ></vireo-exchange>${this.#checkIn.render(exchange.messageId, shown)}`,
    )}`;
  }

  #renderEarlier(count: number): TemplateResult {
    const show = (): void => {
      this.#scroll.keepPlace();
      this._shown += pageSize;
    };
    return html`<button type="button" class="ghost earlier" @click=${show}>${words.showMore(count)}</button>`;
  }

  #renderWaiting(): TemplateResult | typeof nothing {
    const why = this.#held === undefined ? this.#draft.waitsFor : words.asksNext;
    return why === undefined ? nothing : html`<p class="small muted" role="status">${why}</p>`;
  }

  readonly #exchangeActions: ExchangeActions = {
    ask: (question) => this.#ask(question),
    askAs: (choice, from) => {
      this.#held = choice;
      this.#readingFocus.keep(from);
      this.#sendHeld();
    },
    retry: ({ messageId, question }, by) =>
      this.#ask(question, { replaces: messageId, by, ...this.#chat.framesOf(messageId, by) }),
    continue: ({ messageId, question }) => this.#ask(question, { continues: messageId }),
    edit: (exchange) => this.#draft.edit(exchange),
    code: (act, text, info) =>
      this.#send({
        type: 'code',
        act,
        text,
        language: info?.language ?? '',
        ...(info?.path !== undefined && { path: info.path }),
      }),
    showSent: (messageId) => this.#send({ type: 'showSent', messageId }),
    actOn: ({ id: proposalId }, act) => {
      this._busyWith = proposalId;
      this._refusals = new Map([...this._refusals].filter(([id]) => id !== proposalId));
      this.#send({ type: 'actOn', proposalId, act });
    },
    openRecord: (link) => this.#send({ type: 'openRecord', link }),
  };

  /** What was written or chosen while it could not be asked. */
  #sendHeld(): void {
    this.#draft.sendHeld();
    const held = this.#held;
    if (held === undefined) return;
    if (this.#isReady) {
      this.#held = undefined;
      this.#ask(held.said, { frames: held.frames });
    }
    this.requestUpdate();
  }

  readonly #send = (message: CoachViewMessage): void => this.#host?.send(message);

  get #isReady(): boolean {
    return this.#chat.isReady && !this.#draft.isPicking;
  }

  #ask(question: string, how: Asking = {}): void {
    if (!this.#isReady) return;
    this.#chat.ask(question, how);
    this.#scroll.toEnd();
    if (!this.#readingFocus.isKept) this.#focusText();
  }

  #focusText(): void {
    this.renderRoot.querySelector<VireoComposer>('vireo-composer')?.focusText();
  }

  async #drawnCheckIn(): Promise<LitElement | undefined> {
    await this.updateComplete;
    const card = this.renderRoot.querySelector<LitElement>('vireo-check-in') ?? undefined;
    await card?.updateComplete;
    return card;
  }

  readonly #stopOnEscape = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.isComposing && !event.defaultPrevented) {
      this.#chat.stop();
    }
  };

  #receive(message: CoachHostMessage): void {
    switch (message.type) {
      case 'session':
        this.#showSession(message);
        break;
      case 'sessions':
        this.#sessions.list(message.sessions);
        break;
      case 'frame':
        this.#chat.receive(message.frame);
        this.#sendHeld();
        break;
      case 'model':
        this.#chat.choose(message.choice);
        break;
      case 'proposal':
        this.#showProposal(message);
        break;
      case 'run':
        this._runs = new Map([...this._runs, [message.run.requestId, message.run]]);
        break;
      case 'found':
        this.#sessions.find(message);
        break;
      case 'typing':
        if (this.#kept.isTouched) break;
        this.#draft.takeKept(message.draft);
        this.#checkIn.restore(message.checkIn);
        break;
      case 'focus':
        this.#focusText();
        break;
      case 'checkIn':
        inBackground(this.#checkIn.show(message), 'Check-in');
        break;
      case 'checkInSaved':
        this.#checkIn.markSaved();
        break;
      case 'connection':
        this.#chat.changeConnection(message.state);
        this.#sendHeld();
        break;
      default:
        this.#draft.take(message);
    }
  }

  #showSession(session: CoachSession): void {
    if (this.#chat.show(session)) {
      this._shown = pageSize;
      this.#held = undefined;
      this.#scroll.toEnd();
    }
    this.#sendHeld();
  }

  #showProposal({ proposal, refusal }: Extract<CoachHostMessage, { type: 'proposal' }>): void {
    this._busyWith = undefined;
    if (refusal !== undefined) this._refusals = new Map([...this._refusals, [proposal.id, refusal]]);
    this.#chat.changeProposal(proposal);
  }
}

customElements.define('vireo-coach', VireoCoach);
