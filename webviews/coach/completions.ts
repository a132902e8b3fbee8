/**
 * What a message may become while it is typed: asked for a moment after the last key, shown until the text is another. Arrows and
 * Tab take one; Enter sends what was typed.
 */
import { css, html, type TemplateResult } from 'lit';
import { DelayedCall } from '../components/delayed-call.ts';
import { icon } from '../components/icons.ts';
import type { CompletionOffer } from './messages.ts';
import { words } from './words.ts';

/** Nothing is asked for between two letters of who types at a usual pace. */
const pauseMs = 120;
/** What the backend reads. */
const longest = 200;

export class Completions {
  readonly #ask: (request: number, text: string) => void;
  readonly #delay = new DelayedCall(() => this.#send(), pauseMs);
  #text = '';
  /** The latest; answers to others are stale. */
  #request = 0;
  #offers: readonly CompletionOffer[] = [];

  constructor(ask: (request: number, text: string) => void) {
    this.#ask = ask;
  }

  get offers(): readonly CompletionOffer[] {
    return this.#offers;
  }

  /** @param text undefined where the end of a message is not what is typed */
  look(text: string | undefined): void {
    this.close();
    this.#text = text ?? '';
    if (this.#text.trim().length > 1 && this.#text.length <= longest && !this.#text.includes('\n'))
      this.#delay.request();
  }

  take(request: number, offers: readonly CompletionOffer[]): void {
    if (request === this.#request) this.#offers = offers;
  }

  close(): void {
    this.#delay.cancel();
    this.#request += 1;
    this.#offers = [];
  }

  #send(): void {
    this.#ask(this.#request, this.#text);
  }
}

const icons = {
  client: 'organization',
  project: 'folder',
  period: 'calendar',
  measure: 'graph',
  group: 'layers',
} as const;

export function renderCompletion({ kind, label }: CompletionOffer, typed: string): TemplateResult {
  return html`${icon(icons[kind])}<span class="cut grow">${markTyped(label, typed)}</span><span class="small muted">${words.completionKinds[kind]}</span>`;
}

/** The beginnings of words that were typed. */
function markTyped(label: string, typed: string): readonly (string | TemplateResult)[] {
  const begun = typed.toLowerCase().split(/\s+/).filter(Boolean);
  return label.split(/(?<=\s)/).flatMap((word) => {
    const same = begun.find((one) => word.toLowerCase().startsWith(one));
    if (same === undefined) return [word];
    return [html`<mark>${word.slice(0, same.length)}</mark>`, word.slice(same.length)];
  });
}

export function renderKeys(): TemplateResult {
  return html`<p class="keys" aria-hidden="true">
    <span><kbd>↑</kbd><kbd>↓</kbd>${words.keyChoose}</span><span><kbd>Tab</kbd>${words.keyTake}</span><span><kbd>Enter</kbd>${words.keySend}</span>
  </p>`;
}

export const completionStyles = css`
  mark { background: none; color: inherit; font-weight: 600; }
  .keys { display: flex; flex-wrap: wrap; gap: 0 12px; padding: 4px 8px; border-top: 1px solid var(--line); font: var(--t-small) var(--vscode-font-family); color: var(--muted); white-space: nowrap; }
  kbd { display: inline-block; min-width: 16px; margin-right: 4px; padding: 0 4px; border: 1px solid var(--control-line); border-radius: 3px; font: inherit; line-height: 14px; text-align: center; color: var(--text); }
`;
