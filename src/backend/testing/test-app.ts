/**
 * The backend as tests meet it: the real app over a real database, a clock that tests move, and a token for
 * each role in two organizations. Requests go through `app.inject`: the whole HTTP stack but the socket.
 */
import assert from 'node:assert/strict';
import type { FastifyInstance } from 'fastify';
import type { Insertable } from 'kysely';
import { v7 as newId } from 'uuid';
import { type Role, roles } from '../../domain/authorization.ts';
import type { Actor, Person } from '../../domain/policy/actor.ts';
import { buildApp } from '../app.ts';
import type { AppOptions } from '../app-options.ts';
import { loadOwner } from '../contexts/account/first-start.ts';
import type { TeamAccounts } from '../contexts/account/sessions/team-options.ts';
import type { CoachOptions } from '../contexts/coach/coach/coach.slice.ts';
import type { ContextName } from '../contexts/floors.ts';
import type { ModelOptions } from '../contexts/models/models/open-models.ts';
import { migrations } from '../migrations/index.ts';
import type { Backups } from '../platform/backup/backups.ts';
import { type Database, migrate } from '../platform/db/index.ts';
import type { EventHub } from '../platform/events/event-hub.ts';
import type { FileStore } from '../platform/files/file-store.ts';
import { createSilentLogger, type Logger } from '../platform/log/logger.ts';
import type { MailOptions } from '../platform/mail/mail-ports.ts';
import type { NumberMarks } from '../platform/numbers/number-marks.ts';
import type { OutboundOptions } from '../platform/outbound/outbound.ts';
import type { Tool } from '../platform/tools/tool.ts';
import type { Work } from '../platform/work/work.ts';
import type { Schema } from '../schema.ts';
import type { ProjectWorkOptions } from '../work/project-work.ts';
import { createInProcessWork } from './in-process-work.ts';
import { createMemoryFileStore } from './memory-file-store.ts';
import { noteReply } from './replies-of-test.ts';

export interface Reply {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests read replies of many shapes, and assert on what they read.
  readonly body: any;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
}

export interface Ask {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * A role of the first organization (`super_admin` looks into it as operator), `foreign` for the second one's administrator,
   * `second_admin` for one of the first who counts among nobody there, or a token.
   */
  readonly as?: Role | 'foreign' | 'second_admin' | (string & {});
}

export interface TestApp {
  readonly app: FastifyInstance;
  readonly database: Database<Schema>;
  readonly owner: Person;
  readonly foreigner: Person;
  readonly clock: { now: number };
  /** Of a server that people sign in to. */
  readonly accounts: TeamAccounts | undefined;
  ask(method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE', path: string, ask?: Ask): Promise<Reply>;
  /** A client and a project of it; the usual ground of a test. */
  createProject(options?: {
    readonly rateMinor?: number;
    readonly currency?: string;
    readonly as?: Role | 'foreign';
    /** Where false, nobody is a member of it; else the people of the practice whose roles reach members' projects alone. */
    readonly withMembers?: boolean;
  }): Promise<{ clientId: string; projectId: string }>;
  close(): Promise<void>;
}

/** Wednesday of ISO week 47. */
const startOfTests = Date.parse('2026-11-18T10:00:00Z');

function rowOf({ organizationId, userId, role }: Person, now: number): Insertable<Schema['users']> {
  return {
    id: userId,
    organization_id: organizationId,
    name: role,
    email: null,
    role,
    created_at: now,
    updated_at: now,
    version: 1,
  };
}

const personOf = (organizationId: string, role: Role): Person => ({
  kind: 'user',
  userId: newId(),
  organizationId,
  role,
});

/** One for each role, and `foreign` in an organization of its own, in one transaction: every test begins with it. */
async function createActors(
  database: Database<Schema>,
  owner: Person,
  now: number,
): Promise<{ readonly actors: ReadonlyMap<string, Actor>; readonly foreigner: Person }> {
  const foreigner = personOf(newId(), 'org_admin');
  const others = roles
    .filter((role) => role !== 'org_admin' && role !== 'super_admin')
    .map((role) => [role, personOf(owner.organizationId, role)] as const);
  const added = [...others.map(([, person]) => person), foreigner];
  const second = personOf(owner.organizationId, 'org_admin');
  await database.transaction(async (trx) => {
    const own = await trx.selectFrom('organizations').selectAll().executeTakeFirstOrThrow();
    await trx
      .insertInto('organizations')
      .values({ ...own, id: foreigner.organizationId, name: 'Other Ltd' })
      .execute();
    await trx
      .insertInto('users')
      .values([
        ...added.map((person) => ({ ...rowOf(person, now), deactivated_at: null })),
        { ...rowOf(second, now), deactivated_at: now },
      ])
      .execute();
  });
  const { organizationId } = owner;
  const operator: Actor = { kind: 'operator', organizationId, identityId: newId(), sessionId: newId() };
  const actors = new Map<string, Actor>([
    ['org_admin', owner],
    ['super_admin', operator],
    ['second_admin', second],
    ...others,
    ['foreign', foreigner],
  ]);
  return { actors, foreigner };
}

const ownerStart = {
  ownerName: 'Mara Voss',
  practiceName: 'Mara Voss',
  zone: 'Europe/Berlin',
  currency: 'EUR',
  countryCode: 'DE',
  language: 'en',
};

/** Who sees the projects of which they are members, and no others. */
const memberRoles = ['user', 'approver'] as const satisfies readonly Role[];

export async function addMembers({ query }: Database<Schema>, projectId: string): Promise<void> {
  const { organization_id } = await query
    .selectFrom('projects')
    .select('organization_id')
    .where('id', '=', projectId)
    .executeTakeFirstOrThrow();
  const people = await query
    .selectFrom('users')
    .select('id')
    .where('organization_id', '=', organization_id)
    .where('role', 'in', memberRoles)
    .execute();
  const rows = people.map(({ id }) => ({
    organization_id,
    project_id: projectId,
    user_id: id,
    role: 'member' as const,
  }));
  if (rows.length > 0) await query.insertInto('project_members').values(rows).execute();
}

function parseBody(payload: string, contentType: unknown): unknown {
  return payload && String(contentType).includes('json') ? JSON.parse(payload) : payload;
}

export interface TestAppOptions {
  /** Of the work that is done in this process in place of another one. */
  readonly agentWork?: ProjectWorkOptions;
  /** In place of all of that work. */
  readonly work?: Work;
  readonly coach?: CoachOptions;
  readonly models?: ModelOptions;
  readonly policyFile?: string;
  readonly hub?: EventHub;
  readonly signIn?: NonNullable<AppOptions['signIn']>;
  /** As on a server that people sign in to. */
  readonly projectFolders?: NonNullable<AppOptions['projectFolders']>;
  readonly scansAtOnce?: NonNullable<AppOptions['scansAtOnce']>;
  /** In memory where none is given. */
  readonly files?: FileStore;
  readonly backups?: Backups;
  readonly keepUp?: AppOptions['keepUp'];
  readonly rest?: AppOptions['rest'];
  readonly installationKey?: AppOptions['installationKey'];
  readonly secrets?: NonNullable<AppOptions['secrets']>;
  readonly numberMarks?: NumberMarks | undefined;
  readonly outbound?: OutboundOptions;
  readonly mail?: MailOptions;
  readonly publicUrl?: string;
  /** A server that others reach, in place of an embedded backend. */
  readonly remote?: AppOptions['remote'];
  readonly localOnly?: boolean;
  /** Called before the app is ready, as a main file may. */
  readonly setUp?: (app: FastifyInstance) => void;
  /** Beside those of the slices. */
  readonly tools?: readonly Tool[];
  /** Silent where none is given. */
  readonly logger?: Logger;
  /** A server that people sign in to, beside the tokens of each role: answers Origins, and no Host in particular. */
  readonly team?: (database: Database<Schema>, clock: { readonly now: number }) => Promise<TeamAccounts>;
  /** In place of a token for each role. */
  readonly authenticate?: AppOptions['authenticate'];
  /** Who acts by a token beside those of each role. */
  readonly keys?: (token: string) => Promise<Actor | undefined>;
  readonly onDeactivated?: NonNullable<AppOptions['onDeactivated']>;
  /** Half of what a small test costs is the app: one of the contexts up to this one alone is made in half of that. */
  readonly upTo?: ContextName;
}

export async function createTestApp(
  database: Database<Schema>,
  { agentWork, setUp, team, keys, ...options }: TestAppOptions = {},
): Promise<TestApp> {
  const clock = { now: startOfTests };
  await migrate(database, migrations);
  const owner = await loadOwner(database, { ...ownerStart, now: clock.now });
  const { actors, foreigner } = await createActors(database, owner, clock.now);
  const accounts = await team?.(database, clock);
  const app = await buildApp({
    database,
    team: accounts?.team,
    authenticate: async (token, asked) =>
      actors.get(token) ?? (await keys?.(token)) ?? (await accounts?.authenticate(token, asked)),
    clock: () => clock.now,
    version: '0.0.0-test',
    localOnly: team === undefined,
    logger: createSilentLogger(),
    files: createMemoryFileStore(),
    onEventFault: (fault) => assert.fail(fault),
    work: createInProcessWork(agentWork),
    ...(agentWork?.agents && { agents: agentWork.agents }),
    ...options,
  });
  setUp?.(app);
  await app.ready();

  const ask: TestApp['ask'] = async (method, path, { body, headers = {}, as = 'org_admin' } = {}) => {
    const json: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    const reply = await app.inject({
      method,
      url: path.startsWith('/api') || !path.startsWith('/') ? path : `/api/v1${path}`,
      headers: { host: '127.0.0.1', authorization: `Bearer ${as}`, ...json, ...headers },
      ...(body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const said = parseBody(reply.payload, reply.headers['content-type']);
    noteReply({ method, route: path, status: reply.statusCode, body: said });
    return { status: reply.statusCode, body: said, headers: reply.headers };
  };

  return {
    app,
    database,
    owner,
    foreigner,
    clock,
    accounts,
    ask,
    async createProject({ rateMinor = 11_000, currency = 'EUR', as = 'org_admin', withMembers = true } = {}) {
      const client = await ask('POST', '/clients', {
        as,
        body: { name: 'Nordwind GmbH', currency, countryCode: 'DE', language: 'en' },
      });
      const body = {
        name: 'API rewrite',
        clientId: client.body.id,
        hourlyRate: { minor: rateMinor, currency },
      };
      const project = await ask('POST', '/projects', { as, body });
      if (withMembers) await addMembers(database, project.body.id);
      return { clientId: client.body.id, projectId: project.body.id };
    },
    async close() {
      await app.close();
      await database.close();
    },
  };
}
