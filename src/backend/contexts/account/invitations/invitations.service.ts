/** The use cases of invitations, for those who invite. */
import { v7 as newId } from 'uuid';
import { text } from '../../../../words/text.ts';
import { word } from '../../../../words/word.ts';
import { type Caller, personOf } from '../../../platform/http/actor.ts';
import { ApiError, notFound } from '../../../platform/http/api-error.ts';
import type { Created } from '../../../platform/http/created.ts';
import { toPage } from '../../../platform/http/cursor.ts';
import type { Page } from '../../../platform/http/resource-routes.ts';
import { requireVersion } from '../../../platform/http/versions.ts';
import type { PageQuery } from '../../../platform/http/wire.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { Reads } from '../../../platform/reach/reads.ts';
import type { Work } from '../../../platform/unit-of-work.ts';
import { findByAddress, judgeOf, requireActs } from '../users/index.ts';
import { dropMails, type InvitationMailPorts, mailInvitation } from './invitation-mail.ts';
import { hashSecret, linkOf, makeSecret, stateOf, toInvitation } from './invitation-view.ts';
import {
  findInvitationRow,
  type InvitationRow,
  insertInvitation,
  listInvitations,
  listOpenFor,
  updateInvitation,
} from './invitations.repository.ts';
import type { CreateInvitation, Invitation, SentInvitation } from './invitations.schema.ts';

export interface InvitationPorts extends SlicePorts, InvitationMailPorts {
  /** Where people join; absent where nobody does. */
  readonly publicUrl: string | undefined;
}

interface On {
  readonly id: string;
  readonly expected?: number | undefined;
}

export interface InvitationsService {
  list(caller: Caller, query: PageQuery): Promise<Page<Invitation>>;
  get(caller: Caller, id: string): Promise<Invitation>;
  /** Its link where no mail brings it. The same id again answers the invitation that is there, without its link. */
  create(caller: Caller, input: CreateInvitation): Promise<Created<SentInvitation>>;
  /** Another link, for seven days; the one of before opens nothing. */
  resend(caller: Caller, on: On): Promise<SentInvitation>;
  remove(caller: Caller, id: string, expected?: number): Promise<void>;
}

const dayMs = 86_400_000;
export const invitationMs = 7 * dayMs;

export function createInvitationsService(ports: InvitationPorts): InvitationsService {
  const write = async <T>({ actor }: Caller, act: (work: Work) => Promise<T>) =>
    await ports.unitOfWork.write(actor, act);
  return {
    async list({ actor }, query) {
      const rows = await listInvitations(ports.reads(actor), query);
      const now = ports.clock();
      return toPage(rows, query.limit, {
        item: (row) => toInvitation(row, now),
        key: ({ email, id }) => [email, id],
      });
    },

    get: async ({ actor }, id) => toInvitation(await load(ports.reads(actor), id), ports.clock()),

    create: async (caller, input) => {
      const publicUrl = requireServer(ports);
      return await write(caller, async (work) => await create(work, { ports, caller, publicUrl, input }));
    },

    resend: async (caller, { id, expected }) =>
      await write(caller, async (work) => {
        const judge = await judgeOf(work.reads, caller);
        const before = await load(work.writes, id);
        const publicUrl = requireServer(ports);
        requireVersion(before, expected);
        requireActs(judge, 'invite', before.role);
        requireOpen(before, work.now);
        const secret = makeSecret();
        const row = await updateInvitation(work.writes, before, {
          secret_hash: hashSecret(secret),
          expires_at: work.now + invitationMs,
          invited_by: judge.self.id,
          updated_at: work.now,
        });
        await log(work, 'invitation.resent', { before, row });
        await dropMails(work, ports, { id, why: 'Another link was sent.' });
        return await send(work, ports, { row, link: linkOf(publicUrl, secret) });
      }),

    remove: async (caller, id, expected) =>
      await write(caller, async (work) => {
        const before = await load(work.writes, id);
        requireVersion(before, expected);
        if (before.revoked_at !== null) return;
        requireOpen(before, work.now);
        const row = await updateInvitation(work.writes, before, {
          revoked_at: work.now,
          updated_at: work.now,
        });
        await log(work, 'invitation.revoked', { before, row });
        await dropMails(work, ports, { id, why: 'The invitation was revoked.' });
      }),
  };
}

function requireServer({ publicUrl }: InvitationPorts): string {
  if (publicUrl !== undefined) return publicUrl;
  throw new ApiError('conflict', 'People join on a server: this practice is on one machine, for one person.');
}

async function load(rows: Pick<Reads, 'from'>, id: string): Promise<InvitationRow> {
  const row = await findInvitationRow(rows, id);
  if (row === undefined) throw notFound('invitation');
  return row;
}

function requireOpen(row: InvitationRow, now: number): void {
  const state = stateOf(row, now);
  if (state === 'accepted' || state === 'revoked')
    throw new ApiError('state_forbids', text`The invitation was ${word(state)}: make another one.`);
}

interface Creating {
  readonly ports: InvitationPorts;
  readonly caller: Caller;
  readonly publicUrl: string;
  readonly input: CreateInvitation;
}

async function create(
  work: Work,
  { ports, caller, publicUrl, input }: Creating,
): Promise<Created<SentInvitation>> {
  const { reads, writes, now } = work;
  const judge = await judgeOf(reads, caller);
  requireActs(judge, 'invite', input.role);
  const email = input.email.toLowerCase();
  const existing = input.id === undefined ? undefined : await findInvitationRow(reads, input.id);
  if (existing !== undefined)
    return { created: false, record: showExisting(existing, { email, input, now }) };
  await requireNew(reads, email);
  const secret = makeSecret();
  const row: InvitationRow = {
    id: input.id ?? newId(),
    organization_id: caller.actor.organizationId,
    email,
    role: input.role,
    invited_by: personOf(caller).userId,
    secret_hash: hashSecret(secret),
    expires_at: now + invitationMs,
    accepted_at: null,
    accepted_by: null,
    revoked_at: null,
    created_at: now,
    updated_at: now,
    version: 1,
  };
  await insertInvitation(writes, row);
  await log(work, 'invitation.created', { row });
  return { created: true, record: await send(work, ports, { row, link: linkOf(publicUrl, secret) }) };
}

/** A request that is repeated: what was answered once is not answered again. */
function showExisting(
  row: InvitationRow,
  { email, input, now }: { readonly email: string; readonly input: CreateInvitation; readonly now: number },
): SentInvitation {
  if (row.email === email && row.role === input.role)
    return { ...toInvitation(row, now), link: null, isMailed: false };
  throw new ApiError('id_taken', 'This id is taken by another invitation.', [
    { field: 'id', issue: 'is taken' },
  ]);
}

async function requireNew(reads: Reads, email: string): Promise<void> {
  const issue = { field: 'email', issue: 'is taken' };
  const person = await findByAddress(reads, email);
  if (person?.deactivated_at === null)
    throw new ApiError('conflict', text`${person.name} of your organization has this address.`, [issue]);
  if (person !== undefined)
    throw new ApiError(
      'conflict',
      text`${person.name} has this address and was deactivated. Reactivate them in Members & Keys, or by \`vireo member reactivate\`.`,
      [issue],
    );
  if ((await listOpenFor(reads, email)).length > 0)
    throw new ApiError(
      'conflict',
      'This address was invited already: send the invitation again, or revoke it.',
      [issue],
    );
}

async function send(
  work: Work,
  ports: InvitationPorts,
  { row, link }: { readonly row: InvitationRow; readonly link: string },
): Promise<SentInvitation> {
  const isMailed = await mailInvitation(work, ports, { row, link });
  // Who invites and reads the link could join by it under the address of another person.
  return { ...toInvitation(row, work.now), link: isMailed ? null : link, isMailed };
}

async function log(
  { log: append, now }: Work,
  type: 'invitation.created' | 'invitation.resent' | 'invitation.revoked',
  { before, row }: { readonly before?: InvitationRow; readonly row: InvitationRow },
): Promise<void> {
  await append({
    type,
    id: row.id,
    version: row.version,
    ...(before && { before: toInvitation(before, now) }),
    after: toInvitation(row, now),
  });
}
