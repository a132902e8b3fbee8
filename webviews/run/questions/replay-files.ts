/** A replay whose files have changed since: in which it goes on, those of then or those of today. */
import { html, nothing, type TemplateResult } from 'lit';
import type { ReplayFiles } from '../../../src/contract/work/questions/replay-question.ts';
import type { Draft } from '../choice.ts';
import { visible } from '../diff-rows.ts';
import type { FilesQuestion } from '../messages.ts';
import type { RunPart } from '../run-parts.ts';

export interface FilesView {
  readonly question: FilesQuestion;
  readonly draft: Draft;
  readonly isSending: boolean;
  readonly take: (files: ReplayFiles) => void;
}

/** As it is proposed, or as the user chose. */
export function filesOf({ files }: FilesQuestion, draft: Draft): ReplayFiles {
  return draft.files ?? files;
}

export function renderFiles(view: FilesView, { words }: RunPart): TemplateResult {
  const { question, draft, isSending, take } = view;
  const { differing, count } = question;
  const chosen = filesOf(question, draft);
  const choice = (files: ReplayFiles) => html`<label class="choice"><input
      type="radio" name="files" value=${files} aria-describedby=${`why-${files}`}
      .checked=${chosen === files} ?disabled=${isSending} @change=${() => take(files)}
    /><span>${words.replayed[files]}<br><small class="muted" id=${`why-${files}`}>${words.replayed.why[files]}</small></span></label>`;
  return html`<div class="title"><h2 id="st">${words.replayed.title}</h2></div>
    <p>${words.replayed.differ(count)}</p>
    <ul>
      ${differing.map((file) => html`<li class="mono cut" title=${visible(file)}>${visible(file)}</li>`)}
      ${count > differing.length ? html`<li class="muted">${words.replayed.more(count - differing.length)}</li>` : nothing}
    </ul>
    <fieldset class="choices"><legend>${words.replayed.choose}</legend>${choice('snapshot')}${choice('today')}</fieldset>`;
}
