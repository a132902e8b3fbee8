/** `<vireo-exchange>`: one question and its answer, streamed or finished. Renders at most once a frame of the screen. */
import { html, LitElement, nothing, type TemplateResult } from 'lit';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { CoachAnswer, ToolCall } from '../../src/contract/coach/coach-answer.ts';
import type { Usage } from '../../src/contract/coach/coach-chat.ts';
import { emptyAnswer } from '../../src/contract/coach/fold-answer.ts';
import type { Proposal } from '../../src/contract/coach/proposals.ts';
import type { CoachReading, ReadingChoice } from '../../src/contract/coach/reading.ts';
import type { RecordLink } from '../../src/contract/coach/record-link.ts';
import { waitingSentences } from '../../src/contract/coach/waiting-words.ts';
import { userFormats } from '../components/formats.ts';
import { icon } from '../components/icons.ts';
import { activateOnKeys } from '../components/keys.ts';
import { recordAttribute, renderMarkdown, updateBlocks } from '../components/markdown.ts';
import { baseStyles, controlStyles } from '../components/styles.ts';
import { chartStyles, renderChart } from './answer-chart.ts';
import { exchangeStyles } from './answer-styles.ts';
import { addCodeBars, type CodeAct, type CodeInfo, listCodeInfos, readCodeAct } from './code-blocks.ts';
import { markFigures } from './mark-figures.ts';
import type { CoachRun, Exchange } from './messages.ts';
import './reading/reading.ts';
import { type ProposalActions, proposalStyles, renderProposal, undoEndsIn } from './proposal-card.ts';
import { renderRun } from './run-card.ts';
import { words } from './words.ts';

/** What the reader can do with an answer. */
export interface ExchangeActions extends ProposalActions {
  ask(question: string): void;
  /** What was chosen below an answer, as it says itself. */
  askAs(choice: Pick<ReadingChoice, 'said' | 'frames'>, from?: string): void;
  /** The same question again, under a new id. */
  retry(exchange: Exchange, by?: CoachAnswer['coach']): void;
  /** From where its answer was cut. */
  continue(exchange: Exchange): void;
  /** Puts it into the composer, to be asked in its own place. */
  edit(exchange: Exchange): void;
  code(act: CodeAct, text: string, info: CodeInfo | undefined): void;
  showSent(messageId: string): void;
}

/** A reader's queue takes what is added to a live region at once, and keeps it. */
const heardAfterMs = 3_000;

export class VireoExchange extends LitElement {
  static override properties = {
    exchange: { attribute: false },
    /** Only the newest offers a retry. */
    isLast: { attribute: false },
    /** Id of the proposal that is being acted on. */
    busyWith: { attribute: false },
    /** Why what was clicked last was not done, by proposal. */
    refusals: { attribute: false },
    /** How tasks of agents stand, by request. */
    runs: { attribute: false },
    actions: { attribute: false },
  };
  static override styles = [baseStyles, controlStyles, exchangeStyles, chartStyles, proposalStyles].flat();

  declare exchange: Exchange;
  declare isLast: boolean;
  declare busyWith: string | undefined;
  declare refusals: ReadonlyMap<string, string>;
  declare runs: ReadonlyMap<string, CoachRun>;
  declare actions: ExchangeActions;

  /** Blocks of the answer already read out; undefined for an answer that was complete when it came here. */
  #spokenBlocks: number | undefined;

  protected override async scheduleUpdate(): Promise<void> {
    if (this.hasUpdated && this.exchange.answer?.state === 'streaming') {
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
    await super.scheduleUpdate();
  }

  override render(): TemplateResult {
    const { question, mentions, askedAt, answer } = this.exchange;
    const time = userFormats().timeOf(askedAt);
    const isRunning = answer === undefined || answer.state === 'streaming';
    return html`<article class="me" aria-label=${words.you(time)} title=${userFormats().momentOf(askedAt)}>${
      mentions.length === 0
        ? nothing
        : html`<span class="chips">${mentions.map(({ label }) => html`<span class="chip cut">${label}</span>`)}</span>`
    }${question}${isRunning ? nothing : this.#renderEdit()}</article>
      <article class="answer" aria-label=${words.answer(time)} aria-busy=${isRunning}>
        ${answer === undefined ? nothing : renderWay(answer)}
        <div class="text" @click=${this.#onClick}></div>
        ${isRunning && (answer?.markdown ?? '') === '' ? renderThinking() : nothing}
        ${answer === undefined ? nothing : this.#renderParts(answer)}
        ${answer === undefined ? nothing : this.#renderEnd(answer)}
        <div class="sr" aria-live="polite" id="spoken"></div>
      </article>`;
  }

  override updated(): void {
    const { answer } = this.exchange;
    const text = this.renderRoot.querySelector('.text');
    if (text !== null) {
      const { markdown, links } = markFigures(answer ?? emptyAnswer(''));
      this.#links = links;
      const fragment = renderMarkdown(markdown, links.length);
      nameUnfound(fragment, links);
      if (!isWaiting(answer)) removeWaitingSentence(fragment);
      addCodeBars(fragment, listCodeInfos(answer?.markdown ?? ''), answer?.state !== 'streaming');
      if (answer?.state === 'streaming') {
        this.#spokenBlocks ??= 0;
        appendCaret(fragment);
      }
      updateBlocks(text, fragment);
      this.#speak(text, answer);
    }
    this.#lookAgain(answer?.proposals.map(({ proposal }) => proposal) ?? []);
  }

  /** *Undo* goes when it would be refused. */
  #lookAgain(proposals: readonly Proposal[]): void {
    clearTimeout(this.#lookingAgain);
    const now = Date.now();
    const ends = proposals.flatMap((proposal) => undoEndsIn(proposal, now) ?? []);
    if (ends.length > 0) this.#lookingAgain = setTimeout(() => this.requestUpdate(), Math.min(...ends) + 1);
  }

  #lookingAgain: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#lookingAgain);
    clearTimeout(this.#emptying);
  }

  #links: readonly (RecordLink | undefined)[] = [];

  #renderEdit(): TemplateResult {
    const label = words.editQuestion;
    return html`<button type="button" class="icon-btn edit" aria-label=${label} title=${label} @click=${() => this.actions.edit(this.exchange)}>
      ${icon('edit', 's12')}
    </button>`;
  }

  /** What an answer has beside its text. */
  #renderParts(answer: CoachAnswer): TemplateResult {
    return html`${answer.charts.map(({ chart }) => renderChart(chart, (link) => this.actions.openRecord(link)))}
      ${answer.proposals.map(({ proposal }) => this.#renderProposal(proposal))}
      ${answer.reading === undefined ? nothing : this.#renderReading(answer.reading)}
      ${answer.runs.map((run) => renderRun(run, this.runs.get(run.requestId), this.actions))}
      ${answer.notices.map(({ message }) => html`<p class="small muted">${message}</p>`)}
      ${answer.usage === undefined ? nothing : this.#renderUsage(answer.usage)}
      ${answer.canAskModel === true ? this.#renderFree() : nothing}`;
  }

  #renderReading(reading: CoachReading): TemplateResult {
    return html`<vireo-reading .reading=${reading} .choose=${this.actions.askAs}></vireo-reading>`;
  }

  #renderProposal(proposal: Proposal): TemplateResult {
    const { id } = proposal;
    const card = { proposal, isBusy: id === this.busyWith, refusal: this.refusals.get(id), now: Date.now() };
    return renderProposal(card, this.actions);
  }

  #renderUsage(usage: Usage): TemplateResult {
    const formats = userFormats();
    const tokens = words.tokens(
      formats.count(String(usage.inputTokens)),
      formats.count(String(usage.outputTokens)),
    );
    const cost = usage.isEstimated ? `${usage.costText} (${words.estimated})` : usage.costText;
    return html`<p class="usage small muted">
      <span title=${`${usage.reason}\n${tokens}`}>${usage.title} · ${cost}</span>
      <button type="button" class="ghost" @click=${() => this.actions.showSent(this.exchange.messageId)}>${words.sent}</button>
    </p>`;
  }

  /** Of a figure that no model was asked for. */
  #renderFree(): TemplateResult {
    const ask = () => this.actions.retry(this.exchange, 'model');
    return html`<p class="usage small muted">
      <span>${words.byBuiltIn}</span>
      ${this.isLast ? html`<button type="button" class="ghost" @click=${ask}>${words.askModel}</button>` : nothing}
    </p>`;
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
      // Of a block of code what it says, without the buttons above it.
      line.textContent = (block.matches('.code') ? block.querySelector('pre') : block)?.textContent ?? '';
      region?.append(line);
    }
    this.#spokenBlocks = complete;
    clearTimeout(this.#emptying);
    // Heard by then: what stands here any longer is read a second time.
    this.#emptying = setTimeout(() => region?.replaceChildren(), heardAfterMs);
  }

  #emptying: ReturnType<typeof setTimeout> | undefined;

  #renderEnd(answer: CoachAnswer): TemplateResult | typeof nothing {
    switch (answer.state) {
      case 'stopped':
        return html`<p class="small muted">${words.stopped}</p>`;
      case 'failed':
        return this.#renderFailure(answer);
      case 'done':
        if (answer.canContinue === true && this.isLast) return this.#renderWaysOn();
        // Words that no slot takes have their ways on beside them.
        return answer.choices.length > 0 && answer.reading?.unused === undefined
          ? this.#renderChoices(answer.choices)
          : nothing;
      case 'streaming':
        return nothing;
    }
  }

  #renderFailure({ failure, markdown, coach }: CoachAnswer): TemplateResult {
    const isCut = markdown !== '' && coach === 'model';
    return html`<div class="notice" role="alert">
      ${icon('error', 'danger')}
      <p>${failure?.message ?? ''}</p>
      ${
        this.isLast
          ? html`<div class="row">
              ${isCut ? this.#renderButton(words.continue, () => this.actions.continue(this.exchange)) : nothing}
              ${this.#renderButton(words.retry, () => this.actions.retry(this.exchange, coach === 'model' ? coach : undefined), icon('refresh', 's12'))}
              ${
                coach === 'model'
                  ? this.#renderButton(words.useBuiltIn, () => this.actions.retry(this.exchange, 'built-in'))
                  : nothing
              }
            </div>`
          : nothing
      }
    </div>`;
  }

  /** Of an answer that is not whole; a notice above says why. */
  #renderWaysOn(): TemplateResult {
    return html`<div class="row">
      ${this.#renderButton(words.continue, () => this.actions.continue(this.exchange))}
      ${this.#renderButton(words.retry, () => this.actions.retry(this.exchange, 'model'), icon('refresh', 's12'))}
    </div>`;
  }

  #renderChoices(choices: readonly string[]): TemplateResult {
    return html`<div class="choices" role="group" aria-label=${words.choose}>
      ${choices.map((choice) => this.#renderButton(choice, () => this.actions.ask(choice)))}
    </div>`;
  }

  #renderButton(label: string, act: () => void, before?: TemplateResult): TemplateResult {
    return html`<vscode-button secondary class="compact" @keydown=${activateOnKeys} @click=${act}
      >${before ?? nothing}${label}</vscode-button
    >`;
  }

  readonly #onClick = (event: Event): void => {
    if (!(event.target instanceof Element)) return;
    const target = event.target.closest(`[${recordAttribute}]`);
    const link = this.#links[Number(target?.getAttribute(recordAttribute) ?? -1)];
    if (link !== undefined) this.actions.openRecord(link);
    const code = readCodeAct(event.target);
    if (code === undefined) return;
    const text = this.renderRoot.querySelectorAll('.text pre')[code.index]?.textContent ?? '';
    this.actions.code(code.act, text, listCodeInfos(this.exchange.answer?.markdown ?? '')[code.index]);
  };
}

function isWaiting(answer: CoachAnswer | undefined): boolean {
  const proposals = answer?.proposals ?? [];
  return (
    proposals.length === 0 ||
    proposals.some(({ proposal: { state } }) => ['waiting', 'failed'].includes(state))
  );
}

function removeWaitingSentence(fragment: DocumentFragment): void {
  const sentences: readonly string[] = Object.values(waitingSentences);
  for (const paragraph of fragment.querySelectorAll('p'))
    if (sentences.includes(paragraph.textContent ?? '')) paragraph.remove();
}

/** Figures that match nothing are no buttons, and say so to whoever sees or hears them. */
function nameUnfound(fragment: DocumentFragment, links: readonly (RecordLink | undefined)[]): void {
  for (const button of fragment.querySelectorAll(`[${recordAttribute}]`)) {
    if (links[Number(button.getAttribute(recordAttribute))] !== undefined) continue;
    const figure = document.createElement('span');
    figure.className = 'unfound';
    figure.title = words.notFound;
    const said = document.createElement('span');
    said.className = 'sr';
    said.textContent = ` (${words.notFound})`;
    figure.append(...button.childNodes, said);
    button.replaceWith(figure);
  }
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

/** What comes before the words: thoughts and tools. */
function renderWay({ thoughts, tools }: CoachAnswer): TemplateResult {
  return html`${thoughts === undefined ? nothing : renderThoughts(thoughts)}${tools.map(renderTool)}`;
}

/** Folded: what a model thinks aloud is no part of its answer. */
function renderThoughts(thoughts: string): TemplateResult {
  return html`<details class="fold">
    <summary>${icon('chevron-right', 's12')}${words.thoughts}</summary>
    <p>${thoughts.trim()}</p>
  </details>`;
}

function renderThinking(): TemplateResult {
  return html`<p><span class="caret" aria-hidden="true"></span><span class="sr" role="status">${words.thinking}</span></p>`;
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
