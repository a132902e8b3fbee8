/**
 * `<vireo-coach>`: the coach in the side panel. Frames come and go as the chat socket speaks them; the view folds
 * them into exchanges, asks for what a lost connection swallowed, and opens the record behind a figure by its link.
 */

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { v7 as createId } from 'uuid';
import { inBackground } from '../../src/contract/background/in-background.ts';
import { ownZone } from '../../src/contract/own-zone.ts';
import '@vscode-elements/elements/dist/vscode-progress-bar/index.js';
import type { CheckInCard, CheckInMessage } from '../../src/contract/coach/check-in-card.ts';
import type { ChatClientFrame } from '../../src/contract/coach/coach-chat.ts';
import type { Mention } from '../../src/contract/coach/mentions.ts';
import type { Connection } from '../../src/contract/webview/common.ts';
import { DelayedCall } from '../components/delayed-call.ts';
import { icon } from '../components/icons.ts';
import { SkeletonController } from '../components/skeleton.ts';
import { baseStyles, controlStyles, fieldStyles } from '../components/styles.ts';
import type { ViewHost } from '../host.ts';
import { modelToAsk } from './asked-model.ts';
import type { CheckInActions } from './check-in-card.ts';
import { asksForCheckIn } from './check-in-words.ts';
import { coachStyles } from './coach-styles.ts';
import type { VireoComposer } from './composer.ts';
import type {
  CoachHostMessage,
  CoachRun,
  CoachSession,
  CoachTyping,
  CoachViewMessage,
  CoachViewState,
  ComposedQuestion,
  Exchange,
  MentionOffer,
  ModelChoice,
  SessionHead,
} from './messages.ts';
import { words } from './words.ts';
import './composer.ts';
import { Conversation } from './conversation.ts';
import type { ExchangeActions } from './exchange.ts';
import './exchange.ts';
import { renderSessionMenu, sessionMenuStyles } from './session-menu.ts';
import { StickyScroll } from './sticky-scroll.ts';

export type CoachHost = ViewHost<CoachHostMessage, CoachViewMessage, CoachViewState>;

/** How a question is asked; `by`: in place of the one that is chosen. */
interface Asking {
  readonly mentions?: readonly Mention[];
  readonly replaces?: string | undefined;
  readonly continues?: string;
  readonly by?: 'built-in' | 'model' | undefined;
}

/** Exchanges shown at first, and added at each wish for earlier ones: a long session stays fast. */
const pageSize = 50;

/** Pixels that the card of a week that nobody asked for takes in an empty conversation. */
const leastWidthUnasked = 420;

/** What is typed is not to be lost, and a word is typed in this time. */
const keepAfterMs = 200;

export class VireoCoach extends LitElement {
  static override properties = {
    _session: { state: true },
    _sessions: { state: true },
    _exchanges: { state: true },
    _connection: { state: true },
    _draft: { state: true },
    _shown: { state: true },
    _model: { state: true },
    _mentions: { state: true },
    _picked: { state: true },
    _offers: { state: true },
    _replaces: { state: true },
    _busyWith: { state: true },
    _refusals: { state: true },
    _runs: { state: true },
    _found: { state: true },
    _isMenuOpen: { state: true },
    _checkIn: { state: true },
    _isCheckInSaved: { state: true },
    _isCheckInFolded: { state: true },
    _checkInTyped: { state: true },
  };
  static override styles = [baseStyles, controlStyles, fieldStyles, sessionMenuStyles, coachStyles];

  declare _session: CoachSession | undefined;
  declare _sessions: readonly SessionHead[];
  declare _exchanges: readonly Exchange[];
  declare _connection: Connection['state'];
  declare _draft: string;
  declare _shown: number;
  declare _model: ModelChoice;
  /** Of the question that is being written. */
  declare _mentions: readonly Mention[];
  /** Context that was picked and is still read: a question that names it waits for it. */
  declare _picked: number;
  declare _offers: readonly MentionOffer[];
  /** The question in whose place the draft is asked. */
  declare _replaces: string | undefined;
  /** The proposal that is being acted on. */
  declare _busyWith: string | undefined;
  /** Why what was clicked last was not done, by proposal. */
  declare _refusals: ReadonlyMap<string, string>;
  /** How tasks of agents stand, by the id of their request. */
  declare _runs: ReadonlyMap<string, CoachRun>;
  declare _found: { readonly search: string; readonly sessions: readonly SessionHead[] } | undefined;
  declare _isMenuOpen: boolean;
  declare _checkIn: CheckInCard | undefined;
  declare _isCheckInSaved: boolean;
  declare _isCheckInFolded: boolean;
  declare _checkInTyped: CoachViewState['checkIn'];

  #host: CoachHost | undefined;
  #conversation = new Conversation();
  readonly #scroll = new StickyScroll();
  /** What stands in the composer was sent, and waits. */
  #isHeld = false;
  #stopListening: (() => void) | undefined;

  constructor() {
    super();
    new SkeletonController(this);
    this._sessions = [];
    this._exchanges = [];
    this._connection = 'online';
    this._draft = '';
    this._shown = pageSize;
    this._model = { id: 'built-in', title: '' };
    this._mentions = [];
    this._picked = 0;
    this._offers = [];
    this._isCheckInSaved = false;
    this._isCheckInFolded = false;
    this._refusals = new Map();
    this._runs = new Map();
    this._isMenuOpen = false;
  }

  /** Called once by the page: from here on the view lives. */
  connect(host: CoachHost): void {
    this.#host = host;
    const state = host.loadState();
    this._draft = state?.draft ?? '';
    this._mentions = state?.mentions ?? [];
    this._replaces = state?.replaces;
    this.#before = state?.before;
    this._checkInTyped = state?.checkIn;
    this.#stopListening = host.listen((message) => this.#receive(message));
    host.send({ type: 'ready', ...(state?.sessionId === undefined ? {} : { sessionId: state.sessionId }) });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('keydown', this.#stopOnEscape);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('keydown', this.#stopOnEscape);
    this.#scroll.disconnect();
    this.#keeping.flush();
    this.#stopListening?.();
  }

  override render(): TemplateResult {
    return html`${renderSessionMenu({
      title: this.#title,
      currentId: this._session?.session.id,
      sessions: this._sessions,
      open: (sessionId) => this.#host?.send({ type: 'openSession', sessionId }),
      create: () => this.#host?.send({ type: 'newSession' }),
      found: this._found,
      search: (search) => this.#search(search),
      exportSession: (sessionId) => this.#host?.send({ type: 'exportSession', sessionId }),
      deleteSession: (sessionId) => this.#host?.send({ type: 'deleteSession', sessionId }),
      isOpen: this._isMenuOpen,
      setOpen: (isOpen) => {
        this._isMenuOpen = isOpen;
      },
    })}
      <main class="log" aria-label=${words.conversation} tabindex="0">
        <div class="list">${this.#renderLog()}</div>
      </main>
      <footer class="foot">
        <div role="status">${this.#renderConnection()}${this.#renderReading()}</div>
        <vireo-composer
          .text=${this._draft}
          .isAnswering=${this.#conversation.open !== undefined}
          .isOnline=${this._connection === 'online' && this._session !== undefined}
          .model=${this._model}
          .mentions=${this._mentions}
          .offers=${this._offers}
          .agents=${this._session?.agents ?? []}
          .isEditing=${this._replaces !== undefined}
          .actions=${this.#composerActions}
        ></vireo-composer>
      </footer>`;
  }

  #renderReading(): TemplateResult | typeof nothing {
    const isBusy = this._picked > 0 || this.#conversation.open !== undefined;
    if (!this.#isHeld || !isBusy) return nothing;
    return html`<p class="small muted" role="status">${this._picked > 0 ? words.reading : words.asksNext}</p>`;
  }

  override firstUpdated(): void {
    const log = this.renderRoot.querySelector<HTMLElement>('.log');
    const list = this.renderRoot.querySelector<HTMLElement>('.list');
    if (log !== null && list !== null) {
      this.#scroll.connect(log, list);
    }
  }

  override updated(changed: PropertyValues): void {
    if (['_draft', '_session', '_mentions', '_replaces', '_checkInTyped'].some((name) => changed.has(name))) {
      const sessionId = this._session?.session.id ?? this.#host?.loadState()?.sessionId;
      this.#host?.saveState({
        draft: this._draft,
        mentions: [...this._mentions],
        ...(this._replaces !== undefined && { replaces: this._replaces }),
        ...(this.#before !== undefined && { before: this.#before }),
        ...(sessionId !== undefined && { sessionId }),
        ...(this._checkInTyped !== undefined && { checkIn: this._checkInTyped }),
      });
    }
    if (this.#isTouched && (changed.has('_draft') || changed.has('_checkInTyped'))) this.#keeping.request();
  }

  /** Something was typed, or put into the composer, since the page began. */
  #isTouched = false;
  readonly #keeping = new DelayedCall(
    () =>
      this.#host?.send({
        type: 'keepTyping',
        draft: this._draft,
        ...(this._checkInTyped !== undefined && { checkIn: this._checkInTyped }),
      }),
    keepAfterMs,
  );

  #restoreTyping({ draft, checkIn }: CoachTyping): void {
    if (this.#isTouched) return;
    if (this._draft === '') this._draft = draft;
    this._checkInTyped ??= checkIn;
  }

  #search(search: string): void {
    if (search === '') this._found = undefined;
    else this.#host?.send({ type: 'searchSessions', search });
  }

  #renderLog(): TemplateResult {
    if (this._session === undefined) {
      return html`<vscode-progress-bar aria-label=${words.loading}></vscode-progress-bar>`;
    }
    const hidden = Math.max(0, this._exchanges.length - this._shown);
    const last = this._exchanges.at(-1);
    const shown = this._exchanges.slice(hidden);
    const isOnTop = shown.every(({ messageId }) => messageId !== this.#checkInAfter);
    return html`${isOnTop ? this.#renderCheckIn() : nothing}${hidden > 0 ? this.#renderEarlier(Math.min(hidden, pageSize)) : nothing}
    ${last === undefined ? this.#renderEmpty(this._session.examples) : nothing}
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
      ></vireo-exchange>${exchange.messageId === this.#checkInAfter ? this.#renderCheckIn() : nothing}`,
    )}`;
  }

  #renderCheckIn(): TemplateResult | typeof nothing {
    if (this._checkIn === undefined) return nothing;
    return html`<vireo-check-in .card=${this._checkIn} .isSaved=${this._isCheckInSaved} .isFolded=${this._isCheckInFolded} .actions=${this.#checkInActions}></vireo-check-in>`;
  }

  readonly #checkInActions: CheckInActions = {
    send: (message: CheckInMessage): void => {
      this._isCheckInSaved = false;
      this.#host?.send(message);
    },
    openRecord: (link): void => this.#host?.send({ type: 'openRecord', link }),
    unfold: (): void => {
      this._isCheckInFolded = false;
    },
    close: (): void => {
      if (this._checkIn !== undefined) this.#host?.send({ type: 'dismissCheckIn', week: this._checkIn.week });
      this._checkIn = undefined;
      this.#focusText();
    },
    loadTyped: (week) => (this._checkInTyped?.week === week ? this._checkInTyped.typed : []),
    keepTyped: (week, typed): void => {
      if (typed.length > 0) this.#isTouched = true;
      if (typed.length > 0) this._checkInTyped = { week, typed: [...typed] };
      else if (this._checkInTyped?.week === week) this._checkInTyped = undefined;
    },
  };

  async #showCheckIn(card: CheckInCard): Promise<void> {
    await import('./check-in-card.ts');
    const isNew = this._checkIn?.week !== card.week;
    if (isNew) this.#checkInAfter = this._exchanges.at(-1)?.messageId;
    if (isNew || card.offered === undefined) this._isCheckInFolded = this.#isToBeFolded(card);
    this._checkIn = card;
    await this.updateComplete;
    const shown = this.renderRoot.querySelector<LitElement>('vireo-check-in');
    await shown?.updateComplete;
    if (isNew && shown !== null) this.#scroll.show(shown);
  }

  /** What an empty conversation can answer is not to be pushed out of sight by what nobody asked for. */
  #isToBeFolded({ week, offered }: CheckInCard): boolean {
    if (offered === undefined || this._exchanges.length > 0 || this._checkInTyped?.week === week)
      return false;
    return offered === 'again' || window.innerWidth < leastWidthUnasked;
  }

  /** The answer below which the card came; what is asked since stands below it. */
  #checkInAfter: string | undefined;

  #renderEarlier(count: number): TemplateResult {
    const show = (): void => {
      this.#scroll.keepPlace();
      this._shown += pageSize;
    };
    return html`<button type="button" class="ghost earlier" @click=${show}>${words.showMore(count)}</button>`;
  }

  #renderEmpty(examples: readonly string[]): TemplateResult {
    return html`<section class="empty" aria-label=${words.emptyTitle}>
      <p>${words.emptyTitle}</p>
      <ul>
        ${examples.map(
          (example) => html`<li>
            <button type="button" class="example" @click=${() => this.#ask(example)}>${example}</button>
          </li>`,
        )}
      </ul>
    </section>`;
  }

  #renderConnection(): TemplateResult | typeof nothing {
    return this._connection === 'online'
      ? nothing
      : html`<p class="connection small muted">${icon('sync', 's12')}${
          this._connection === 'offline' ? words.offline : words.reconnecting
        }</p>`;
  }

  get #title(): string {
    const session = this._session?.session;
    const title = this._sessions.find(({ id }) => id === session?.id)?.title || session?.title;
    return title || words.untitled;
  }

  readonly #exchangeActions: ExchangeActions = {
    ask: (question: string): void => this.#ask(question),
    retry: ({ messageId, question }, by): void => this.#ask(question, { replaces: messageId, by }),
    continue: ({ messageId, question }): void => this.#ask(question, { continues: messageId }),
    edit: ({ messageId, question }): void => {
      this.#isTouched = true;
      this.#before ??= this._draft;
      this._draft = question;
      this._replaces = messageId;
      this.#focusText();
    },
    code: (act, text, info): void =>
      this.#host?.send({
        type: 'code',
        act,
        text,
        language: info?.language ?? '',
        ...(info?.path !== undefined && { path: info.path }),
      }),
    showSent: (messageId): void => this.#host?.send({ type: 'showSent', messageId }),
    actOn: ({ id: proposalId }, act): void => {
      this._busyWith = proposalId;
      this._refusals = new Map([...this._refusals].filter(([id]) => id !== proposalId));
      this.#host?.send({ type: 'actOn', proposalId, act });
    },
    openRecord: (link: Extract<CoachViewMessage, { type: 'openRecord' }>['link']): void =>
      this.#host?.send({ type: 'openRecord', link }),
  };

  readonly #composerActions = {
    edited: (text: string): void => {
      this._draft = text;
      this.#isTouched = true;
      this.#isHeld = false;
    },
    send: (): void => {
      this.#isHeld = true;
      this.#sendHeld();
      this.requestUpdate();
    },
    stop: (): void => this.#stop(),
    findMentions: (text: string): void => {
      this.#mentionRequest += 1;
      this.#host?.send({ type: 'findMentions', request: this.#mentionRequest, text });
    },
    pickMention: (offer: MentionOffer): void => {
      this._picked += 1;
      this.#host?.send({ type: 'pickMention', offer });
    },
    removeMention: (mention: Mention): void => {
      this._mentions = this._mentions.filter((each) => each !== mention);
    },
    chooseModel: (): void => this.#host?.send({ type: 'chooseModel' }),
    leaveEditing: (): void => {
      this._replaces = undefined;
      this.#restoreBefore();
      this.#focusText();
    },
  };

  /** What stood in the composer when an earlier question came into it. */
  #before: string | undefined;

  #restoreBefore(): void {
    if (this.#before === undefined) return;
    this._draft = this.#before;
    this.#before = undefined;
  }

  /** The latest search for context: only its offers are shown. */
  #mentionRequest = 0;

  /** Sent before the session was there, or while the connection was lost: sent as soon as it can be. */
  #sendHeld(): void {
    if (!this.#isHeld || !this.#isReady) {
      return;
    }
    const question = this._draft.trim();
    if (asksForCheckIn(question, this._model.id === 'built-in')) {
      this.#isHeld = false;
      this._draft = '';
      this.#host?.send({ type: 'askCheckIn' });
      return;
    }
    const [mentions, replaces] = [this._mentions, this._replaces];
    this.#isHeld = false;
    this._draft = '';
    this._mentions = [];
    this._replaces = undefined;
    this.#restoreBefore();
    this.#ask(question, { mentions, replaces });
  }

  get #isReady(): boolean {
    return (
      this._session !== undefined &&
      this.#conversation.open === undefined &&
      this._connection === 'online' &&
      this._picked === 0
    );
  }

  #ask(question: string, how: Asking = {}): void {
    const sessionId = this._session?.session.id;
    if (sessionId === undefined || !this.#isReady) {
      return;
    }
    const { mentions = [], replaces } = how;
    if (replaces !== undefined) this.#conversation.cutFrom(replaces);
    this.#asking = how;
    const shown = mentions.map(({ kind, label }) => ({ kind, label }));
    this.#conversation.ask({
      messageId: createId(),
      question,
      mentions: shown,
      askedAt: new Date().toISOString(),
    });
    this._exchanges = this.#conversation.exchanges;
    this.#scroll.toEnd();
    this.#sendOpen(sessionId);
    this.#focusText();
  }

  #focusText(): void {
    this.renderRoot.querySelector<VireoComposer>('vireo-composer')?.focusText();
  }

  /** Sends the open question; a second time under the same id it is answered once. */
  #sendOpen(sessionId: string): void {
    const open = this.#conversation.open;
    if (open !== undefined) {
      const { messageId, question: text } = open;
      const { mentions = [], replaces, continues, by } = this.#asking;
      this.#sendFrame({
        ...modelToAsk(this._model, by),
        ...(mentions.length > 0 && { mentions: [...mentions] }),
        ...(replaces !== undefined && { replaces }),
        ...(continues !== undefined && { continues }),
        type: 'ask',
        sessionId,
        messageId,
        text,
        locale: navigator.language,
        zone: ownZone(),
      });
    }
  }

  /** How the open question is asked, for when it has to be sent again. */
  #asking: Asking = {};

  #stop(): void {
    const messageId = this.#conversation.open?.messageId;
    if (messageId !== undefined) {
      this.#sendFrame({ type: 'stop', messageId });
    }
  }

  readonly #stopOnEscape = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.isComposing && !event.defaultPrevented) {
      this.#stop();
    }
  };

  #sendFrame(frame: ChatClientFrame | undefined): void {
    if (frame === undefined) return;
    const sent = frame.type === 'resume' ? { ...frame, locale: navigator.language } : frame;
    this.#host?.send({ type: 'send', frame: sent });
  }

  #receive(message: CoachHostMessage): void {
    switch (message.type) {
      case 'session':
        this.#showSession(message);
        break;
      case 'sessions':
        this._sessions = message.sessions;
        break;
      case 'frame':
        this.#sendFrame(this.#conversation.receive(message.frame));
        this._exchanges = this.#conversation.exchanges;
        this.#sendHeld();
        break;
      case 'model':
        this._model = message.choice;
        break;
      case 'mentions':
        if (message.request === this.#mentionRequest) this._offers = message.offers;
        break;
      case 'mention':
        this._picked -= 1;
        this._mentions = [...this._mentions, message.mention];
        this.#focusText();
        this.#sendHeld();
        break;
      case 'mentionRefused':
        this._picked -= 1;
        this.#isHeld = false;
        break;
      case 'proposal':
        this._busyWith = undefined;
        if (message.refusal !== undefined)
          this._refusals = new Map([...this._refusals, [message.proposal.id, message.refusal]]);
        this.#conversation.changeProposal(message.proposal);
        this._exchanges = this.#conversation.exchanges;
        break;
      case 'run':
        this._runs = new Map([...this._runs, [message.run.requestId, message.run]]);
        break;
      case 'found':
        this._found = message;
        break;
      case 'typing':
        this.#restoreTyping(message);
        break;
      case 'compose':
        this.#compose(message);
        break;
      case 'focus':
        this.#focusText();
        break;
      case 'checkIn':
        inBackground(this.#showCheckIn(message), 'Check-in');
        break;
      case 'checkInSaved':
        this._isCheckInSaved = true;
        break;
      case 'connection':
        this.#changeConnection(message.state);
        break;
    }
  }

  /** What is in the composer already comes back once this is sent. */
  #compose({ text, mention }: ComposedQuestion): void {
    if (this._replaces === undefined && this._draft.trim() !== '' && this._draft !== text)
      this.#before ??= this._draft;
    this.#isTouched = true;
    this.#isHeld = false;
    this._replaces = undefined;
    this._draft = text;
    if (mention !== undefined) this._mentions = [...this._mentions.filter(isOther(mention)), mention];
    this.#focusText();
  }

  #showSession(session: CoachSession): void {
    if (session.session.id !== this._session?.session.id) {
      this.#conversation = new Conversation();
      this._shown = pageSize;
      this.#scroll.toEnd();
    }
    this.#conversation.load(session.exchanges);
    this._session = session;
    this._model = session.model;
    this._exchanges = this.#conversation.exchanges;
    this.#sendFrame(this.#conversation.resume());
    this.#sendHeld();
  }

  #changeConnection(state: Connection['state']): void {
    const isBack = state === 'online' && this._connection !== 'online';
    this._connection = state;
    const sessionId = this._session?.session.id;
    if (!isBack || sessionId === undefined) {
      return;
    }
    if (this.#conversation.open?.answer === undefined) {
      this.#sendOpen(sessionId);
    } else {
      this.#sendFrame(this.#conversation.resume());
    }
    this.#sendHeld();
  }
}

function isOther(mention: Mention): (each: Mention) => boolean {
  return ({ kind, label }) => kind !== mention.kind || label !== mention.label;
}

customElements.define('vireo-coach', VireoCoach);
