/**
 * `<vireo-models>`: what models cost today and this month, providers, routing, calls and caps. It draws what the host has
 * loaded and makes no request of its own; no model at all is a state like any other.
 */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { Connection } from '../../src/contract/webview/common.ts';
import { renderAgain } from '../components/again.ts';
import { barStyles } from '../components/bars.ts';
import { formatsFor } from '../components/formats.ts';
import { type IconName, icon } from '../components/icons.ts';
import { activateOnKeys } from '../components/keys.ts';
import { SkeletonController, skeleton } from '../components/skeleton.ts';
import { baseStyles, controlStyles, fieldStyles } from '../components/styles.ts';
import type { ViewHost } from '../host.ts';
import { RightsController } from '../rights.ts';
import { renderCalls, renderRouting } from './calls.ts';
import { renderCaps } from './caps.ts';
import { renderFacts } from './facts.ts';
import type { ModelsContent, ModelsHostMessage, ModelsViewMessage } from './messages.ts';
import { keyOf, type ModelsPart } from './models-parts.ts';
import { modelsStyles } from './models-styles.ts';
import { renderProviders } from './providers.ts';
import { words } from './words.ts';

export type ModelsHost = ViewHost<ModelsHostMessage, ModelsViewMessage, Record<never, never>>;

export class VireoModels extends LitElement {
  static override properties = {
    _content: { state: true },
    _failure: { state: true },
    _connection: { state: true },
    _refusals: { state: true },
    _drafts: { state: true },
    _said: { state: true },
  };
  static override styles = [baseStyles, controlStyles, fieldStyles, barStyles, modelsStyles];

  declare _content: ModelsContent | undefined;
  declare _failure: string | undefined;
  declare _connection: Connection | undefined;
  declare _refusals: ReadonlyMap<string, string>;
  /** Caps that are typed and not saved: no new content takes them away. */
  declare _drafts: ReadonlyMap<string, string>;
  /** To assistive technology. */
  declare _said: string;

  #host: ModelsHost | undefined;
  #stopListening: (() => void) | undefined;

  readonly #part: ModelsPart = {
    reader: { words, language: navigator.language },
    send: (message) => this.#host?.send(message),
  };

  constructor() {
    super();
    new SkeletonController(this);
    new RightsController(this);
    this._refusals = new Map();
    this._drafts = new Map();
    this._said = '';
  }

  /** Called once by the page: from here on the view lives. */
  connect(host: ModelsHost): void {
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
    const isEmpty = content !== undefined && content.providers.length === 0 && content.month.calls === 0;
    return html`${this.#renderHeader(content, isEmpty)}
      <main>
        ${failure !== undefined || content === undefined ? this.#renderFailure(failure ?? '') : isEmpty ? this.#renderEmpty(content) : this.#renderContent(content)}
      </main>
      <p class="sr" role="status">${this._said}</p>`;
  }

  #renderHeader(content: ModelsContent | undefined, isEmpty: boolean): TemplateResult {
    const { words } = this.#part.reader;
    const send = (message: ModelsViewMessage) => () => this.#part.send(message);
    const hasRate = content !== undefined && content.practiceCurrency !== 'USD';
    return html`<header>
      <h1>${words.heading}</h1>
      ${isEmpty ? html`<span class="state">${icon('circle-slash')}${words.noModel}</span>` : nothing}
      <span class="muted" role="status">${this.#describeLine(content, isEmpty)}</span>
      <span class="grow"></span>
      ${
        isEmpty || content === undefined
          ? nothing
          : html`${hasRate ? html`<vscode-button secondary data-needs="spending:write" @keydown=${activateOnKeys} @click=${send({ type: 'enterRate' })}>${icon('edit')}${words.enterRate}</vscode-button>` : nothing}
            <vscode-button data-needs="model:write" @keydown=${activateOnKeys} @click=${send({ type: 'setUp' })}>${icon('add')}${words.setUp}</vscode-button>`
      }
    </header>`;
  }

  #describeLine(content: ModelsContent | undefined, isEmpty: boolean): string {
    const { words, language } = this.#part.reader;
    const { state, asOf } = this._connection ?? {};
    const { date, timeOf } = formatsFor(language);
    if (state === 'reconnecting') return words.reconnecting;
    if (state === 'offline') return words.offline(asOf === undefined ? '' : timeOf(asOf));
    if (content === undefined || isEmpty) return '';
    const { pricesAsOf, rate } = content;
    const dollar = rate === null ? [] : [words.dollar(rate.text, date(rate.on))];
    return [words.prices(date(pricesAsOf)), ...dollar].join(' · ');
  }

  #renderContent(content: ModelsContent): TemplateResult {
    const caps = {
      ...this.#part,
      refusals: this._refusals,
      drafts: this._drafts,
      draft: (key: string, typed: string | undefined) => this.#draft(key, typed),
    };
    return html`${renderFacts(content, this.#part)}
      <div class="cols">${renderProviders(content, this.#part)}${renderRouting(content, this.#part)}</div>
      <div class="cols">${renderCalls(content, this.#part)}${renderCaps(content, caps)}</div>`;
  }

  #renderEmpty({ caps }: ModelsContent): TemplateResult {
    const { words } = this.#part.reader;
    const cap = caps.find(({ scope }) => scope === 'day')?.text ?? '';
    return html`<div class="none">
      <p>${words.emptyText}</p>
      <ul class="ways" data-needs="model:write">
        ${this.#renderWay({ name: 'device-desktop', title: words.ollama, note: words.ollamaNote, act: words.useOllama, preset: 'ollama' })}
        ${this.#renderWay({ name: 'key', title: words.ownKey, note: words.ownKeyNote(cap), act: words.setUp })}
      </ul>
    </div>`;
  }

  #renderWay({ name, title, note, act, preset }: Way): TemplateResult {
    const message: ModelsViewMessage = { type: 'setUp', ...(preset === undefined ? {} : { preset }) };
    return html`<li>
      ${icon(name)}<span>${title}<small>${note}</small></span>
      <vscode-button ?secondary=${preset === undefined} @keydown=${activateOnKeys} @click=${() => this.#part.send(message)}>${act}</vscode-button>
    </li>`;
  }

  #renderFailure(message: string): TemplateResult {
    const { words } = this.#part.reader;
    return html`<section class="absent" role="alert">
      <h2>${words.failedTitle}</h2>
      <p>${message || words.failed}</p>
      ${renderAgain(words.again, () => this.#part.send({ type: 'refresh' }))}
    </section>`;
  }

  /** Undefined takes it back; another text than the refused one has not been refused yet. */
  #draft(key: string, typed: string | undefined): void {
    const drafts = new Map(this._drafts);
    if (typed === undefined) drafts.delete(key);
    else drafts.set(key, typed);
    this._drafts = drafts;
    this.#clearRefusal(key);
  }

  #clearRefusal(key: string): void {
    if (!this._refusals.has(key)) return;
    const refusals = new Map(this._refusals);
    refusals.delete(key);
    this._refusals = refusals;
  }

  #receive(message: ModelsHostMessage): void {
    switch (message.type) {
      case 'content':
        this._content = message;
        this._failure = undefined;
        return;
      case 'failed':
        this._failure = message.message;
        return;
      case 'refused':
        this._refusals = new Map(this._refusals).set(keyOf(message), message.text);
        this._said = '';
        return;
      case 'saved':
        this.#draft(keyOf(message), undefined);
        this._said = this.#part.reader.words.capSaved;
        return;
      case 'connection':
        this._connection = message;
    }
  }
}

interface Way {
  readonly name: IconName;
  readonly title: string;
  readonly note: string;
  readonly act: string;
  readonly preset?: string;
}

customElements.define('vireo-models', VireoModels);
