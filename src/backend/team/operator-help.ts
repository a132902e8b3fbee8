/** What the acts of an operator share, who helps a person beside a server that may run: whom they mean, and the record of it. */
import { findMembershipOf } from '../contexts/account/sessions/help/help.repository.ts';
import {
  findIdentityByEmail,
  type IdentityRow,
  listMemberships,
} from '../contexts/account/sessions/identities/identities.repository.ts';
import { findUserOfOperator, toUser } from '../contexts/account/users/index.ts';
import { userEvents } from '../contexts/account/users/users.events.ts';
import { userScope } from '../contexts/account/users/users.scope.ts';
import type { Clock } from '../platform/clock.ts';
import type { Database } from '../platform/db/database.ts';
import { createEventHub } from '../platform/events/event-hub.ts';
import { createUnitOfWork, type Work } from '../platform/unit-of-work.ts';
import type { Schema, Trx } from '../schema.ts';
import { type TeamDb, teamRows } from '../team-schema.ts';

export interface HelpedDatabase {
  readonly database: Database<Schema>;
  readonly clock: Clock;
}

type Help = 'user.second_factor_reset' | 'user.password_link_made';

/** @throws Error with a sentence where there is no such account */
export async function loadIdentityOf(db: TeamDb, email: string): Promise<IdentityRow> {
  const identity = await findIdentityByEmail(db, email);
  if (identity === undefined) throw new Error(`No account on this server has the address ${email}.`);
  return identity;
}

interface Helped {
  readonly identityId: string;
  readonly type: Help;
}

/** In the transaction of the help itself: each organization of the account finds it in its record of events, or nothing was done. */
export async function noteHelp(
  trx: Trx,
  { clock }: Pick<HelpedDatabase, 'clock'>,
  { identityId, type }: Helped,
): Promise<void> {
  const unitOfWork = createUnitOfWork({
    database: { transaction: async (work) => await work(trx) },
    hub: createEventHub(),
    clock,
    events: () => userEvents,
    scopes: () => userScope,
    onFault: (fault) => {
      throw new Error(fault);
    },
  });
  const memberships = await listMemberships(teamRows(trx), identityId);
  for (const { organization_id: organizationId, user_id: userId } of memberships)
    await unitOfWork.write(
      { kind: 'system', organizationId, task: 'operator' },
      async (work) => await note(work, userId, type),
    );
}

async function note({ reads, log, trx }: Work, userId: string, type: Help): Promise<void> {
  if ((await findMembershipOf(teamRows(trx), userId)) === undefined) return;
  const row = await findUserOfOperator(reads, userId);
  if (row !== undefined) await log({ type, id: row.id, version: row.version, after: toUser(row) });
}
