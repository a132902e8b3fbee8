/** Small buttons at the end of a row; each names what it acts on. */
import { html, nothing, type TemplateResult } from 'lit';
import type { Need } from '../../src/contract/policy/needs.ts';
import { type IconName, icon } from './icons.ts';

export interface RowAct<Message> {
  readonly name: IconName;
  /** `Edit…` */
  readonly label: string;
  readonly message: Message;
  /** Of the role of the user. */
  readonly needs?: Need;
}

interface ActsPart<Message> {
  readonly words: { readonly of: (act: string, what: string) => string };
  readonly send: (message: Message) => void;
}

export function renderActs<Message>(
  what: string,
  acts: readonly RowAct<Message>[],
  { words, send }: ActsPart<Message>,
): TemplateResult {
  return html`<span class="row">${acts.map(
    ({ name, label, message, needs }) =>
      html`<button type="button" class="icon-btn" data-needs=${needs ?? nothing} aria-label=${words.of(label, what)} title=${label} @click=${() => send(message)}>${icon(name)}</button>`,
  )}</span>`;
}
