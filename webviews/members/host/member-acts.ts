/** What is done to members and invitations; what cannot be undone is asked first. */
import { toDecimalString } from '../../../src/domain/money.ts';
import { isApiFailure } from '../../../src/pages/failures.ts';
import { ifMatch } from '../../../src/pages/if-match.ts';
import type { Choice, PagePorts } from '../../../src/pages/page-ports.ts';
import { checkRate, parseRate } from '../../../src/pages/practice/project-fields.ts';
import type { MemberRow, MembersHostMessage, MembersViewMessage, Role } from '../messages.ts';
import { membersWords } from '../texts.ts';
import { loadMembers } from './load-members.ts';
import { resetSecondFactor } from './sign-in-acts.ts';

export type Asked<Type extends MembersViewMessage['type']> = Extract<
  MembersViewMessage,
  { readonly type: Type }
>;
type Ports = Pick<PagePorts, 'ask' | 'backend' | 'clock' | 't'>;

export function nameRole(role: Role, t: PagePorts['t']): string {
  const name = membersWords.roles[role];
  return t(typeof name === 'string' ? name : name.text);
}

async function findMember(ports: Ports, id: string): Promise<MemberRow | undefined> {
  return (await loadMembers(ports)).members.find((member) => member.id === id);
}

/** Who gives up their own rights cannot take them back. */
export async function setRole(ports: Ports, { id, version, role }: Asked<'setRole'>): Promise<void> {
  const { ask, backend, t } = ports;
  const { id: ownId } = await backend.ask((api, options) => api.getMe(options));
  if (id === ownId) {
    const question = t('Change your own role to {0}?', nameRole(role, t));
    const detail = t('You lose the rights of your role now. Another admin can give them back.');
    if (!(await ask({ kind: 'confirm', question, detail, act: t('Change Role') }))) return;
  }
  await backend.ask((api, options) =>
    api.patchUser({ ...options, path: { id }, body: { role }, headers: ifMatch({ version }) }),
  );
}

type Act = 'end' | 'factor' | 'limit' | 'reactivate' | 'transfer';

export async function actOnMember(ports: Ports, { id, version }: Asked<'more'>): Promise<void> {
  const member = await findMember(ports, id);
  if (member === undefined) return;
  const act = await pickAct(ports, member);
  if (act === 'limit') await setLimit(ports, { ...member, version });
  if (act === 'factor') await resetSecondFactor(ports, member);
  if (act === 'end') await endMember(ports, { ...member, version });
  if (act === 'reactivate') await reactivate(ports, { ...member, version });
  if (act === 'transfer') await transfer(ports, { ...member, version });
}

async function pickAct(
  { ask, t }: Ports,
  { name, canEnd, canLimit, canReactivate, canResetFactor, canTransfer }: MemberRow,
): Promise<Act | undefined> {
  const items: Choice<Act>[] = [
    ...(canLimit ? [{ label: t('Set Approval Limit…'), value: 'limit' as const }] : []),
    ...(canTransfer ? [{ label: t('Hand Over Ownership…'), value: 'transfer' as const }] : []),
    ...(canReactivate ? [{ label: t('Reactivate'), value: 'reactivate' as const }] : []),
    ...(canResetFactor ? [{ label: t('Remove Second Factor…'), value: 'factor' as const }] : []),
    ...(canEnd ? [{ label: t('Deactivate…'), value: 'end' as const }] : []),
  ];
  return await ask({ kind: 'pick', title: name, items });
}

/** In the currency that the limit has, else in that of the practice. */
async function setLimit(
  { ask, backend, t }: Ports,
  { id, name, approvalLimit: before, version }: MemberRow,
): Promise<void> {
  const practices = await backend.ask((api, options) => api.listOrganizations(options));
  const currency = before?.currency ?? practices.items[0]?.currency ?? 'EUR';
  const isNone = (text: string) => text.trim() === '';
  const typed = await ask({
    kind: 'text',
    title: t('Approval limit of {0}', name),
    prompt: t('The most that they may approve at once, in {0}; empty for no limit', currency),
    value: before === null ? '' : toDecimalString(before),
    check: (text) => (isNone(text) ? undefined : checkRate(text, currency, t)),
  });
  if (typed === undefined) return;
  const approvalLimit = isNone(typed) ? null : (parseRate(typed, currency) ?? null);
  const headers = ifMatch({ version });
  await backend.ask((api, options) =>
    api.patchUser({ ...options, path: { id }, body: { approvalLimit }, headers }),
  );
}

async function endMember({ ask, backend, t }: Ports, { id, name, version }: MemberRow): Promise<void> {
  const question = t('Deactivate {0}?', name);
  const detail = t(
    'They can no longer sign in or act here. Their keys end and their schedules stop, and reactivating them brings back neither. Their time and texts stay.',
  );
  if (!(await ask({ kind: 'confirm', question, detail, act: t('Deactivate') }))) return;
  const headers = ifMatch({ version });
  await backend.ask((api, options) => api.deactivateUser({ ...options, path: { id }, headers }));
}

async function reactivate({ backend }: Ports, { id, version }: MemberRow): Promise<void> {
  const headers = ifMatch({ version });
  await backend.ask((api, options) => api.reactivateUser({ ...options, path: { id }, headers }));
}

const rolesAfter = ['org_admin', 'user', 'viewer', 'billing_admin', 'approver', 'support_agent'] as const;

async function transfer({ ask, backend, t }: Ports, { id, name, version }: MemberRow): Promise<void> {
  const role = await ask({
    kind: 'pick',
    title: t('Your role once {0} is admin', name),
    items: rolesAfter.map((value) => ({ label: nameRole(value, t), value })),
  });
  if (role === undefined) return;
  const question = t('Make {0} admin, and yourself {1}?', name, nameRole(role, t));
  const detail = t('They can then change everyone’s role, also yours.');
  if (!(await ask({ kind: 'confirm', question, detail, act: t('Hand Over') }))) return;
  const headers = ifMatch({ version });
  await backend.ask((api, options) =>
    api.transferOwnership({ ...options, path: { id }, body: { role }, headers }),
  );
}

/** What was refused is shown beside its field; other failures are a message. */
export async function orRefused(act: () => Promise<MembersHostMessage>): Promise<MembersHostMessage> {
  try {
    return await act();
  } catch (error) {
    if (!isApiFailure(error) || error.status === undefined) throw error;
    if (error.code === 'cancelled') return { type: 'ended' };
    const field = error.details[0]?.field.split('.')[0] ?? '';
    return { type: 'refused', field: field === 'expiresAt' ? 'expiresOn' : field, text: error.message };
  }
}

export async function invite({ backend }: Ports, { draft }: Asked<'invite'>): Promise<MembersHostMessage> {
  const email = draft.email.trim();
  return await orRefused(async () => {
    const sent = await backend.ask((api, options) =>
      api.createInvitation({ ...options, body: { id: api.newId(), email, role: draft.role } }),
    );
    return toMade(sent);
  });
}

export async function resend(
  { backend }: Ports,
  { id, version }: Asked<'resend'>,
): Promise<MembersHostMessage> {
  const headers = ifMatch({ version });
  return toMade(
    await backend.ask((api, options) => api.resendInvitation({ ...options, path: { id }, headers })),
  );
}

interface Sent {
  readonly email: string;
  readonly link: string | null;
  readonly isMailed: boolean;
  readonly expiresAt: string;
}

function toMade({ email, link, isMailed, expiresAt }: Sent): MembersHostMessage {
  if (link === null && !isMailed) return { type: 'ended' };
  return { type: 'made', kind: 'link', name: email, text: link ?? '', isMailed, until: expiresAt };
}

export async function revokeInvitation(
  { ask, backend, t }: Ports,
  { id, version }: Asked<'revokeInvitation'>,
): Promise<void> {
  const question = t('Revoke this invitation?');
  const detail = t('Its link stops working.');
  if (!(await ask({ kind: 'confirm', question, detail, act: t('Revoke') }))) return;
  const headers = ifMatch({ version });
  await backend.ask((api, options) => api.deleteInvitation({ ...options, path: { id }, headers }));
}
