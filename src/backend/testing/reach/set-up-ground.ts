import assert from 'node:assert/strict';
import { v7 as newId } from 'uuid';
import type { Actor, Person } from '../../../domain/policy/actor.ts';
import { type Scopes, via } from '../../platform/reach/table-scope.ts';
import type { Schema } from '../../schema.ts';
import type { OpenDatabase } from '../databases.ts';
import { createTestApp, type TestApp } from '../test-app.ts';

export const scopes: Scopes = {
  clients: { read: 'client:read', client: 'id', member: via('projects', { column: 'id', of: 'client_id' }) },
  projects: { read: 'project:read', member: 'id', client: 'client_id' },
  tasks: { read: 'project:read', member: 'project_id', client: via('projects') },
  time_entries: {
    read: 'time:read',
    write: 'time:write',
    acts: ['timesheet:decide'],
    own: 'user_id',
    member: 'project_id',
    client: via('projects'),
  },
  habits: { read: 'coach:use', own: 'user_id' },
  habit_ticks: { partOf: 'habits', by: 'habit_id' },
  organizations: 'everyone',
  number_counters: 'nobody',
};

/** Two people of one practice who work for two clients, and somebody else's practice. */
export interface Ground {
  readonly ada: Person;
  readonly ben: Person;
  readonly contact: Actor;
  readonly foreigner: Person;
  readonly clients: readonly [string, string];
  readonly projects: readonly [string, string];
  /** Ada's and Ben's in the first project, Ada's and Ben's in the second. */
  readonly entries: readonly string[];
}

export async function addEntry(
  { database }: TestApp,
  { organizationId, userId }: Person,
  projectId: string,
): Promise<string> {
  const id = newId();
  const times = { started_at: 0, ended_at: 60_000, seconds: 60, zone: 'UTC', local_date: '1970-01-01' };
  const rate = { rate_minor: 0, rate_currency: 'EUR', rate_id: null, rate_own: 0 };
  const stamps = { created_at: 0, updated_at: 0, version: 1 };
  const rest = { task_id: null, note: '', billable: 1, tags: '[]', git: null, timesheet_id: null };
  const of = { id, organization_id: organizationId, user_id: userId, project_id: projectId };
  await database.query
    .insertInto('time_entries')
    .values({ ...of, ...times, ...rate, ...rest, ...stamps })
    .execute();
  return id;
}

export async function addHabit({ database }: TestApp, { organizationId, userId }: Person): Promise<string> {
  const id = newId();
  const stamps = { created_at: 0, updated_at: 0, version: 1 };
  const kept = { check_kind: 'by_hand', rhythm: 'day', before_time: null, within_days: null } as const;
  const habit = {
    id,
    organization_id: organizationId,
    user_id: userId,
    title: 'Breathe',
    state: 'active',
  } as const;
  await database.query
    .insertInto('habits')
    .values({ ...habit, ...kept, ...stamps })
    .execute();
  await database.query
    .insertInto('habit_ticks')
    .values({ organization_id: organizationId, habit_id: id, first_day: '1970-01-01' })
    .execute();
  return id;
}

export async function prepare(test: TestApp): Promise<Ground> {
  const first = await test.createProject({ withMembers: false });
  const second = await test.createProject({ withMembers: false });
  const foreign = await test.createProject({ as: 'foreign' });
  const { organizationId } = test.owner;
  const people = await test.database.query
    .selectFrom('users')
    .select(['id', 'role'])
    .where('organization_id', '=', organizationId)
    .execute();
  const personOf = (role: Person['role']): Person => {
    const found = people.find((each) => each.role === role);
    assert.ok(found);
    return { kind: 'user', organizationId, userId: found.id, role };
  };
  const [ada, ben] = [personOf('viewer'), personOf('user')];
  const ids: string[] = [];
  for (const { projectId } of [first, second])
    for (const person of [ada, ben]) ids.push(await addEntry(test, person, projectId));
  await addEntry(test, test.foreigner, foreign.projectId);
  const member = { organization_id: organizationId, project_id: first.projectId, user_id: ada.userId };
  await test.database.query
    .insertInto('project_members')
    .values({ ...member, role: 'member' })
    .execute();
  for (const person of [ada, ben, test.foreigner]) await addHabit(test, person);
  return {
    ada,
    ben,
    contact: { kind: 'contact', organizationId, contactId: 'cara', clientId: second.clientId },
    foreigner: test.foreigner,
    clients: [first.clientId, second.clientId],
    projects: [first.projectId, second.projectId],
    entries: ids,
  };
}

/** Rows of several people, whose grants differ. */
export function setUpGround(open: OpenDatabase<Schema>) {
  let test: TestApp;

  let ground: Ground;

  before(async () => {
    test = await createTestApp(await open());
    ground = await prepare(test);
  });

  after(() => test.close());

  return {
    get test() {
      return test;
    },
    get ground() {
      return ground;
    },
  };
}
