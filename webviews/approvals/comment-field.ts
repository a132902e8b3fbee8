/** Where a comment is written: below its week, or by itself where the week is gone from the list. */
import { html, type TemplateResult } from 'lit';
import { activateOnKeys } from '../components/keys.ts';
import type { Words } from './words.ts';

export interface CommentField {
  readonly words: Words;
  /** Of the week; the field has the same name in both places, so that the focus finds it again. */
  readonly weekId: string;
  readonly label: string;
  readonly text: string;
  readonly type: (text: string) => void;
  readonly send: () => void;
}

export function fieldIdOf(weekId: string): string {
  return `comment-${weekId}`;
}

export function renderCommentField(field: CommentField): TemplateResult {
  const { words, weekId, label, text, type, send } = field;
  const onInput = ({ target }: Event): void => {
    if (target instanceof HTMLInputElement) type(target.value);
  };
  const onKey = ({ key }: KeyboardEvent): void => {
    if (key === 'Enter') send();
  };
  return html`<input class="input" data-needs="timesheet:comment" id=${fieldIdOf(weekId)} aria-label=${label} placeholder=${label} maxlength="10000"
      .value=${text} @input=${onInput} @keydown=${onKey} />
    <vscode-button secondary data-needs="timesheet:comment" @keydown=${activateOnKeys} @click=${send}>${words.send}</vscode-button>`;
}
