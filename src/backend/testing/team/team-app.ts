/** A server that people sign in to, as tests meet it: the real library over a cheap hash that counts, and requests as browsers and programs send them. */
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { TeamAccounts } from '../../contexts/account/sessions/team-options.ts';
import type { Database } from '../../platform/db/index.ts';
import type { Schema } from '../../schema.ts';
import { createIdentityLibrary } from '../../team/identity-library/identity-library.ts';
import type { PasswordHasher } from '../../team/identity-library/open-library.ts';
import { openTeamAccounts } from '../../team/open-team-accounts.ts';
import { type TeamDb, teamDatabase, teamRows } from '../../team-schema.ts';
import { createTestApp, type Reply, type TestApp, type TestAppOptions } from '../test-app.ts';

export const publicUrl = 'https://time.example.com';
export const testSecret = 'a secret of tests, of forty characters..';
export const goodPassword = 'seven lorries over the hill';

export const firstStart = { zone: 'Europe/Berlin', currency: 'EUR', countryCode: 'DE', language: 'en' };

/** As many calls as passwords are hashed or checked. */
export interface CountingHasher extends PasswordHasher {
  calls: number;
}

export function createCountingHasher(): CountingHasher {
  const hash = (password: string) => createHash('sha256').update(password.normalize('NFKC')).digest('hex');
  const hasher: CountingHasher = {
    calls: 0,
    async hash(password) {
      hasher.calls += 1;
      return hash(password);
    },
    async verify({ hash: kept, password }) {
      hasher.calls += 1;
      return kept === hash(password);
    },
  };
  return hasher;
}

interface Sent {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly from?: string;
}

type Method = 'GET' | 'POST' | 'DELETE' | 'PATCH' | 'PUT';

export interface TeamApp extends TestApp {
  readonly hasher: CountingHasher;
  readonly rows: TeamDb;
  readonly opened: TeamAccounts;
  /** As a program: no Origin, no cookie. */
  program(method: Method, path: string, sent?: Sent): Promise<Reply>;
  /** As a page of the server. */
  browser(method: Method, path: string, sent?: Sent & { readonly cookie?: string }): Promise<Reply>;
  /** The first administrator signs up by the link. */
  setUp(as?: 'program' | 'browser'): Promise<Reply>;
  login(email: string, password: string, sent?: Sent): Promise<Reply>;
}

/** For a test app of any floor: the server's part of it. */
export function openTestTeam({
  openRegistration = false,
  operators = [],
  hasher = createCountingHasher(),
  publicUrl: address = publicUrl,
}: {
  readonly openRegistration?: boolean;
  readonly operators?: readonly string[];
  readonly hasher?: PasswordHasher;
  readonly publicUrl?: string;
} = {}): NonNullable<TestAppOptions['team']> {
  return async (database, clock) =>
    await openTeamAccounts({
      database,
      clock: () => clock.now,
      publicUrl: address,
      openRegistration,
      operators,
      secret: testSecret,
      firstStart,
      library: createIdentityLibrary({
        database: teamDatabase(database),
        publicUrl: address,
        secret: testSecret,
        hasher,
      }),
    });
}

export interface TeamAppOptions extends TestAppOptions {
  readonly openRegistration?: boolean;
  readonly operators?: readonly string[];
}

export const administrator = { name: 'Mara Voss', email: 'mara@example.com', password: goodPassword };

export async function createTeamApp(
  database: Database<Schema>,
  { openRegistration = false, operators = [], ...options }: TeamAppOptions = {},
): Promise<TeamApp> {
  const hasher = createCountingHasher();
  const test = await createTestApp(database, {
    upTo: 'practice',
    ...options,
    team: openTestTeam({ openRegistration, operators, hasher, publicUrl: options.publicUrl ?? publicUrl }),
  });
  const opened = test.accounts ?? assert.fail('no accounts');

  const send = async (method: Method, path: string, { body, headers = {}, from }: Sent = {}) => {
    const json: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    const reply = await test.app.inject({
      method,
      url: path.startsWith('/api') || path.startsWith('/.') ? path : `/api/v1${path}`,
      headers: { host: 'time.example.com', ...json, ...headers },
      ...(from !== undefined && { remoteAddress: from }),
      ...(body !== undefined && { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const isJson = String(reply.headers['content-type']).includes('json');
    const said = reply.payload && isJson ? JSON.parse(reply.payload) : reply.payload;
    return { status: reply.statusCode, body: said, headers: reply.headers };
  };
  const browser: TeamApp['browser'] = async (method, path, { cookie, headers, ...sent } = {}) =>
    await send(method, path, {
      ...sent,
      headers: {
        origin: publicUrl,
        'sec-fetch-site': 'same-origin',
        ...(cookie !== undefined && { cookie }),
        ...headers,
      },
    });
  return {
    ...test,
    hasher,
    opened,
    rows: teamRows(database.query),
    program: send,
    browser,
    async setUp(as = 'program') {
      const link = (await opened.takeSetUp()) ?? assert.fail('no link');
      const body = { token: new URL(link).hash.slice(1), ...administrator };
      const reply = await (as === 'program' ? send : browser)('POST', '/auth/set-up', { body });
      assert.equal(reply.status, 200, JSON.stringify(reply.body));
      return reply;
    },
    login: async (email, password, sent = {}) =>
      await send('POST', '/auth/login', { ...sent, body: { email, password, ...(sent.body as object) } }),
  };
}

/** As on a new server: there is no practice to take over. */
export async function clearPractice({ query }: Database<Schema>): Promise<void> {
  await teamRows(query).deleteFrom('organization_slugs').execute();
  await query.deleteFrom('users').execute();
  await query.deleteFrom('organizations').execute();
}

export const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** `name=value` of the cookies that an answer sets, as a browser sends them back. */
export function cookiesOf({ headers }: Reply): string {
  return [headers['set-cookie'] ?? []]
    .flat()
    .map((cookie) => String(cookie).split(';')[0])
    .join('; ');
}
