/** `<vireo-exchange>`: one question and its answer, streamed or finished. Renders at most once a frame of the screen. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { CoachAnswer, ToolCall } from '../../src/contract/coach/coach-answer.ts';
import type { RecordLink } from '../../src/contract/coach/record-link.ts';
import type { Exchange } from '../../src/contract/webview/coach-view.ts';
import { userFormats } from '../components/formats.ts';
import { icon } from '../components/icons.ts';
import { activateOnKeys } from '../components/keys.ts';
import { recordAttribute, renderMarkdown, updateBlocks } from '../components/markdown.ts';
import { baseStyles, controlStyles } from '../components/styles.ts';
import { strings } from '../strings.ts';
import { exchangeStyles } from './answer-styles.ts';

/** What the reader can do with an answer. */
export interface ExchangeActions {
  ask(question: string): void;
  openRecord(link: RecordLink): void;
}

export class VireoExchange extends LitElement {
  static override properties = {
    exchange: { attribute: false },
    /** Only the newest offers choices and a retry. */
    isLast: { attribute: false },
    actions: { attribute: false },
  };
  static override styles = [baseStyles, controlStyles, exchangeStyles];

  declare exchange: Exchange;
  declare isLast: boolean;
  declare actions: ExchangeActions;

  /** Blocks of the answer already read out; undefined for an answer that was complete when it came here. */
  #spokenBlocks: number | undefined;

  protected override async scheduleUpdate(): Promise<void> {
    if (this.hasUpdated && this.exchange.answer?.state === 'streaming') {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    super.scheduleUpdate();
  }

  override render(): TemplateResult {
    const { question, askedAt, answer } = this.exchange;
    const time = userFormats().timeOf(askedAt);
    const isRunning = answer === undefined || answer.state === 'streaming';
    return html`<article class="me" aria-label=${strings.coach.you(time)} title=${userFormats().momentOf(askedAt)}>${question}</article>
      <article class="answer" aria-label=${strings.coach.answer(time)} aria-busy=${isRunning}>
        ${answer?.tools.map(renderTool) ?? nothing}
        <div class="text" @click=${this.#onClick}></div>
        ${isRunning && (answer?.markdown ?? '') === '' ? renderThinking() : nothing}
        ${answer === undefined ? nothing : this.#renderEnd(answer)}
        <div class="sr" aria-live="polite" id="spoken"></div>
      </article>`;
  }

  override updated(): void {
    const { answer } = this.exchange;
    const text = this.renderRoot.querySelector('.text');
    if (text !== null) {
      const fragment = renderMarkdown(answer?.markdown ?? '', answer?.links.length ?? 0);
      if (answer?.state === 'streaming') {
        this.#spokenBlocks ??= 0;
        appendCaret(fragment);
      }
      updateBlocks(text, fragment);
      this.#speak(text, answer);
    }
  }

  /** A screen reader hears each block once, when it is complete, instead of every word as it grows. */
  #speak(text: Element, answer: CoachAnswer | undefined): void {
    const spoken = this.#spokenBlocks;
    const complete = text.children.length - (answer?.state === 'streaming' ? 1 : 0);
    if (spoken === undefined || complete <= spoken) {
      return;
    }
    const region = this.renderRoot.querySelector('#spoken');
    for (const block of [...text.children].slice(spoken, complete)) {
      const line = document.createElement('p');
      line.textContent = block.textContent;
      region?.append(line);
    }
    this.#spokenBlocks = complete;
  }

  #renderEnd(answer: CoachAnswer): TemplateResult | typeof nothing {
    switch (answer.state) {
      case 'stopped':
        return html`<p class="small muted">${strings.coach.stopped}</p>`;
      case 'failed':
        return this.#renderFailure(answer.failure?.message ?? '');
      case 'done':
        return this.isLast && answer.choices.length > 0 ? this.#renderChoices(answer.choices) : nothing;
      case 'streaming':
        return nothing;
    }
  }

  #renderFailure(message: string): TemplateResult {
    return html`<div class="notice" role="alert">
      ${icon('error', 'danger')}
      <p>${message}</p>
      ${
        this.isLast
          ? html`<div class="row">${this.#renderButton(strings.retry, this.exchange.question, html`${icon('refresh', 's12')}`)}</div>`
          : nothing
      }
    </div>`;
  }

  #renderChoices(choices: readonly string[]): TemplateResult {
    return html`<div class="choices" role="group" aria-label=${strings.coach.choose}>
      ${choices.map((choice) => this.#renderButton(choice, choice))}
    </div>`;
  }

  #renderButton(label: string, question: string, before?: TemplateResult): TemplateResult {
    return html`<vscode-button secondary class="compact" @keydown=${activateOnKeys} @click=${() => this.actions.ask(question)}
      >${before ?? nothing}${label}</vscode-button
    >`;
  }

  readonly #onClick = (event: Event): void => {
    const target = event.target instanceof Element ? event.target.closest(`[${recordAttribute}]`) : null;
    const link = this.exchange.answer?.links[Number(target?.getAttribute(recordAttribute) ?? -1)];
    if (link !== undefined) {
      this.actions.openRecord(link);
    }
  };
}

function renderTool({ title, elapsedMs, detail }: ToolCall): TemplateResult {
  const elapsed = html`<span class="elapsed">${userFormats().elapsed(elapsedMs)}</span>`;
  return detail === undefined
    ? html`<p class="tool">${title}${elapsed}</p>`
    : html`<details class="fold">
        <summary>${icon('chevron-right', 's12')}${title}${elapsed}</summary>
        <p>${detail}</p>
      </details>`;
}

function renderThinking(): TemplateResult {
  return html`<p><span class="caret" aria-hidden="true"></span><span class="sr" role="status">${strings.coach.thinking}</span></p>`;
}

/** At the end of the innermost last line, where the next word will come. */
function appendCaret(fragment: DocumentFragment): void {
  let last: Element | null = fragment.lastElementChild;
  while (
    last !== null &&
    last.lastElementChild !== null &&
    /^(UL|OL|LI|BLOCKQUOTE|PRE)$/.test(last.tagName)
  ) {
    last = last.lastElementChild;
  }
  const caret = document.createElement('span');
  caret.className = 'caret';
  caret.setAttribute('aria-hidden', 'true');
  last?.append(caret);
}

customElements.define('vireo-exchange', VireoExchange);
