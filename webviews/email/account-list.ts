/** The accounts that are there, each with what can be done with it. */
import { html, nothing, type TemplateResult } from 'lit';
import '@vscode-elements/elements/dist/vscode-button/index.js';
import { icon } from '../components/icons.ts';
import { activateOnKeys } from '../components/keys.ts';
import type { EmailContent, EmailViewMessage, ShownAccount } from './messages.ts';
import { newAccount } from './new-account.ts';
import type { Words } from './words.ts';

type Act = Extract<EmailViewMessage, { readonly id: string }>['type'];

interface Parts {
  readonly content: EmailContent;
  readonly words: Words;
  readonly act: (message: EmailViewMessage) => void;
}

export function renderAccounts(parts: Parts): TemplateResult {
  const { content, words, act } = parts;
  const { accounts } = content;
  const add = html`<vscode-button secondary class="compact" @keydown=${activateOnKeys} @click=${() => act({ type: 'add' })}>${words.addAccount}</vscode-button>`;
  return html`<section class="accounts" aria-label=${words.accounts}>
    <div class="title"><h2>${words.accounts}</h2><span class="small muted grow">${accounts.length}</span>${content.subject === newAccount ? nothing : add}</div>
    ${accounts.length === 0 ? html`<p class="muted">${words.noAccounts}</p>` : renderTable(parts)}
  </section>`;
}

function renderTable(parts: Parts): TemplateResult {
  const { content, words } = parts;
  return html`<table>
    <thead><tr><th scope="col">${words.address}</th><th scope="col">${words.groups.server}</th><th scope="col">${words.state}</th><th scope="col"><span class="sr">${words.actions}</span></th></tr></thead>
    <tbody>${content.accounts.map((account) => renderAccount(parts, account))}</tbody>
  </table>`;
}

function renderAccount(parts: Parts, account: ShownAccount): TemplateResult {
  const { words, content } = parts;
  const { address, server, isDefault, state, detail } = account;
  const isOk = state === 'ready';
  const isLast = content.accounts.length === 1;
  const ghost = (type: Act, label: string) =>
    html`<button type="button" class="ghost" data-needs="mail:write" aria-label=${words.of(label, address)} @click=${() => parts.act({ type, id: account.id })}>${label}</button>`;
  return html`<tr>
    <th scope="row">${address}${isDefault ? html`<span class="tag">${words.isDefault}</span>` : nothing}</th>
    <td>${server}</td>
    <td><span class="state ${isOk ? 'ok' : 'warn'}">${icon(isOk ? 'pass' : 'warning')}${stateOf(account, words)}</span>${detail === '' ? nothing : html`<small>${detail}</small>`}</td>
    <td><div class="acts">
      ${renderRepair(account, words, ghost)}
      ${isDefault ? nothing : ghost('makeDefault', words.makeItDefault)}
      ${ghost('edit', words.edit)}
      ${isDefault && !isLast ? nothing : ghost('remove', words.remove)}
    </div></td>
  </tr>`;
}

function stateOf({ state, signIn }: ShownAccount, { states }: Words): string {
  return signIn === 'xoauth2' && state !== 'ready' && state !== 'untested' ? states.expired : states[state];
}

/** What makes it ready. */
function renderRepair(
  { state, signIn }: ShownAccount,
  words: Words,
  ghost: (type: Act, label: string) => TemplateResult,
): TemplateResult | typeof nothing {
  if (state === 'ready') return nothing;
  if (state === 'untested') return ghost('test', words.test);
  return ghost('signIn', signIn === 'xoauth2' ? words.signIn : words.enterPassword);
}
