/** The mail that brings an invitation, where the organization's mail is set up. */
import type { Role } from '../../../../domain/authorization.ts';
import type { Actor } from '../../../../domain/policy/actor.ts';
import { catalogueFor } from '../../../../words/catalogues.ts';
import { say, text } from '../../../../words/text.ts';
import type { Mail, MailKind } from '../../../platform/mail/mail.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { findStanding } from '../users/index.ts';
import { stateOf } from './invitation-view.ts';
import { findToMail, type InvitationRow } from './invitations.repository.ts';
import { rolesAsInvited } from './invited-roles.ts';

export interface InvitationMailPorts extends Pick<SlicePorts, 'reads' | 'clock'> {
  readonly mail: Mail;
  /** Name and language of the organization. */
  findOrganization(reads: Reads): Promise<{ readonly name: string; readonly language: string } | undefined>;
}

const name = 'account.invitation';
const extensionId = 'vireo.vireo';
const aboutOf = (id: string) => ({ kind: 'invitation', id }) as const;

export function invitationMailKind(ports: InvitationMailPorts): MailKind {
  return {
    name,
    afterUnknownEnd: 'ask',
    holdsSecret: true,
    permission: 'user:write',
    async findObjection({ about, organizationId }) {
      const actor: Actor = { kind: 'system', organizationId, task: 'invitations' };
      const row = about && (await findToMail(ports.reads(actor), about.id));
      if (row !== undefined && stateOf(row, ports.clock()) === 'pending') return undefined;
      return { drop: 'The invitation no longer holds.' };
    },
  };
}

/** False where no mail is set up. */
export async function mailInvitation(
  work: Work,
  { mail, findOrganization }: InvitationMailPorts,
  { row, link }: { readonly row: InvitationRow; readonly link: string },
): Promise<boolean> {
  if (!(await mail.isSetUp(work.reads))) return false;
  const organization = await findOrganization(work.reads);
  const words = textOf(organization?.language ?? 'en', {
    of: organization?.name || 'Vireo',
    by: (await findStanding(work.reads, row.invited_by))?.name ?? '',
    role: row.role,
    link,
  });
  const about = aboutOf(row.id);
  await mail.enqueue(work, { kind: name, to: [{ address: row.email }], ...words, about, isAutomatic: true });
  return true;
}

export async function dropMails(
  work: Work,
  { mail }: InvitationMailPorts,
  { id, why }: { readonly id: string; readonly why: string },
): Promise<void> {
  for (const { id: mailId } of await mail.listAbout(work.reads, aboutOf(id)))
    await mail.drop(work, mailId, why);
}

interface Invited {
  readonly of: string;
  /** Their name; empty where they are of the organization no longer. */
  readonly by: string;
  readonly role: Role;
  readonly link: string;
}

function textOf(language: string, { of, by, role, link }: Invited) {
  const catalogue = catalogueFor(language);
  const server = new URL(link).origin;
  const inviter = by === '' ? text`An administrator` : by;
  const subject = by === '' ? text`Invitation to ${of}` : text`${by} invites you to ${of}`;
  const body = text`${inviter} invites you to work with ${of} in Vireo, as ${rolesAsInvited[role]}.

1. Open this link, and choose your name and a password:

${link}

2. Install the extension Vireo (${extensionId}) in VS Code.
3. Run "Vireo: Sign In to a Server…" in VS Code, and give it this server: ${server}

The link holds for seven days, and once. If you expect no invitation, there is nothing to do.
`;
  return { subject: say(subject, catalogue), text: say(body, catalogue) };
}
