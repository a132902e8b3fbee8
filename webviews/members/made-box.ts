/** A key, or the link of an invitation, as it was made: shown once, and kept nowhere. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../components/icons.ts';
import { activateOnKeys } from '../components/keys.ts';
import { type MembersPart, printDay, renderButton } from './members-parts.ts';
import type { Made } from './messages.ts';

interface MadePart extends MembersPart {
  readonly isCopied: boolean;
  readonly copy: () => void;
  readonly close: () => void;
}

export function renderMade(made: Made, { reader, isCopied, copy, close }: MadePart): TemplateResult {
  const { words } = reader;
  const { kind, name, text, isMailed, until } = made;
  const title = kind === 'key' ? words.madeKeyTitle : words.madeLinkTitle(name);
  const note = kind === 'key' ? words.madeKeyNote : isMailed ? words.mailed : words.notMailed;
  return html`<div class="body">
      <section class="sec" aria-labelledby="rail-title" role="status">
        <h2 id="rail-title" tabindex=${text === '' ? '-1' : nothing}>${title}</h2>
        ${kind === 'key' ? html`<p>${name}</p>` : ''}
        ${text === '' ? html`<p>${note}</p>` : renderSecret(made, note, words.secret[kind])}
        ${until === null ? '' : html`<p class="small muted">${words.holdsUntil(printDay(until, reader))}</p>`}
      </section>
    </div>
    <div class="end">
      <span class="grow small muted" role="status">${isCopied ? words.copied : ''}</span>
      ${renderButton({ text: words.done, act: close })}
      ${text === '' ? '' : html`<vscode-button @keydown=${activateOnKeys} @click=${copy}>${icon('copy')}${words.copy}</vscode-button>`}
    </div>`;
}

function renderSecret({ text }: Made, note: string, label: string): TemplateResult {
  return html`<textarea class="input mono secret" readonly rows="4" spellcheck="false" aria-label=${label} .value=${text} @focus=${selectAll}></textarea>
    <p class="notice">${icon('warning', 'warn')}<span>${note}</span></p>`;
}

function selectAll({ currentTarget: field }: Event): void {
  if (field instanceof HTMLTextAreaElement) field.select();
}
