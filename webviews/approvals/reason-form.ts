/** The reason for a rejection, or for opening weeks again, asked in place; Enter sends it, Esc leaves it. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../components/icons.ts';
import { activateOnKeys } from '../components/keys.ts';
import type { Words } from './words.ts';

export interface ReasonForm {
  readonly words: Words;
  readonly value: string;
  /** True once it was sent without words. */
  readonly isMissing: boolean;
  /** Of the button that sends it. */
  readonly sendLabel: string;
  readonly type: (value: string) => void;
  readonly send: () => void;
  readonly leave: () => void;
}

export function renderReasonForm(form: ReasonForm): TemplateResult {
  const { words, value, isMissing, sendLabel, type, send, leave } = form;
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') {
      // The focus goes on to a button, which the rest of this key would press.
      event.preventDefault();
      send();
    }
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    leave();
  };
  const onInput = ({ target }: Event): void => {
    if (target instanceof HTMLInputElement) type(target.value);
  };
  return html`<div class="reason-form">
    <div class="field grow">
      <label for="reason">${words.reason}</label>
      <input id="reason" class="input" maxlength="2000" .value=${value} placeholder=${words.reasonHint}
        aria-invalid=${isMissing ? 'true' : 'false'} aria-describedby=${isMissing ? 'reason-missing' : nothing}
        @input=${onInput} @keydown=${onKey} />
      ${isMissing ? html`<p class="reason" id="reason-missing">${icon('error', 's12')}${words.reasonNeeded}</p>` : nothing}
    </div>
    <vscode-button @keydown=${activateOnKeys} @click=${send}>${sendLabel}</vscode-button>
    <vscode-button secondary @keydown=${activateOnKeys} @click=${leave}>${words.cancel}</vscode-button>
  </div>`;
}
