/** Small buttons at the end of a row; each names what it acts on. */
import { html, type TemplateResult } from 'lit';
import { type IconName, icon } from './icons.ts';

export interface RowAct<Message> {
  readonly name: IconName;
  /** `Edit…` */
  readonly label: string;
  readonly message: Message;
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
    ({ name, label, message }) =>
      html`<button type="button" class="icon-btn" aria-label=${words.of(label, what)} title=${label} @click=${() => send(message)}>${icon(name)}</button>`,
  )}</span>`;
}
