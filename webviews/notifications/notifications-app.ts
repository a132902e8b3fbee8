/** `<vireo-notifications>`: what comes by which channel, and when it keeps quiet. Each change is stored at once. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { Connection } from '../../src/contract/webview/common.ts';
import { renderAgain } from '../components/again.ts';
import { icon } from '../components/icons.ts';
import { activateOnKeys } from '../components/keys.ts';
import { SkeletonController, skeleton } from '../components/skeleton.ts';
import { baseStyles, controlStyles, fieldStyles } from '../components/styles.ts';
import { isTicked, typedText } from '../components/typed-value.ts';
import type { ViewHost } from '../host.ts';
import { type MatrixPart, renderMatrix } from './matrix.ts';
import type { NotificationsContent, NotificationsHostMessage, NotificationsViewMessage } from './messages.ts';
import { notificationsStyles } from './notifications-styles.ts';
import { words } from './words.ts';

export type NotificationsHost = ViewHost<
  NotificationsHostMessage,
  NotificationsViewMessage,
  Record<never, never>
>;

export class VireoNotifications extends LitElement {
  static override properties = {
    _content: { state: true },
    _failure: { state: true },
    _connection: { state: true },
  };
  static override styles = [baseStyles, controlStyles, fieldStyles, notificationsStyles];

  declare _content: NotificationsContent | undefined;
  declare _failure: string | undefined;
  declare _connection: Connection | undefined;

  #host: NotificationsHost | undefined;
  #stopListening: (() => void) | undefined;

  readonly #part: MatrixPart = {
    words,
    send: (message) => this.#host?.send(message),
  };

  constructor() {
    super();
    new SkeletonController(this);
  }

  /** Called once by the page: from here on the view lives. */
  connect(host: NotificationsHost): void {
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
      return html`${this.#renderHeader('')}<main>${this.#renderFailure(failure ?? '')}</main>`;
    return html`${this.#renderHeader(content.saved)}
      <main>${this.#renderTimes(content)}${renderMatrix(content, this.#part)}${this.#renderWebhooks(content)}</main>`;
  }

  #renderHeader(saved: string): TemplateResult {
    const { state } = this._connection ?? {};
    const known = saved === '' ? '' : words.saved(saved);
    const line = state === 'reconnecting' ? words.reconnecting : state === 'offline' ? words.offline : known;
    return html`<header>
      <h1>${words.heading}</h1>
      <span class="muted" role="status">${line}</span>
      <span class="grow"></span>
      ${this.#renderButton(words.sendTest, { type: 'sendTest' })}
    </header>`;
  }

  #renderButton(label: string, message: NotificationsViewMessage): TemplateResult {
    return html`<vscode-button secondary @keydown=${activateOnKeys} @click=${() => this.#part.send(message)}>${label}</vscode-button>`;
  }

  #renderTimes({ quietHours, digest, zone, email }: NotificationsContent): TemplateResult {
    const { send } = this.#part;
    return html`<div class="when">
      <span class="row" title=${words.zone(zone)}>
        ${this.#renderCheck(words.quietHours, quietHours.on, (on) => send({ type: 'setQuiet', on }))}
        ${this.#renderTime(words.quietFrom, quietHours.from, !quietHours.on, (from) => send({ type: 'setQuiet', from }))}
        <span class="muted">${words.to}</span>
        ${this.#renderTime(words.quietTo, quietHours.to, !quietHours.on, (to) => send({ type: 'setQuiet', to }))}
        ${this.#renderCheck(words.weekends, quietHours.weekends, (weekends) => send({ type: 'setQuiet', weekends }), !quietHours.on)}
      </span>
      <span class="row" title=${words.digestNote}>
        ${this.#renderCheck(words.digest, digest.on, (on) => send({ type: 'setDigest', on }), email === null)}
        ${this.#renderTime(words.digestAt, digest.at, email === null || !digest.on, (at) => send({ type: 'setDigest', at }))}
      </span>
    </div>`;
  }

  #renderCheck(label: string, on: boolean, set: (on: boolean) => void, isOff = false): TemplateResult {
    return html`<label class="check"><input type="checkbox" .checked=${on} ?disabled=${isOff}
      @change=${(event: Event) => set(isTicked(event))} />${label}</label>`;
  }

  #renderTime(label: string, value: string, isOff: boolean, set: (time: string) => void): TemplateResult {
    const changed = (event: Event): void => {
      const typed = typedText(event);
      if (typed !== '') set(typed);
    };
    return html`<input type="time" class="input" aria-label=${label} .value=${value} ?disabled=${isOff} @change=${changed} />`;
  }

  #renderWebhooks({ webhooks }: NotificationsContent): TemplateResult {
    const { send } = this.#part;
    return html`<section aria-labelledby="webhooks-title">
      <div class="title"><h2 id="webhooks-title">${words.webhooks}</h2><span class="grow"></span>${this.#renderButton(words.addWebhook, { type: 'addWebhook' })}</div>
      ${
        webhooks.length === 0
          ? html`<p class="muted">${words.noWebhook}</p>`
          : html`<ul>${webhooks.map(
              ({ id, url, note }) => html`<li class="row">
                <span class="grow">${url}${note === '' ? nothing : html`<small>${note}</small>`}</span>
                ${note === '' ? nothing : html`<button type="button" class="icon-btn" aria-label=${words.enterSecret(url)} title=${words.enterSecret(url)} @click=${() => send({ type: 'enterSecret', id })}>${icon('key')}</button>`}
                <button type="button" class="icon-btn" aria-label=${words.removeWebhook(url)} title=${words.removeWebhook(url)} @click=${() => send({ type: 'removeWebhook', id })}>${icon('trash')}</button>
              </li>`,
            )}</ul>`
      }
    </section>`;
  }

  #renderFailure(message: string): TemplateResult {
    return html`<section class="absent" role="alert">
      <h2>${words.failedTitle}</h2>
      <p>${message || words.failed}</p>
      ${renderAgain(words.again, () => this.#part.send({ type: 'refresh' }))}
    </section>`;
  }

  #receive(message: NotificationsHostMessage): void {
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

customElements.define('vireo-notifications', VireoNotifications);
