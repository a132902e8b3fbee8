/**
 * The operator's help for who lost their second factor, beside a server that may run: it notices within a second. Each
 * organization of the account finds it in its record of events.
 */
import { findMembershipOf, removeSecondFactor } from '../contexts/account/sessions/help/help.repository.ts';
import {
  findIdentityByEmail,
  listMemberships,
} from '../contexts/account/sessions/identities/identities.repository.ts';
import { countFactors } from '../contexts/account/sessions/rules/rules.repository.ts';
import { findUserOfOperator, toUser } from '../contexts/account/users/index.ts';
import { userEvents } from '../contexts/account/users/users.events.ts';
import { userScope } from '../contexts/account/users/users.scope.ts';
import { openStore } from '../local/open-store.ts';
import { type Clock, systemClock } from '../platform/clock.ts';
import type { Database } from '../platform/db/database.ts';
import { createEventHub } from '../platform/events/event-hub.ts';
import { createUnitOfWork, type Work } from '../platform/unit-of-work.ts';
import type { Schema } from '../schema.ts';
import { migrateTeam } from '../team-migrations/migrate-team.ts';
import { teamRows } from '../team-schema.ts';

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
  const identity = await findIdentityByEmail(db, email);
  if (identity === undefined) throw new Error(`No account on this server has the address ${email}.`);
  if ((await countFactors(db, identity.id)) === 0)
    throw new Error(`The account ${email} has no second factor.`);
  const memberships = await listMemberships(db, identity.id);
  await removeSecondFactor(db, { identityId: identity.id, now: clock() });
  const unitOfWork = createUnitOfWork({
    database,
    hub: createEventHub(),
    clock,
    events: () => userEvents,
    scopes: () => userScope,
    onFault: (fault) => {
      throw new Error(fault);
    },
  });
  for (const { organization_id: organizationId, user_id: userId } of memberships)
    await unitOfWork.write(
      { kind: 'system', organizationId, task: 'operator' },
      async (work) => await note(work, userId),
    );
  return { email, organizations: memberships.length };
}

async function note({ reads, log, trx }: Work, userId: string): Promise<void> {
  if ((await findMembershipOf(teamRows(trx), userId)) === undefined) return;
  const row = await findUserOfOperator(reads, userId);
  if (row === undefined) return;
  await log({ type: 'user.second_factor_reset', id: row.id, version: row.version, after: toUser(row) });
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
