/** The operator's help for who forgot their password and gets no mail: a link of an hour and one use, beside a server that may run. */
import { makeLink } from '../contexts/account/sessions/identities/one-time-links.ts';
import { inTransaction } from '../contexts/account/sessions/team-transaction.ts';
import { systemClock } from '../platform/clock.ts';
import { teamRows } from '../team-schema.ts';
import { openServerStore } from './open-server-store.ts';
import { type HelpedDatabase, loadIdentityOf, noteHelp } from './operator-help.ts';

export interface PasswordLink {
  readonly email: string;
  readonly link: string;
}

interface Asked {
  readonly email: string;
  readonly publicUrl: string;
}

/** It proves no address: an unconfirmed one stays unconfirmed. @throws Error with a sentence where there is no such account */
export async function makePasswordLinkOf(
  helped: HelpedDatabase,
  { email: said, publicUrl }: Asked,
): Promise<PasswordLink> {
  const email = said.trim().toLowerCase();
  const token = await inTransaction(helped.database, async (trx) => {
    const db = teamRows(trx);
    const { id: identityId } = await loadIdentityOf(db, email);
    const now = helped.clock();
    const made = await makeLink(db, { purpose: 'operator-reset', identityId, email, now });
    await noteHelp(trx, helped, { identityId, type: 'user.password_link_made' });
    return made;
  });
  return { email, link: new URL(`/reset#${token}`, publicUrl).href };
}

/** Of the database of a server, which is not held: the server goes on. */
export async function makePasswordLinkOnServer(
  { databaseUrl, data }: { readonly databaseUrl: string; readonly data: string },
  asked: Asked,
): Promise<PasswordLink> {
  const database = await openServerStore({ directory: data, driver: 'auto', databaseUrl });
  try {
    return await makePasswordLinkOf({ database, clock: systemClock }, asked);
  } finally {
    await database.close();
  }
}
