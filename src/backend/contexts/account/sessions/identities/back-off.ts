/**
 * Waiting after failed sign-ins: by account and address, and by address, doubling, fifteen minutes at most; and by account from
 * everywhere, a minute at most. A device from which the account signed in before, and a session, are counted by themselves alone, so
 * that nobody locks another one out. An account is counted by the name that was typed, whether there is one or not.
 */
import { createHash } from 'node:crypto';
import { limitedAddress } from '../../../../../domain/limits/limited-address.ts';
import { text } from '../../../../../words/text.ts';
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
  /** Of who is signed in and gives the password again. */
  readonly sessionId?: string | undefined;
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
/** From everywhere: each network alone has few. */
const freeOfTotal = 20;
const freeOfCodes = 10;
const freeOfRegistrations = 20;
const firstWaitMs = 1_000;
export const longestWaitMs = 15 * 60_000;
/** Strangers alone cause it: their person, on a device that is new, waits no longer. */
export const longestTotalMs = 60_000;
/** Without a failure for as long, what was counted is forgotten. */
const forgottenMs = 60 * 60_000;

export function waitAfter(failures: number, free: number, longestMs = longestWaitMs): number {
  const over = failures - free;
  return over < 0 ? 0 : Math.min(longestMs, firstWaitMs * 2 ** Math.min(over, 20));
}

export function createBackOff({
  database,
  clock,
}: {
  readonly database: TeamDatabase;
  readonly clock: Clock;
}): BackOff {
  const isKnown = async (db: TeamDb, { email, deviceToken }: Attempt) =>
    deviceToken !== undefined && (await isKnownDevice(db, hashOfSecret(deviceToken), email));

  async function countersOf(attempt: Attempt): Promise<Counters> {
    const { email, sessionId, deviceToken = '' } = attempt;
    if (sessionId !== undefined)
      return { own: { name: hashOf(['session', email, sessionId]), free: freeOfAccount }, shared: [] };
    if (!(await isKnown(database.query, attempt))) return countersOfUnknown(attempt);
    const device = hashOfSecret(deviceToken);
    return { own: { name: hashOf(['device', email, device]), free: freeOfAccount }, shared: [] };
  }

  async function countAll(counters: readonly Counter[], what = text`sign-ins failed`): Promise<void> {
    const now = clock();
    const waitMs = await inTransaction(database, async (trx) => {
      const held: Held[] = [];
      for (const counter of counters) held.push(await hold(trx, counter, now));
      const longest = Math.max(...held.map(({ waitMs }) => waitMs));
      // One that has to wait is not counted, by none of them.
      if (longest === 0) for (const { name, failures } of held) await set(trx, { name, failures, now });
      return longest;
    });
    if (waitMs > 0)
      throw new ApiError(
        'too_many_requests',
        text`Too many ${what} from here: try again in ${Math.ceil(waitMs / 1_000)} s.`,
      );
  }

  async function forgive({ own, shared }: Counters): Promise<void> {
    await database.query.deleteFrom('sign_in_failures').where('name_hash', '=', own.name).execute();
    for (const { name } of shared)
      await database.query
        .updateTable('sign_in_failures')
        .set((set) => ({ failures: set('failures', '-', 1) }))
        .where('name_hash', '=', name)
        .where('failures', '>', 0)
        .execute();
  }

  async function countersOfCode(attempt: CodeAttempt): Promise<Counters> {
    const { identityId, deviceToken = '' } = attempt;
    const device = (await isKnown(database.query, attempt)) ? hashOfSecret(deviceToken) : '';
    const own = { name: hashOf(['code', identityId, device]), free: freeOfCodes };
    return { own, shared: [counterOfNetwork(attempt)] };
  }

  return {
    begin: async (attempt) => await countAll(allOf(await countersOf(attempt))),
    succeed: async (attempt) => await forgive(await countersOf(attempt)),
    beginCode: async (attempt) => await countAll(allOf(await countersOfCode(attempt))),
    async beginRegistration(address) {
      const name = hashOf(['register', limitedAddress(address)]);
      await countAll([{ name, free: freeOfRegistrations }], text`registrations began`);
    },
    async beginReset(address) {
      const name = hashOf(['reset', limitedAddress(address)]);
      await countAll([{ name, free: freeOfRegistrations }], text`links were asked for`);
    },
    succeedCode: async (attempt) => await forgive(await countersOfCode(attempt)),
  };
}

interface Counter {
  readonly name: string;
  readonly free: number;
  readonly longestMs?: number;
}

interface Counters {
  /** Of this attempt's place alone: forgotten once one succeeds. */
  readonly own: Counter;
  /** With others: one that succeeds takes itself back. */
  readonly shared: readonly Counter[];
}

const allOf = ({ own, shared }: Counters): readonly Counter[] => [own, ...shared];

function counterOfNetwork({ address }: Pick<Attempt, 'address'>): Counter {
  return { name: hashOf(['address', limitedAddress(address)]), free: freeOfAddress };
}

function countersOfUnknown({ email, address }: Attempt): Counters {
  const own = { name: hashOf(['account', email, limitedAddress(address)]), free: freeOfAccount };
  const total = { name: hashOf(['total', email]), free: freeOfTotal, longestMs: longestTotalMs };
  return { own, shared: [counterOfNetwork({ address }), total] };
}

interface Held {
  readonly name: string;
  readonly failures: number;
  /** 0 where it may go on. */
  readonly waitMs: number;
}

async function hold(db: TeamDb, { name, free, longestMs }: Counter, now: number): Promise<Held> {
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
  return { name, failures, waitMs: Math.max(0, waitAfter(failures, free, longestMs) - age) };
}

async function set(
  db: TeamDb,
  { name, failures, now }: { readonly name: string; readonly failures: number; readonly now: number },
): Promise<void> {
  await db
    .updateTable('sign_in_failures')
    .set({ failures: failures + 1, failed_at: now })
    .where('name_hash', '=', name)
    .execute();
}

function hashOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}
