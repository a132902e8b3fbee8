/** What of a run would be published: branch, base, title and text, each as the user wants them, and where it goes. */
import { html, nothing, type TemplateResult } from 'lit';
import type { PublishChoice } from '../../src/contract/work/publish.ts';
import { icon } from '../components/icons.ts';
import type { Draft } from './choice.ts';
import { visible } from './diff-rows.ts';
import type { PublishAsked } from './messages.ts';
import { type RunPart, renderSentence } from './run-parts.ts';

export interface PublishView {
  readonly question: PublishAsked;
  readonly draft: Draft;
  readonly isSending: boolean;
  readonly choose: (choice: PublishChoice) => void;
}

/** As it is proposed, with what the user changed of it. */
export function choiceOf({ publish }: PublishAsked, { choice }: Draft): PublishChoice {
  const { branch, base, title, body, pullRequest } = publish;
  return choice ?? { branch, base, title, body, pullRequest };
}

/** Undefined where all that is needed is there. */
export function findGap(question: PublishAsked, draft: Draft): 'branch' | 'base' | 'title' | undefined {
  const choice = choiceOf(question, draft);
  return (['branch', 'base', 'title'] as const).find((name) => choice[name].trim() === '');
}

export function renderPublish(view: PublishView, { words }: RunPart): TemplateResult {
  const { question, draft, isSending, choose } = view;
  const { title, text, publish } = question;
  const choice = choiceOf(question, draft);
  // Why it is asked again.
  const problem = /^\*\*(.+)\*\*$/m.exec(text.split('\n\n')[0] ?? '')?.[1];
  const line = (name: 'branch' | 'base' | 'title') => html`<div class="field">
    <label for=${`to-${name}`}>${words.publish[name]}</label>
    <input
      id=${`to-${name}`} class="input" maxlength="200" autocomplete="off" aria-required="true"
      aria-invalid=${String(choice[name].trim() === '')}
      .value=${choice[name]} ?readonly=${isSending}
      @input=${(event: Event) => choose({ ...choice, [name]: (event.target as HTMLInputElement).value })}
    />
  </div>`;
  return html`<div class="title"><h2 id="st">${title}</h2></div>
    ${problem === undefined ? nothing : html`<div class="notice">${icon('warning', 'warn')}<p>${renderSentence(problem)}</p></div>`}
    ${line('branch')}
    <label class="choice"><input
      type="checkbox" .checked=${choice.pullRequest} ?disabled=${isSending}
      @change=${(event: Event) => choose({ ...choice, pullRequest: (event.target as HTMLInputElement).checked })}
    /><span>${words.publish.pullRequest}</span></label>
    ${choice.pullRequest ? line('base') : nothing}
    ${line('title')}
    <div class="field">
      <label for="to-body">${words.publish.body}</label>
      <textarea
        id="to-body" class="input" rows="6" maxlength="50000" .value=${choice.body} ?readonly=${isSending}
        @input=${(event: Event) => choose({ ...choice, body: (event.target as HTMLTextAreaElement).value })}
      ></textarea>
    </div>
    <section aria-labelledby="of">
      <h3 id="of">${words.files(publish.files.length)}</h3>
      <ul>${publish.files.map((file) => html`<li class="mono cut" title=${visible(file)}>${visible(file)}</li>`)}</ul>
    </section>`;
}
