/** Comments that were being written when their week was decided elsewhere: they can still be sent. */
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { activateOnKeys } from '../components/keys.ts';
import { renderCommentField } from './comment-field.ts';
import type { CommentDraft } from './messages.ts';
import type { Words } from './words.ts';

export interface UnsentComments {
  readonly words: Words;
  /** By id of the week. */
  readonly drafts: readonly (readonly [string, CommentDraft])[];
  readonly type: (weekId: string, text: string) => void;
  readonly send: (weekId: string) => void;
  readonly discard: (weekId: string) => void;
}

export function renderUnsent({
  words,
  drafts,
  type,
  send,
  discard,
}: UnsentComments): TemplateResult | typeof nothing {
  if (drafts.length === 0) return nothing;
  return html`${repeat(
    drafts,
    ([id]) => id,
    ([id, { name, text }]) => html`<section class="told">
      <p>${words.unsent(name)}</p>
      <div class="row say">
        ${renderCommentField({
          words,
          weekId: id,
          label: words.commentOn(name),
          text,
          type: (typed) => type(id, typed),
          send: () => send(id),
        })}
        <vscode-button secondary @keydown=${activateOnKeys} @click=${() => discard(id)}>${words.discard}</vscode-button>
      </div>
    </section>`,
  )}`;
}
