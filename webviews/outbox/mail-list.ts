/** Mails by what becomes of them, and the one that is open. */

import { html, nothing, type TemplateResult } from 'lit';
import { renderActs } from '../components/row-acts.ts';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import type { IconName } from '../components/icons.ts';
import { icon } from '../components/icons.ts';
import { activateOnKeys } from '../components/keys.ts';
import type { MailRow, OpenedMail, OutboxContent } from './messages.ts';
import { type OutboxPart, renderState } from './outbox-parts.ts';

const actIcons: Readonly<Record<MailRow['acts'][number], IconName>> = {
  sendAgain: 'send',
  release: 'send',
  drop: 'circle-slash',
  enterPassword: 'key',
};

export function renderMails(content: OutboxContent, part: OutboxPart): TemplateResult {
  const { words, send } = part;
  const { asks, waits, over, accounts, hasMore } = content;
  const groups = [
    [words.asks, asks],
    [words.waits, waits],
    [words.over, over],
  ] as const;
  if (groups.every(([, mails]) => mails.length === 0))
    return html`<p class="muted none">${accounts.length === 0 ? words.noMailAccount : words.noMail}</p>`;
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.mails}>
    <table class="list mails" role="table" aria-labelledby="mail-title">
      <thead><tr role="row">
        <th scope="col">${words.state}</th>
        <th scope="col">${words.subject}</th>
        <th scope="col" class="when">${words.when}</th>
        <th scope="col"><span class="sr">${words.actions}</span></th>
      </tr></thead>
      ${groups.map(([title, mails]) => (mails.length === 0 ? nothing : renderGroup(title, mails, part)))}
    </table>
  </div>
  ${hasMore ? html`<button type="button" class="link more" @click=${() => send({ type: 'more' })}>${words.more}</button>` : nothing}`;
}

function renderGroup(title: string, mails: readonly MailRow[], part: OutboxPart): TemplateResult {
  return html`<tbody>
    <tr role="row" class="group"><th colspan="4" scope="rowgroup" role="rowheader">${title}</th></tr>
    ${mails.map((mail) => renderMail(mail, part))}
  </tbody>`;
}

function renderMail(mail: MailRow, part: OutboxPart): TemplateResult {
  const { words, openId, send } = part;
  const { id, subject, to, at, note, link, acts } = mail;
  const isOpen = id === openId;
  return html`<tr role="row" class=${isOpen ? 'open' : ''}>
    <td class="nowrap" role="cell">${renderState(mail)}</td>
    <th scope="row" role="rowheader"><button type="button" class="link" data-mail=${id} aria-expanded=${isOpen ? 'true' : 'false'} title=${words.open} @click=${() => send({ type: 'open', id })}>${subject}</button><small>${to}</small>${note === '' ? nothing : html`<small class="note">${note}</small>`}</th>
    <td class="nowrap when" role="cell" data-label=${words.when}>${at}</td>
    <td class="acts" role="cell">${renderActs(
      subject,
      [
        ...(link === undefined
          ? []
          : [
              {
                name: 'go-to-file' as const,
                label: words.openRecord,
                message: { type: 'openRecord', link } as const,
              },
            ]),
        ...acts.map((act) => ({
          name: actIcons[act],
          label: words.mailActs[act],
          message: { type: 'actOnMail', id, act } as const,
          needs: 'mail:write' as const,
        })),
      ],
      part,
    )}</td>
  </tr>`;
}

export function renderOpened(mail: OpenedMail, part: OutboxPart, close: () => void): TemplateResult {
  const { words, send } = part;
  const { id, from, to, subject, attached, text, history, canMark } = mail;
  const facts = [
    [words.sender, from],
    [words.to, to],
    [words.subject, subject],
    [words.attached, attached],
  ].filter(([, value]) => value !== '');
  return html`<aside aria-label=${subject} tabindex="-1">
    <div class="title"><h2>${words.mail}</h2><span class="grow"></span>
      <button type="button" class="icon-btn" aria-label=${words.close} title=${words.close} @click=${close}>${icon('close')}</button></div>
    <div class="letter">
      <dl>${facts.map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>
      <pre>${text}</pre>
    </div>
    <h3>${words.history}</h3>
    <ul class="history">${history.map((line) => html`<li>${line}</li>`)}</ul>
    <div class="row">
      <vscode-button secondary @keydown=${activateOnKeys} @click=${() => send({ type: 'save', id })}>${words.save}</vscode-button>
      ${canMark ? html`<vscode-button secondary @keydown=${activateOnKeys} @click=${() => send({ type: 'markUnreachable', id })}>${words.markUnreachable}</vscode-button>` : nothing}
    </div>
  </aside>`;
}
