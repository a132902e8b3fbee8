/**
 * `<vireo-explain>`: why a finding matters, the way of its value step by step, how to fix it. It shows what the host
 * sends and asks the host to act; which step is current is its own.
 */

import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { inBackground } from '../../src/contract/background/in-background.ts';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { sentenceOf } from '../../src/contract/findings/weak-link.ts';
import { ownWordsOf } from '../../src/contract/own-words.ts';
import { DelayedCall } from '../components/delayed-call.ts';
import { userFormats } from '../components/formats.ts';
import { type IconName, icon } from '../components/icons.ts';
import { SkeletonController, skeleton } from '../components/skeleton.ts';
import { baseStyles, controlStyles } from '../components/styles.ts';
import type { ViewHost } from '../host.ts';
import { renderAside } from './aside.ts';
import { indentStyles, renderExample } from './code-block.ts';
import { isDismissed, renderHeader } from './explain-header.ts';
import { explainStyles } from './explain-styles.ts';
import { placeOfStep, renderFlow, stepAfter, stepCount } from './flow.ts';
import type {
  ExplainContent,
  ExplainHostMessage,
  ExplainPlace,
  ExplainViewMessage,
  ExplainViewState,
  ShownExplanation,
  ShownFinding,
} from './messages.ts';
import { proseLanguage, renderProse, renderSentence } from './prose.ts';
import { type PaintFor, plain } from './syntax/pieces.ts';
import { type Words, words } from './words.ts';

export type ExplainHost = ViewHost<ExplainHostMessage, ExplainViewMessage, ExplainViewState>;

/** An arrow key that is held down moves the editor once, where it comes to rest. */
const revealAfterMs = 60;

export class VireoExplain extends LitElement {
  static override properties = {
    _content: { state: true },
    _phase: { state: true },
    _current: { state: true },
    _news: { state: true },
    _paintFor: { state: true },
  };
  static override styles = [baseStyles, controlStyles, explainStyles, indentStyles];

  declare _content: ExplainContent | undefined;
  declare _phase: 'loading' | 'missing' | 'shown' | 'updating';
  declare _current: number;
  declare _news: string;
  declare _paintFor: PaintFor;

  readonly #words: Words = words;
  readonly #revealing = new DelayedCall(() => this.#reveal(this.#placeOfCurrent(), false), revealAfterMs);
  #host: ExplainHost | undefined;
  #stopListening: (() => void) | undefined;
  #wantsFocus = false;

  constructor() {
    super();
    new SkeletonController(this);
    this._phase = 'loading';
    this._current = 0;
    this._news = '';
    this._paintFor = plain;
  }

  /** Called once by the page: from here on the view lives. */
  connect(host: ExplainHost): void {
    this.#host = host;
    this._current = host.loadState()?.step ?? 0;
    this.#stopListening = host.listen((message) => this.#receive(message));
    host.send({ type: 'ready' });
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener('keydown', this.#leaveOnEscape);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener('keydown', this.#leaveOnEscape);
    this.#revealing.cancel();
    this.#stopListening?.();
  }

  override render(): TemplateResult {
    if (this._phase === 'loading') return skeleton;
    const content = this._content;
    if (this._phase === 'missing' || content === undefined) return this.#renderMissing();
    const words = this.#words;
    return html`${renderHeader({
      content,
      isUpdating: this._phase === 'updating',
      words,
      actions: this.#actions,
    })}
      <div class="standing" role="status">${this.#renderStanding(content)}</div>
      <main class="page">
        <div class="story">${this.#renderStory(content)}</div>
        ${renderAside({
          content,
          words,
          paintFor: this._paintFor,
          applyFix: this.#actions.applyFix,
          changeRecord: (action) => this.#host?.send({ type: 'changeRecord', action }),
          showElsewhere: (index) => this.#reveal({ kind: 'elsewhere', index }, false),
        })}
        ${this.#renderExamples(content.explanation)}
      </main>
      <p class="sr" role="status">${this._news}</p>`;
  }

  override updated(changed: PropertyValues): void {
    const content = this._content;
    if (content !== undefined && (changed.has('_content') || changed.has('_current')))
      this.#host?.saveState({ target: content.target, step: this._current });
    if (this.#wantsFocus && content !== undefined) this.#focusFromOutside();
  }

  #renderMissing(): TemplateResult {
    const { missingTitle, missing } = this.#words;
    return html`<main class="missing"><h1 tabindex="-1">${missingTitle}</h1><p>${missing}</p></main>`;
  }

  #renderStanding(content: ExplainContent): TemplateResult | typeof nothing {
    const { standing, asOf, explanation } = content;
    const { standings, unknownRule } = this.#words;
    const notice = (name: IconName, tone: string, text: string) =>
      html`<div class="notice">${icon(name, tone)}<p>${text}</p></div>`;
    if (standing === 'gone') return notice('history', 'warn', standings.gone(userFormats().timeOf(asOf)));
    if (standing === 'mended') return notice('pass', 'ok', standings.mended);
    if (standing !== 'current') return notice('history', 'warn', standings[standing]);
    const { setAside } = explanation.finding ?? {};
    if (content.record?.state === 'resolved') return notice('pass', 'ok', standings.resolved);
    if (isDismissed(content)) return notice('mute', '', standings.dismissed);
    if (setAside !== undefined) return notice('mute', '', this.#words.setAside(setAside));
    return explanation.isKnownRule ? nothing : notice('info', '', unknownRule);
  }

  #renderStory({ explanation }: ExplainContent): TemplateResult {
    const { finding, why } = explanation;
    const words = this.#words;
    const ownWords = ownWordsOf(explanation);
    return html`${finding === undefined ? nothing : html`<p class="message" lang=${finding.language ?? proseLanguage}>${renderSentence(finding.message)}</p>`}
      ${this.#renderWeakLink(explanation)}
      ${
        ownWords === undefined
          ? nothing
          : html`<section aria-labelledby="own">
            <h2 id="own">${words.ownWords(finding?.broughtBy ?? '')}</h2>
            ${renderProse(ownWords)}
          </section>`
      }
      ${
        why === undefined
          ? nothing
          : html`<section aria-labelledby="why"><h2 id="why">${words.why}</h2>${renderProse(why, explanation.language)}</section>`
      }
      ${
        finding === undefined
          ? nothing
          : renderFlow({
              finding,
              current: this._current,
              words,
              paintFor: this._paintFor,
              choose: (index, enter) => this.#choose(index, enter),
              walk: (key) => this.#walk(finding, key),
            })
      }`;
  }

  #renderWeakLink({ finding, severity }: ShownExplanation): TemplateResult | typeof nothing {
    const words = this.#words;
    const tell = finding?.weakLink && sentenceOf(words.weakLinks, finding.weakLink);
    return tell === undefined ? nothing : html`<p class="weak">${tell(words.severities[severity])}</p>`;
  }

  #renderExamples({ example }: ShownExplanation): TemplateResult | typeof nothing {
    if (example === undefined) return nothing;
    const words = this.#words;
    const paint = this._paintFor(example.language);
    return html`<section class="example" aria-labelledby="example">
      <h2 id="example">${words.example}</h2>
      <div class="examples">
        <div><h3 class="state danger">${icon('error')}${words.bad}</h3>${renderExample(example.bad, words.bad, paint)}</div>
        <div><h3 class="state ok">${icon('pass')}${words.good}</h3>${renderExample(example.good, words.good, paint)}</div>
      </div>
    </section>`;
  }

  readonly #actions = {
    goToCode: (): void => this.#reveal({ kind: 'finding' }, true),
    copy: (): void => this.#host?.send({ type: 'copy' }),
    askCoach: (): void => this.#host?.send({ type: 'askCoach' }),
    askAgent: (): void => this.#host?.send({ type: 'askAgent' }),
    suppress: (): void => this.#host?.send({ type: 'suppress' }),
    dismiss: (): void => this.#host?.send({ type: 'dismiss' }),
    applyFix: (index: number): void => {
      const title = this._content?.explanation.finding?.fixes[index]?.title;
      if (title !== undefined) this.#host?.send({ type: 'applyFix', index, title });
    },
  };

  #placeOfCurrent(): ExplainPlace {
    const finding = this._content?.explanation.finding;
    return finding === undefined ? { kind: 'finding' } : placeOfStep(finding, this._current);
  }

  #walk(finding: ShownFinding, key: string): boolean {
    const next = stepAfter(key, this._current, stepCount(finding));
    if (next !== undefined) this.#choose(next, false);
    return next !== undefined;
  }

  #choose(index: number, enter: boolean): void {
    this._current = index;
    if (enter) {
      this.#revealing.cancel();
      this.#reveal(this.#placeOfCurrent(), true);
      return;
    }
    this.#revealing.request();
    inBackground(
      this.updateComplete.then(() => this.#focusCurrent()),
      'Explanation',
    );
  }

  #reveal(place: ExplainPlace, enter: boolean): void {
    this.#host?.send({ type: 'reveal', place, enter });
  }

  readonly #leaveOnEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.isComposing || event.defaultPrevented) return;
    this.#revealing.cancel();
    this.#host?.send({ type: 'leave' });
  };

  /** The step that is walked from next; where there is none, what it is about. */
  #focusCurrent(): void {
    const step = this.renderRoot.querySelector<HTMLElement>('.step[tabindex="0"]');
    const target = step ?? this.renderRoot.querySelector<HTMLElement>('h1');
    this.#wantsFocus = target === null;
    target?.focus({ preventScroll: true });
    // The code below it, too.
    step?.closest('li')?.scrollIntoView({ block: 'nearest' });
  }

  /** Who comes here reads from the top; only where somebody had walked on does the page go along. */
  #focusFromOutside(): void {
    const isAtBegin = this._current === 0;
    const { scrollX, scrollY } = window;
    this.#focusCurrent();
    if (isAtBegin) window.scrollTo(scrollX, scrollY);
  }

  #receive(message: ExplainHostMessage): void {
    switch (message.type) {
      case 'explanation':
        this.#show(message);
        break;
      case 'missing':
        this._phase = 'missing';
        break;
      case 'updating':
        if (this._phase === 'shown') this._phase = 'updating';
        break;
      case 'done':
        this.#tell(this.#words[message.what]);
        break;
      case 'focus':
        inBackground(
          this.updateComplete.then(() => this.#focusFromOutside()),
          'Explanation',
        );
        break;
    }
  }

  #show(content: ExplainContent): void {
    const before = this._content;
    if (before !== undefined && !isSame(before, content) && !this.#isEdited(before, content)) {
      this._current = 0;
      window.scrollTo(0, 0);
    }
    const { finding } = content.explanation;
    this._current = finding === undefined ? 0 : Math.min(this._current, stepCount(finding) - 1);
    this._content = content;
    this._phase = 'shown';
    if (this._paintFor === plain) inBackground(this.#loadColours(), 'Explanation');
  }

  /** Code is readable without them: it never waits. */
  async #loadColours(): Promise<void> {
    const { paintFor } = await import('./syntax/highlight.ts');
    this._paintFor = paintFor;
  }

  /** An edit of its own code gives a finding another fingerprint. */
  #isEdited({ target: one, explanation }: ExplainContent, content: ExplainContent): boolean {
    const { target: other } = content;
    const isSameFile = one.kind === 'finding' && other.kind === 'finding' && one.uri === other.uri;
    return this._phase === 'updating' && isSameFile && explanation.ruleId === content.explanation.ruleId;
  }

  /** The same words twice are said twice. */
  #tell(news: string): void {
    this._news = this._news === news ? `${news}\u00a0` : news;
  }
}

function isSame({ target: one }: ExplainContent, { target: other }: ExplainContent): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

customElements.define('vireo-explain', VireoExplain);
