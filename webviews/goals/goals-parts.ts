/** What every part of the page is given, and buttons that each row has. */
import { html, type TemplateResult } from 'lit';
import { type IconName, icon } from '../components/icons.ts';
import type { GoalsViewMessage } from './messages.ts';
import type { Words } from './words.ts';

export interface GoalsPart {
  readonly words: Words;
  readonly send: (message: GoalsViewMessage) => void;
}

interface Act {
  readonly name: IconName;
  /** `Edit…` */
  readonly label: string;
  readonly message: GoalsViewMessage;
}

/** Small buttons at the end of a row; each names what it acts on. */
export function renderActs(what: string, acts: readonly Act[], { words, send }: GoalsPart): TemplateResult {
  return html`<span class="row">${acts.map(
    ({ name, label, message }) =>
      html`<button type="button" class="icon-btn" aria-label=${words.of(label, what)} title=${label} @click=${() => send(message)}>${icon(name)}</button>`,
  )}</span>`;
}
