/** What `vireo member` does with invitations, over the API. */
import {
  type ApiClient,
  createInvitation,
  deleteInvitation,
  type Invitation,
  listInvitations,
  newId,
  resendInvitation,
  type SentInvitation,
} from '../../api-client/index.ts';
import { loadAll } from '../../api-client/load-all.ts';
import type { BackendOptions } from '../backend/backend-options.ts';
import { overPractice } from '../backend/over-practice.ts';
import { printValue } from '../backend/print-value.ts';
import { CliError, type CliIo } from '../io.ts';
import { printColumns } from '../time/print-columns.ts';
import { readRole } from './member-options.ts';

async function listEvery(client: ApiClient): Promise<readonly Invitation[]> {
  return await loadAll(
    async (page) =>
      (await listInvitations({ client, query: { limit: 500, ...page }, throwOnError: true })).data,
  );
}

/** Of an address there is one that is open. */
async function findOpen(client: ApiClient, said: string): Promise<Invitation> {
  const email = said.toLowerCase();
  const found = (await listEvery(client)).find(
    (one) => one.email === email && (one.state === 'pending' || one.state === 'expired'),
  );
  if (found === undefined) throw new CliError('usage', `There is no open invitation of ${said}.`);
  return found;
}

const ifMatch = ({ version }: Invitation) => ({ 'If-Match': `"${version}"` });

function printSent(sent: SentInvitation, options: BackendOptions, io: CliIo): void {
  printValue(sent, sent.link === null ? '' : `${sent.link}\n`, { options, io });
  if (options.json === true) return;
  const until = sent.expiresAt.slice(0, 10);
  io.err(
    sent.isMailed
      ? `A mail with the link leaves to ${sent.email} as soon as it can (vireo mail status). The link holds until ${until}.\n`
      : `No mail is set up: hand the link to ${sent.email}. It holds until ${until}, and is shown once.\n`,
  );
}

export async function runInvite(
  email: string,
  options: BackendOptions & { readonly role: string },
  io: CliIo,
): Promise<void> {
  const role = readRole(options.role);
  await overPractice(options, io, async (client) => {
    const body = { id: newId(), email, role };
    printSent((await createInvitation({ client, body, throwOnError: true })).data, options, io);
  });
}

export async function runInvitationList(options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const items = await listEvery(client);
    const rows = items.map(({ email, role, state, expiresAt }) => [
      email,
      role,
      state,
      expiresAt.slice(0, 10),
    ]);
    const columns = [{ title: 'ADDRESS' }, { title: 'ROLE' }, { title: 'STATE' }, { title: 'EXPIRES' }];
    const text =
      items.length === 0 ? 'Nobody was invited: vireo member invite ADDRESS\n' : printColumns(columns, rows);
    printValue({ items }, text, { options, io });
  });
}

export async function runResend(email: string, options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const found = await findOpen(client, email);
    const ask = { client, path: { id: found.id }, headers: ifMatch(found) };
    printSent((await resendInvitation({ ...ask, throwOnError: true })).data, options, io);
  });
}

export async function runRevoke(email: string, options: BackendOptions, io: CliIo): Promise<void> {
  await overPractice(options, io, async (client) => {
    const found = await findOpen(client, email);
    await deleteInvitation({
      client,
      path: { id: found.id },
      headers: ifMatch(found),
      throwOnError: true,
    });
    printValue(
      { id: found.id, revoked: true },
      `The invitation of ${found.email} opens nothing any more.\n`,
      {
        options,
        io,
      },
    );
  });
}
