/** Invitations that are open, and the form of a new one. */
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../components/icons.ts';
import { typedText } from '../components/typed-value.ts';
import {
  type MembersPart,
  printCount,
  printDay,
  renderButton,
  renderReason,
  roleNames,
} from './members-parts.ts';
import type { InvitationRow, InviteDraft, MembersContent, Refused } from './messages.ts';

/** Nothing for who may not invite, and where nobody joins. */
export function renderInvitations(
  { invitations, isServer }: MembersContent,
  part: MembersPart,
): TemplateResult | typeof nothing {
  if (!isServer || invitations === null) return nothing;
  const { words } = part.reader;
  const pending = invitations.filter(({ state }) => state === 'pending').length;
  return html`<section aria-labelledby="invitations-title">
    <div class="title"><h2 id="invitations-title">${words.invitations}</h2>
      <span class="small muted">${pending === 0 ? '' : words.pending(printCount(pending, part.reader))}</span></div>
    ${invitations.length === 0 ? html`<p class="muted">${words.noInvitations}</p>` : renderTable(invitations, part)}
  </section>`;
}

function renderTable(invitations: readonly InvitationRow[], part: MembersPart): TemplateResult {
  const { words } = part.reader;
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.invitations}>
    <table class="list pend" aria-labelledby="invitations-title">
      <thead><tr>
        <th scope="col">${words.email}</th><th scope="col">${words.role}</th>
        <th scope="col">${words.expiresAt}</th><th scope="col" class="act"><span class="sr">${words.more}</span></th>
      </tr></thead>
      <tbody>${invitations.map((invitation) => renderInvitation(invitation, part))}</tbody>
    </table>
  </div>`;
}

function renderInvitation(
  { id, version, email, role, state, expiresAt }: InvitationRow,
  { reader, send }: MembersPart,
): TemplateResult {
  const { words } = reader;
  const day = printDay(expiresAt, reader);
  return html`<tr>
    <th scope="row">${email}</th>
    <td>${words.roles[role]}</td>
    <td>${
      state === 'expired'
        ? html`<span class="warn">${icon('warning', 's12')} ${words.expired(day)}</span>`
        : html`<span class="muted">${day}</span>`
    }</td>
    <td class="act"><span class="row">
      <button type="button" class="ghost" aria-label=${words.resendOf(email)} @click=${() => send({ type: 'resend', id, version })}>${words.resend}</button>
      <button type="button" class="ghost" aria-label=${words.revokeOf(email)} @click=${() => send({ type: 'revokeInvitation', id, version })}>${words.revoke}</button>
    </span></td>
  </tr>`;
}

export interface InviteForm extends MembersPart {
  readonly draft: InviteDraft;
  readonly refused: Refused | undefined;
  readonly isBusy: boolean;
  readonly change: (draft: InviteDraft) => void;
  readonly cancel: () => void;
  readonly submit: () => void;
}

export function renderInviteForm({ invitable }: MembersContent, form: InviteForm): TemplateResult {
  const { reader, draft, refused, isBusy, change, cancel, submit } = form;
  const { words } = reader;
  const reason = refused?.field === 'email' ? refused.text : undefined;
  const chooseRole = (event: Event): void => {
    const role = roleNames.find((each) => each === typedText(event));
    if (role !== undefined) change({ ...draft, role });
  };
  return html`<section class="sec" aria-labelledby="rail-title">
      <h2 id="rail-title">${words.inviteTitle}</h2>
      <div class="field"><label for="email">${words.email}</label>
        <input class="input" id="email" type="email" autocomplete="off" spellcheck="false" maxlength="320" .value=${draft.email}
          aria-invalid=${reason !== undefined} aria-describedby=${reason === undefined ? nothing : 'email-reason'}
          @input=${(event: Event) => change({ ...draft, email: typedText(event) })}
          @keydown=${(event: KeyboardEvent) => (event.key === 'Enter' && !event.isComposing && !isBusy ? submit() : undefined)} />
        ${renderReason('email-reason', reason)}
      </div>
      <div class="field"><label for="role">${words.role}</label>
        <div class="select"><select class="input" id="role" aria-describedby="role-hint" @change=${chooseRole}>
          ${invitable.map((each) => html`<option value=${each} .selected=${each === draft.role}>${words.roles[each]}</option>`)}
        </select>${icon('chevron-down', 's12')}</div>
        <p class="small muted" id="role-hint">${words.roleNotes[draft.role]}</p>
      </div>
      <p class="small muted">${words.inviteHint}</p>
      ${refused === undefined || reason !== undefined ? nothing : renderReason('other-reason', refused.text)}
    </section>
    <div class="end">${renderButton({ text: words.cancel, act: cancel })}${renderButton({ text: words.sendInvite, kind: 'primary', act: submit, isOff: isBusy })}</div>`;
}
