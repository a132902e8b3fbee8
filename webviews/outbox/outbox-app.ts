/** `<vireo-outbox>`: mails, the one that is open, and schedules. It draws what the host has loaded and asks for nothing itself. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { Need } from '../../src/contract/policy/needs.ts';
import type { Connection } from '../../src/contract/webview/common.ts';
import { renderAgain } from '../components/again.ts';
import { icon } from '../components/icons.ts';
import { activateOnKeys } from '../components/keys.ts';
import { SkeletonController, skeleton } from '../components/skeleton.ts';
import { baseStyles, controlStyles } from '../components/styles.ts';
import type { ViewHost } from '../host.ts';
import { renderMails, renderOpened } from './mail-list.ts';
import type { OpenedMail, OutboxContent, OutboxHostMessage, OutboxViewMessage } from './messages.ts';
import type { OutboxPart } from './outbox-parts.ts';
import { outboxStyles } from './outbox-styles.ts';
import { renderSchedules } from './schedule-list.ts';
import { renderUnreachable } from './unreachable-list.ts';
import { words } from './words.ts';

export type OutboxHost = ViewHost<OutboxHostMessage, OutboxViewMessage, Record<never, never>>;

const needs: Readonly<Partial<Record<OutboxViewMessage['type'], Need>>> = {
  setUp: 'mail:write',
  enterPassword: 'mail:write',
  release: 'outgoing:write',
};

export class VireoOutbox extends LitElement {
  static override properties = {
    _content: { state: true },
    _opened: { state: true },
    _failure: { state: true },
    _connection: { state: true },
  };
  static override styles = [baseStyles, controlStyles, outboxStyles];

  declare _content: OutboxContent | undefined;
  declare _opened: OpenedMail | undefined;
  declare _failure: string | undefined;
  declare _connection: Connection | undefined;

  #host: OutboxHost | undefined;
  #stopListening: (() => void) | undefined;

  constructor() {
    super();
    new SkeletonController(this);
  }

  /** Called once by the page: from here on the view lives. */
  connect(host: OutboxHost): void {
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
    if (failure !== undefined || content === undefined)
      return html`${this.#renderHeader([])}<main>${this.#renderFailure(failure ?? '')}</main>`;
    return html`${this.#renderHeader(content.accounts)}
      <main>${this.#renderNotices(content)}${this.#renderContent(content)}</main>`;
  }

  get #part(): OutboxPart {
    return {
      words,
      openId: this._opened?.id,
      send: (message) => {
        if (message.type === 'open' && message.id === this._opened?.id) this.#close();
        else this.#send(message);
      },
    };
  }

  #send(message: OutboxViewMessage): void {
    this.#host?.send(message);
  }

  #renderHeader(accounts: OutboxContent['accounts']): TemplateResult {
    const { state } = this._connection ?? {};
    const known =
      accounts.length === 0 ? words.noAccount : words.from(accounts.map(({ address }) => address).join(', '));
    const line = state === 'reconnecting' ? words.reconnecting : state === 'offline' ? words.offline : known;
    const label = accounts.length === 0 ? words.setUp : words.addAccount;
    return html`<header>
      <h1>${words.heading}</h1>
      <span class="muted" role="status">${line}</span>
      <span class="grow"></span>
      ${this.#renderButton(label, { type: 'setUp' }, accounts.length > 0)}
    </header>`;
  }

  #renderButton(label: string, message: OutboxViewMessage, isSecondary: boolean): TemplateResult {
    return html`<vscode-button data-needs=${needs[message.type] ?? nothing} ?secondary=${isSecondary} @keydown=${activateOnKeys} @click=${() => this.#send(message)}>${label}</vscode-button>`;
  }

  /** What keeps mail from leaving, each with its button. */
  #renderNotices({ rest, accounts }: OutboxContent): TemplateResult | typeof nothing {
    const lacking = accounts.filter(({ lacksPassword }) => lacksPassword);
    if (rest === null && lacking.length === 0) return nothing;
    return html`<section class="notices">
      ${
        rest === null
          ? nothing
          : html`<div class="notice"><span class="warn">${icon('warning')}</span><p>${rest.sentence}</p>
            ${rest.canRelease ? html`<div class="row">${this.#renderButton(words.release, { type: 'release' }, true)}</div>` : nothing}</div>`
      }
      ${lacking.map(
        ({
          id,
          address,
        }) => html`<div class="notice"><span class="warn">${icon('key')}</span><p>${words.lacksPassword(address)}</p>
          <div class="row">${this.#renderButton(words.enterPassword, { type: 'enterPassword', accountId: id }, true)}</div></div>`,
      )}
    </section>`;
  }

  #renderContent(content: OutboxContent): TemplateResult {
    const opened = this._opened;
    const part = this.#part;
    return html`<div class=${opened === undefined ? '' : 'beside'}>
      <section aria-labelledby="mail-title">
        <div class="title"><h2 id="mail-title">${words.mail}</h2></div>
        ${renderMails(content, part)}
      </section>
      ${opened === undefined ? nothing : renderOpened(opened, part, () => this.#close())}
    </div>
    <section aria-labelledby="schedules-title">
      <div class="title"><h2 id="schedules-title">${words.schedules}</h2></div>
      ${renderSchedules(content.schedules, part)}
    </section>
    ${renderUnreachable(content.unreachable, part)}`;
  }

  #renderFailure(message: string): TemplateResult {
    return html`<section class="absent" role="alert">
      <h2>${words.failedTitle}</h2>
      <p>${message || words.failed}</p>
      ${renderAgain(words.again, () => this.#send({ type: 'refresh' }))}
    </section>`;
  }

  #close(): void {
    const id = this._opened?.id;
    this._opened = undefined;
    if (id === undefined) return;
    // Back to the row that it was opened from.
    this.updateComplete
      .then(() => this.renderRoot.querySelector<HTMLElement>(`[data-mail="${id}"]`)?.focus())
      .catch(() => undefined);
  }

  #receive(message: OutboxHostMessage): void {
    switch (message.type) {
      case 'content':
        this._content = message;
        this._failure = undefined;
        return;
      case 'mail':
        this._opened = message;
        return;
      case 'failed':
        this._failure = message.message;
        return;
      case 'connection':
        this._connection = message;
    }
  }
}

customElements.define('vireo-outbox', VireoOutbox);
