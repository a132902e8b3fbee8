import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { permissions, type Role } from '../../../domain/authorization.ts';
import type { Actor, Person } from '../../../domain/policy/actor.ts';
import { sha256Of } from '../../platform/files/file-places.ts';
import { createMemoryFileStore } from '../memory-file-store.ts';
import { createBoard, createSampleTools } from '../sample-tools.ts';
import { createTestApp, type TestApp } from '../test-app.ts';
import { Oracle } from './oracle.ts';
import { withGrant } from './planted-grant.ts';
import { createRecords } from './records.ts';
import { storedContent } from './sample.ts';

export const grants = ['own', 'member', 'lead', 'client'] as const;

export type Lesser = (typeof grants)[number];

/** Whose records there are: the person's own, of a project of theirs, of another project and client, of others. */
export interface Ground {
  readonly test: TestApp;
  readonly oracle: Oracle;
  readonly sets: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** The same by what they are called. */
  readonly marked: ReadonlyMap<string, ReadonlyMap<string, string> | undefined>;
  readonly actors: ReadonlyMap<Lesser, Actor & { readonly userId?: string; readonly clientId?: string }>;
  /** By role. */
  people(role: 'user' | 'approver'): Person;
  close(): Promise<void>;
}

export async function prepare(open: () => Promise<Parameters<typeof createTestApp>[0]>): Promise<Ground> {
  const people = new Map<string, Actor>();
  const files = createMemoryFileStore();
  files.files.set(sha256Of(storedContent), storedContent);
  const test = await createTestApp(await open(), {
    files,
    tools: createSampleTools(createBoard()),
    authenticate: async (token) => people.get(token),
  });
  const folder = await mkdtemp(path.join(os.tmpdir(), 'vireo-reach-'));
  const { organizationId } = test.owner;
  const rows = await test.database.query.selectFrom('users').selectAll().execute();
  const personOf = (role: Role): Person => {
    const row = rows.find((each) => each.role === role && each.organization_id === organizationId);
    assert.ok(row);
    return { kind: 'user', organizationId, userId: row.id, role };
  };
  const ada = personOf('user');
  people.set('org_admin', test.owner).set('foreign', test.foreigner).set('user', ada);
  const emptyFolder = folder;
  const own = await withGrant('user', { permissions, grant: 'all' }, async () =>
    createRecords(test, { as: 'user', ...ada, mark: 'Alder', emptyFolder }),
  );
  const sets = new Map([
    ['their own', own],
    [
      'of a project of theirs',
      await createRecords(test, { as: 'org_admin', ...test.owner, mark: 'Birch', emptyFolder }),
    ],
    [
      'of another project and client',
      await createRecords(test, {
        as: 'org_admin',
        ...test.owner,
        mark: 'Cedar',
        week: '2026-11-02',
        emptyFolder,
      }),
    ],
    [
      'of a project that they lead',
      await createRecords(test, {
        as: 'org_admin',
        ...test.owner,
        mark: 'Elder',
        week: '2026-11-09',
        emptyFolder,
      }),
    ],
    [
      'of another organization',
      await createRecords(test, { as: 'foreign', ...test.foreigner, mark: 'Dogwood', emptyFolder }),
    ],
  ]);
  const theirs = sets.get('of a project of theirs');
  const abe = personOf('approver');
  people.set('approver', abe);
  const memberOf = (set: string, { userId }: Person, role: 'lead' | 'member') => ({
    organization_id: organizationId,
    project_id: sets.get(set)?.get('projects') ?? '',
    user_id: userId,
    role,
  });
  await test.database.query
    .insertInto('project_members')
    .values([
      memberOf('of a project of theirs', ada, 'member'),
      memberOf('of a project that they lead', ada, 'lead'),
      memberOf('of a project of theirs', abe, 'member'),
    ])
    .execute();
  const clientId = theirs?.get('clients') ?? '';
  const contact = {
    kind: 'contact',
    organizationId,
    contactId: theirs?.get('contacts') ?? '',
    clientId,
  } as const;
  people.set('client', contact);
  await settle(test);
  return {
    test,
    oracle: await Oracle.read(test.database.query, test.app.scopes),
    sets,
    marked: new Map([
      ['Alder', own],
      ['Birch', theirs],
      ['Cedar', sets.get('of another project and client')],
      ['Elder', sets.get('of a project that they lead')],
      ['Dogwood', sets.get('of another organization')],
    ]),
    actors: new Map<Lesser, Actor>([
      ['own', ada],
      ['member', ada],
      ['lead', ada],
      ['client', contact],
    ]),
    people: (role) => (role === 'user' ? ada : abe),
    async close() {
      await test.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** Scans and requests end by themselves: what is looked at stays as it is. */
export async function settle({ database, clock }: TestApp): Promise<void> {
  for (;;) {
    const { left } = await database.query
      .selectFrom('jobs')
      .select((select) => select.fn.countAll<number>().as('left'))
      .where('state', 'in', ['queued', 'running'])
      .where('run_at', '<=', clock.now)
      .executeTakeFirstOrThrow();
    if (Number(left) === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
