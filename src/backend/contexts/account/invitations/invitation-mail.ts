/** The mail that brings an invitation, where the organization's mail is set up. */
import type { Actor } from '../../../../domain/policy/actor.ts';
import type { Mail, MailKind } from '../../../platform/mail/mail.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { stateOf } from './invitation-view.ts';
import { findToMail, type InvitationRow } from './invitations.repository.ts';

export interface InvitationMailPorts extends Pick<SlicePorts, 'reads' | 'clock'> {
  readonly mail: Mail;
  /** Name and language of the organization. */
  findOrganization(reads: Reads): Promise<{ readonly name: string; readonly language: string } | undefined>;
}

const name = 'account.invitation';
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
  const words = textOf(organization?.language ?? 'en', { of: organization?.name || 'Vireo', link });
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

function textOf(language: string, { of, link }: { readonly of: string; readonly link: string }) {
  return language.startsWith('de')
    ? {
        subject: `Einladung zu ${of}`,
        text: `Du bist eingeladen, bei ${of} in Vireo mitzuarbeiten.\n\n${link}\n\nDer Link gilt sieben Tage und einmal. Erwartest du keine Einladung, brauchst du nichts zu tun.\n`,
      }
    : {
        subject: `Invitation to ${of}`,
        text: `You are invited to work with ${of} in Vireo.\n\n${link}\n\nThe link holds for seven days, and once. If you expect no invitation, there is nothing to do.\n`,
      };
}
