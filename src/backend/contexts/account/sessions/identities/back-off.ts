/**
 * Waiting after failed sign-ins: by account and address, and by address; doubling, fifteen minutes at most. A device from
 * which the account signed in before never waits, so that nobody locks another one out. An account is counted by the name
 * that was typed, whether there is one or not.
 */
import { createHash } from 'node:crypto';
import { limitedAddress } from '../../../../../domain/limits/limited-address.ts';
import type { Clock } from '../../../../platform/clock.ts';
import { ApiError } from '../../../../platform/http/api-error.ts';
import type { TeamDatabase, TeamDb } from '../../../../team-schema.ts';
import { hashOfSecret } from '../secret-text.ts';
import { inTransaction } from '../team-transaction.ts';
import { isKnownDevice } from './identities.repository.ts';

export interface Attempt {
  /** In lower case. */
  readonly email: string;
  readonly address: string;
  readonly deviceToken: string | undefined;
}

/** One of a second factor, by who has given the password. */
export interface CodeAttempt extends Attempt {
  readonly identityId: string;
}

export interface BackOff {
  /** Counts as failed until `succeed`, so that many at once are counted. @throws ApiError `too_many_requests` */
  begin(attempt: Attempt): Promise<void>;
  succeed(attempt: Attempt): Promise<void>;
  /** By account from everywhere; a device that signed in before is counted by itself, and never spared. */
  beginCode(attempt: CodeAttempt): Promise<void>;
  succeedCode(attempt: CodeAttempt): Promise<void>;
  /** By network, apart from sign-ins: each sends a mail to an address that a stranger typed. */
  beginRegistration(address: string): Promise<void>;
  /** As of registrations: who has forgotten a password asks once or twice. */
  beginReset(address: string): Promise<void>;
}

const freeOfAccount = 5;
const freeOfAddress = 30;
const freeOfCodes = 10;
const freeOfRegistrations = 20;
const firstWaitMs = 1_000;
export const longestWaitMs = 15 * 60_000;
/** Without a failure for as long, what was counted is forgotten. */
const forgottenMs = 60 * 60_000;

export function waitAfter(failures: number, free: number): number {
  const over = failures - free;
  return over < 0 ? 0 : Math.min(longestWaitMs, firstWaitMs * 2 ** Math.min(over, 20));
}

export function createBackOff({
  database,
  clock,
}: {
  readonly database: TeamDatabase;
  readonly clock: Clock;
}): BackOff {
  const isFree = async (db: TeamDb, { email, deviceToken }: Attempt) =>
    deviceToken !== undefined && (await isKnownDevice(db, hashOfSecret(deviceToken), email));

  async function countAll(counters: readonly Counter[], what = 'sign-ins failed'): Promise<void> {
    const now = clock();
    const waitMs = await inTransaction(database, async (trx) => {
      const waits: number[] = [];
      for (const { name, free } of counters) waits.push(await count(trx, { name, free, now }));
      return Math.max(...waits);
    });
    if (waitMs > 0)
      throw new ApiError(
        'too_many_requests',
        `Too many ${what} from here: try again in ${Math.ceil(waitMs / 1_000)} s.`,
      );
  }

  async function forgive([ofAccount, ofAddress]: CounterPair): Promise<void> {
    await database.query.deleteFrom('sign_in_failures').where('name_hash', '=', ofAccount.name).execute();
    await database.query
      .updateTable('sign_in_failures')
      .set((set) => ({ failures: set('failures', '-', 1) }))
      .where('name_hash', '=', ofAddress.name)
      .where('failures', '>', 0)
      .execute();
  }

  async function countersOfCode(attempt: CodeAttempt): Promise<CounterPair> {
    const { identityId, deviceToken } = attempt;
    const device = (await isFree(database.query, attempt)) ? hashOfSecret(deviceToken ?? '') : '';
    const [, ofAddress] = countersOf(attempt);
    return [{ name: hashOf(['code', identityId, device]), free: freeOfCodes }, ofAddress];
  }

  return {
    async begin(attempt) {
      if (!(await isFree(database.query, attempt))) await countAll(countersOf(attempt));
    },
    succeed: async (attempt) => await forgive(countersOf(attempt)),
    beginCode: async (attempt) => await countAll(await countersOfCode(attempt)),
    async beginRegistration(address) {
      const name = hashOf(['register', limitedAddress(address)]);
      await countAll([{ name, free: freeOfRegistrations }], 'registrations began');
    },
    async beginReset(address) {
      const name = hashOf(['reset', limitedAddress(address)]);
      await countAll([{ name, free: freeOfRegistrations }], 'links were asked for');
    },
    succeedCode: async (attempt) => await forgive(await countersOfCode(attempt)),
  };
}

interface Counter {
  readonly name: string;
  readonly free: number;
}

/** Of an account, and of a network. */
type CounterPair = readonly [Counter, Counter];

function countersOf({ email, address }: Attempt): CounterPair {
  const network = limitedAddress(address);
  return [
    { name: hashOf(['account', email, network]), free: freeOfAccount },
    { name: hashOf(['address', network]), free: freeOfAddress },
  ];
}

/** Milliseconds to wait; 0 where it was counted and may go on. One that has to wait is not counted. */
async function count(db: TeamDb, { name, free, now }: Counter & { readonly now: number }): Promise<number> {
  // A row that is not there yet cannot be locked: of many at once each would be the first.
  await db
    .insertInto('sign_in_failures')
    .values({ name_hash: name, failures: 0, failed_at: now })
    .onConflict((conflict) => conflict.column('name_hash').doNothing())
    .execute();
  const row = await db
    .selectFrom('sign_in_failures')
    .selectAll()
    .where('name_hash', '=', name)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const age = Math.abs(now - Number(row.failed_at));
  const failures = age < forgottenMs ? Number(row.failures) : 0;
  const left = waitAfter(failures, free) - age;
  if (left > 0) return left;
  await db
    .updateTable('sign_in_failures')
    .set({ failures: failures + 1, failed_at: now })
    .where('name_hash', '=', name)
    .execute();
  return 0;
}

function hashOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
