/** Who works here: role, since when, and what the user may do about each. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatsFor } from '../components/formats.ts';
import { icon } from '../components/icons.ts';
import { typedText } from '../components/typed-value.ts';
import {
  type MembersPart,
  printCount,
  printDay,
  renderButton,
  renderDay,
  roleNames,
} from './members-parts.ts';
import type { MemberRow, MembersContent } from './messages.ts';

interface ListPart extends MembersPart {
  readonly invite: () => void;
}

export function renderMembers(content: MembersContent, part: ListPart): TemplateResult {
  const { reader } = part;
  const { words } = reader;
  const { members, isServer, invitable } = content;
  const there = members.filter(({ deactivatedAt }) => deactivatedAt === null).length;
  return html`<section aria-labelledby="members-title">
    <div class="title">
      <h2 id="members-title">${words.members}</h2>
      <span class="small muted">${words.count(printCount(there, reader))}</span><span class="grow"></span>
      ${isServer && invitable.length > 0 ? renderButton({ text: words.invite, kind: 'primary', act: part.invite }) : nothing}
    </div>
    <div class="scroll" tabindex="0" role="group" aria-label=${words.members}>
      <table class="list people" aria-labelledby="members-title">
        <thead><tr>
          <th scope="col">${words.member}</th><th scope="col">${words.role}</th>
          <th scope="col">${words.since}</th><th scope="col">${words.state}</th>
          <th scope="col"><span class="sr">${words.more}</span></th>
        </tr></thead>
        <tbody>${members.map((member) => renderMember(member, part))}</tbody>
      </table>
    </div>
    ${!isServer && there === 1 ? html`<p class="muted note">${words.alone}</p>` : nothing}
  </section>`;
}

function renderMember(member: MemberRow, part: ListPart): TemplateResult {
  const { reader, send } = part;
  const { words } = reader;
  const { id, version, name, email, since, deactivatedAt, isMe } = member;
  const hasActs =
    member.canEnd || member.canLimit || member.canResetFactor || member.canReactivate || member.canTransfer;
  const more = words.moreOf(name);
  return html`<tr class=${deactivatedAt === null ? '' : 'ended'}>
    <th scope="row"><span class="who"><span class="face" aria-hidden="true">${initialsOf(name)}</span>
      <span class="two">${name}${isMe ? html` <span class="muted">(${words.you})</span>` : nothing}<small>${email ?? words.noEmail}</small></span></span></th>
    <td>${renderRole(member, part)}${renderLimit(member, part)}</td>
    <td>${renderDay(since, reader)}</td>
    <td>${
      deactivatedAt === null
        ? html`<span class="state ok">${icon('pass')}${words.active}</span>`
        : html`<span class="state muted">${icon('circle-slash')}${words.deactivated}</span><small>${printDay(deactivatedAt, reader)}</small>`
    }</td>
    <td class="act">${
      hasActs
        ? html`<button type="button" class="icon-btn" aria-label=${more} title=${more} @click=${() => send({ type: 'more', id, version })}>${icon('ellipsis')}</button>`
        : nothing
    }</td>
  </tr>`;
}

function renderRole(
  { id, version, name, role, offered, isLastAdministrator }: MemberRow,
  part: ListPart,
): TemplateResult {
  const { words } = part.reader;
  if (offered.length === 0) {
    const why = isLastAdministrator ? words.lastAdministrator : words.roleNotes[role];
    return html`<span title=${why}>${words.roles[role]}${isLastAdministrator ? html`<small>${words.lastAdministrator}</small>` : nothing}</span>`;
  }
  /** What is on record is shown until the host says otherwise: the server may refuse, or the user turn away. */
  const choose = (event: Event): void => {
    const chosen = roleNames.find((each) => each === typedText(event));
    if (event.currentTarget instanceof HTMLSelectElement) event.currentTarget.value = role;
    if (chosen !== undefined && chosen !== role) part.send({ type: 'setRole', id, version, role: chosen });
  };
  return html`<div class="select">
    <select class="input" aria-label=${words.roleOf(name)} title=${words.roleNotes[role]} @change=${choose}>
      ${offered.map((each) => html`<option value=${each} title=${words.roleNotes[each]} .selected=${each === role}>${words.roles[each]}</option>`)}
    </select>${icon('chevron-down', 's12')}
  </div>`;
}

/** The most that they may approve at once. */
function renderLimit({ approvalLimit }: MemberRow, { reader }: ListPart): TemplateResult | undefined {
  if (approvalLimit === null) return undefined;
  const amount = formatsFor(reader.language).money(approvalLimit);
  return html`<small>${reader.words.approvesUpTo(amount)}</small>`;
}

function initialsOf(name: string): string {
  const [first = '', ...others] = name.split(/\s+/).filter((word) => word !== '');
  return `${first.charAt(0)}${others.at(-1)?.charAt(0) ?? ''}`.toLocaleUpperCase();
}
