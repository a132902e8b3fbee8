/** Who works here: role, since when, and what the user may do about each. */
import { html, nothing, type TemplateResult } from 'lit';
import { formatsFor } from '../components/formats.ts';
import { icon } from '../components/icons.ts';
import { typedText } from '../components/typed-value.ts';
import {
  type MembersPart,
  printAgo,
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
          ${content.showsProjects ? html`<th scope="col">${words.projects}</th>` : nothing}
          ${
            content.showsStanding
              ? html`<th scope="col">${words.secondFactor}</th><th scope="col">${words.lastSeen}</th>`
              : html`<th scope="col">${words.since}</th><th scope="col">${words.state}</th>`
          }
          <th scope="col"><span class="sr">${words.more}</span></th>
        </tr></thead>
        <tbody>${members.map((member) => renderMember(member, content, part))}</tbody>
      </table>
    </div>
    ${!isServer && there === 1 ? html`<p class="muted note">${words.alone}</p>` : nothing}
  </section>`;
}

function renderMember(member: MemberRow, content: MembersContent, part: ListPart): TemplateResult {
  const { reader, send } = part;
  const { words } = reader;
  const { id, version, name, email, deactivatedAt, isMe } = member;
  const more = words.moreOf(name);
  return html`<tr class=${deactivatedAt === null ? '' : 'ended'}>
    <th scope="row"><span class="who"><span class="face" aria-hidden="true">${initialsOf(name)}</span>
      <span class="two">${name}${isMe ? html` <span class="muted">(${words.you})</span>` : nothing}<small>${email ?? words.noEmail}</small></span></span></th>
    <td>${renderRole(member, part)}${renderLimit(member, part)}</td>
    ${content.showsProjects ? html`<td>${renderProjects(member, part)}</td>` : nothing}
    ${content.showsStanding ? renderStanding(member, content, part) : renderState(member, part)}
    <td class="act">${
      hasActs(member)
        ? html`<button type="button" class="icon-btn" aria-label=${more} title=${more} @click=${() => send({ type: 'more', id, version })}>${icon('ellipsis')}</button>`
        : nothing
    }</td>
  </tr>`;
}

const hasActs = ({ canEnd, canLimit, canResetFactor, canReactivate, canTransfer }: MemberRow) =>
  canEnd || canLimit || canResetFactor || canReactivate || canTransfer;

function renderProjects({ projects }: MemberRow, { reader }: ListPart): TemplateResult | string {
  const { words } = reader;
  if (projects === null) return words.allProjects;
  const [first = '–', ...others] = projects;
  if (others.length === 0) return first;
  const [second = ''] = others;
  const more = others.length === 1 ? second : words.moreProjects(printCount(others.length, reader));
  return html`<span title=${projects.join(', ')}>${first}<small>${more}</small></span>`;
}

function renderState({ since, deactivatedAt }: MemberRow, { reader }: ListPart): TemplateResult {
  const { words } = reader;
  return html`<td>${renderDay(since, reader)}</td>
    <td>${
      deactivatedAt === null
        ? html`<span class="state ok">${icon('pass')}${words.active}</span>`
        : renderDeactivated(deactivatedAt, reader)
    }</td>`;
}

function renderDeactivated(at: string, reader: ListPart['reader']): TemplateResult {
  return html`<span class="state muted">${icon('circle-slash')}${reader.words.deactivated}</span><small>${printDay(at, reader)}</small>`;
}

function renderStanding(
  { standing, deactivatedAt }: MemberRow,
  { now }: MembersContent,
  { reader }: ListPart,
): TemplateResult {
  const { words } = reader;
  if (deactivatedAt !== null) return html`<td>–</td><td>${renderDeactivated(deactivatedAt, reader)}</td>`;
  if (standing === null) return html`<td class="muted">${words.noSignIn}</td><td>–</td>`;
  const { secondFactor, lastSeenAt } = standing;
  const isMissing = secondFactor === 'none';
  return html`<td><span class="state ${isMissing ? 'warn' : 'ok'}">${icon(isMissing ? 'warning' : 'pass')}${words.factors[secondFactor]}</span></td>
    <td>${lastSeenAt === null ? words.notSeen : html`<span title=${formatsFor(reader.language).momentOf(lastSeenAt)}>${printAgo(lastSeenAt, now, reader)}</span>`}</td>`;
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
