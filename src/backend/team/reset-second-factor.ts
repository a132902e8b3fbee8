/**
 * The operator's help for who lost their second factor, beside a server that may run: it notices within a second. Each
 * organization of the account finds it in its record of events.
 */
import { removeSecondFactor } from '../contexts/account/sessions/help/help.repository.ts';
import { listMemberships } from '../contexts/account/sessions/identities/identities.repository.ts';
import { countFactors } from '../contexts/account/sessions/rules/rules.repository.ts';
import { openStore } from '../local/open-store.ts';
import { type Clock, systemClock } from '../platform/clock.ts';
import type { Database } from '../platform/db/database.ts';
import type { Schema } from '../schema.ts';
import { migrateTeam } from '../team-migrations/migrate-team.ts';
import { teamRows } from '../team-schema.ts';
import { loadIdentityOf, noteHelp } from './operator-help.ts';

export interface ResetSecondFactor {
  readonly email: string;
  /** Of how many organizations the account is. */
  readonly organizations: number;
}

/** @throws Error with a sentence where there is no such account, or it has no second factor */
export async function resetSecondFactorOf(
  { database, clock }: { readonly database: Database<Schema>; readonly clock: Clock },
  said: string,
): Promise<ResetSecondFactor> {
  const email = said.trim().toLowerCase();
  const db = teamRows(database.query);
  const identity = await loadIdentityOf(db, email);
  if ((await countFactors(db, identity.id)) === 0)
    throw new Error(`The account ${email} has no second factor.`);
  const memberships = await listMemberships(db, identity.id);
  await removeSecondFactor(db, { identityId: identity.id, now: clock() });
  await noteHelp({ database, clock }, identity.id, 'user.second_factor_reset');
  return { email, organizations: memberships.length };
}

/** Of the database of a server, which is not held: the server goes on. */
export async function resetSecondFactorOnServer(
  { databaseUrl, data }: { readonly databaseUrl: string; readonly data: string },
  email: string,
): Promise<ResetSecondFactor> {
  const database = await openStore({ directory: data, driver: 'auto', databaseUrl });
  try {
    await migrateTeam(database);
    return await resetSecondFactorOf({ database, clock: systemClock }, email);
  } finally {
    await database.close();
  }
}
