/**
 * The operator's help for who lost their second factor, beside a server that may run: it notices within a second. Each
 * organization of the account finds it in its record of events.
 */
import { removeSecondFactor } from '../contexts/account/sessions/help/help.repository.ts';
import { listMemberships } from '../contexts/account/sessions/identities/identities.repository.ts';
import { countFactors } from '../contexts/account/sessions/rules/rules.repository.ts';
import { inTransaction } from '../contexts/account/sessions/team-transaction.ts';
import { systemClock } from '../platform/clock.ts';
import { teamRows } from '../team-schema.ts';
import { openServerStore } from './open-server-store.ts';
import { type HelpedDatabase, loadIdentityOf, noteHelp } from './operator-help.ts';

export interface ResetSecondFactor {
  readonly email: string;
  /** Of how many organizations the account is. */
  readonly organizations: number;
}

/** @throws Error with a sentence where there is no such account, or it has no second factor */
export async function resetSecondFactorOf(
  { database, clock }: HelpedDatabase,
  said: string,
): Promise<ResetSecondFactor> {
  const email = said.trim().toLowerCase();
  return await inTransaction(database, async (trx) => {
    const db = teamRows(trx);
    const { id: identityId } = await loadIdentityOf(db, email);
    if ((await countFactors(db, identityId)) === 0)
      throw new Error(`The account ${email} has no second factor.`);
    const memberships = await listMemberships(db, identityId);
    await removeSecondFactor(db, { identityId, now: clock() });
    await noteHelp(trx, { clock }, { identityId, type: 'user.second_factor_reset' });
    return { email, organizations: memberships.length };
  });
}

/** Of the database of a server, which is not held: the server goes on. */
export async function resetSecondFactorOnServer(
  { databaseUrl, data }: { readonly databaseUrl: string; readonly data: string },
  email: string,
): Promise<ResetSecondFactor> {
  const database = await openServerStore({ directory: data, driver: 'auto', databaseUrl });
  try {
    return await resetSecondFactorOf({ database, clock: systemClock }, email);
  } finally {
    await database.close();
  }
}
