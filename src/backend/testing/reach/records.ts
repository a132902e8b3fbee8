/**
 * A record of each resource, made through the doors by one person: what suites ask for that go through all routes, and what a
 * route's own resource is.
 */
import assert from 'node:assert/strict';
import { v7 as newId } from 'uuid';
import type { Role } from '../../../domain/authorization.ts';
import { requireOk } from '../billing-practice.ts';
import { createLog, createResult } from '../sarif-log.ts';
import type { TestApp } from '../test-app.ts';

/** Who makes them, and in which week: a person has one timesheet a week. */
export interface Maker {
  readonly as: Role | 'foreign';
  readonly userId: string;
  readonly organizationId: string;
  /** A Monday. */
  readonly week?: string;
  /** Exists, and has nothing in it. */
  readonly emptyFolder: string;
}

const dayMs = 86_400_000;

const dayAfter = (date: string, days: number): string =>
  new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);

const timeFileOf = (date: string): string =>
  `Project,Start date,Start time,End date,End time,Duration\nAPI,${date},09:00:00,${date},10:00:00,01:00:00\n`;

/** A gap that was told of a timer. */
async function createQuestion(test: TestApp, as: Maker['as'], projectId: string): Promise<string> {
  await test.ask('POST', '/timer', { as, body: { projectId } });
  test.clock.now += 3_600_000;
  const [at, from] = [0, 1_800_000].map((ago) => new Date(test.clock.now - ago).toISOString());
  const seen = await test.ask('POST', '/timer/seen', {
    as,
    body: { at, gap: { from, to: at, kind: 'sleep' } },
  });
  await test.ask('POST', '/timer/stop', { as });
  return seen.body.question.id;
}

async function askCoach(test: TestApp, as: Maker['as']): Promise<string> {
  const messageId = newId();
  const body = { messageId, sessionId: newId(), text: 'Help?', zone: 'UTC' };
  await test.ask('POST', '/ai/messages', { as, body });
  return messageId;
}

async function createProposal(test: TestApp, as: Maker['as']): Promise<string> {
  const body = { input: { text: 'Hello' }, asker: { kind: 'coach' } };
  return (await test.ask('POST', '/ai/tools/write_note/calls', { as, body })).body.proposal.id;
}

async function createPromise(test: TestApp, as: Maker['as'], week: string): Promise<string> {
  const body = { intentions: [{ text: 'Call back' }], seen: [] };
  return (await test.ask('PUT', `/ai/check-ins/${week}/intentions`, { as, body })).body.items[0].id;
}

/** As if the person had allowed it when a run asked. */
async function createCrew(
  test: TestApp,
  { organizationId, userId }: Maker,
  projectId: string,
): Promise<string> {
  const id = newId();
  const owner = { organization_id: organizationId, user_id: userId, project_id: projectId };
  const content = { path: '.vireo/agents/api.yaml', content_hash: 'a'.repeat(64) };
  await test.database.query
    .insertInto('allowed_crews')
    .values({ id, ...owner, ...content, created_at: test.clock.now })
    .execute();
  return id;
}

/** As if the run of the request had left it. */
async function createArtifact(test: TestApp, { organizationId }: Maker, requestId: string): Promise<string> {
  const own = {
    organization_id: organizationId,
    sha256: 'a'.repeat(64),
    size: 1,
    created_at: test.clock.now,
  };
  const { query } = test.database;
  await query
    .insertInto('stored_files')
    .values(own)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const id = newId();
  const named = { id, request_id: requestId, name: 'plan.md', media_type: 'text/markdown' };
  const expires_at = test.clock.now + 1_000_000_000;
  await query
    .insertInto('request_artifacts')
    .values({ ...own, ...named, expires_at })
    .execute();
  return id;
}

async function findFirst(test: TestApp, as: Maker['as']): Promise<string> {
  return (await test.ask('GET', '/findings', { as })).body.items[0].id;
}

/** Two versions of text and one comment, whose id is the document's own. */
async function createDocument(test: TestApp, as: Maker['as'], projectId: string): Promise<string> {
  const body = { projectId, title: 'Charter', content: 'The goal.' };
  const { id } = (await test.ask('POST', '/documents', { as, body })).body;
  const comment = { id, number: 1, start: 4, end: 8, text: 'Whose?' };
  await test.ask('POST', `/documents/${id}/comments`, { as, body: comment });
  return id;
}

/** By resource, as it stands in paths. */
export async function createRecords(test: TestApp, maker: Maker): Promise<ReadonlyMap<string, string>> {
  const { as, userId, organizationId, week = '2026-11-16', emptyFolder } = maker;
  const make = async (path: string, body: object): Promise<string> =>
    requireOk(await test.ask('POST', path, { as, body })).body.id;
  const { clientId, projectId } = await test.createProject({ as });
  const addressLines = ['Street 1'];
  const seller = { addressLines, vatId: 'DE136695976' };
  await test.ask('PATCH', `/organizations/${organizationId}`, { as, body: seller });
  await test.ask('PATCH', `/clients/${clientId}`, { as, body: { addressLines } });
  await test.ask('PATCH', `/projects/${projectId}`, { as, body: { folder: emptyFolder } });
  const day = dayAfter(week, 1);
  const times = { startedAt: `${day}T09:00:00Z`, endedAt: `${day}T10:00:00Z` };
  const weekdaySeconds = [28_800, 28_800, 28_800, 28_800, 28_800, 0, 0];
  const items = [{ description: 'Report', quantity: '1', unitPrice: '5.00' }];
  const invoiceId = await make('/invoices', { clientId, items });
  const groupId = newId();
  const requestId = await make(`/projects/${projectId}/requests`, { agent: 'security', groupId });
  const scanId = await make('/scanner/scan', { projectId });
  const { document } = (await test.ask('GET', `/invoices/${invoiceId}/document`, { as })).body;
  const ids = new Map([
    ['organizations', organizationId],
    ['users', userId],
    ['clients', clientId],
    ['contacts', await make(`/clients/${clientId}/contacts`, { name: 'Ina Holt', role: 'billing' })],
    ['projects', projectId],
    ['time-entries', await make('/time-entries', { projectId, ...times })],
    ['questions', await createQuestion(test, as, projectId)],
    ['timesheets', await make('/timesheets', { weekStart: week })],
    ['working-times', await make('/working-times', { validFrom: week, weekdaySeconds })],
    ['days-off', await make('/days-off', { firstDate: '2026-12-21', lastDate: '2026-12-23' })],
    ['invoices', invoiceId],
    ['lines', document.lines[0].id],
    [
      'payments',
      await make('/payments', { kind: 'payment', clientId, amount: { minor: 100, currency: 'EUR' } }),
    ],
    ['requests', requestId],
    ['request-groups', groupId],
    ['artifacts', await createArtifact(test, maker, requestId)],
    [
      'saved-reports',
      await make('/saved-reports', {
        name: 'Billable',
        query: { period: { name: 'this-week' }, groupBy: 'day', filter: {} },
      }),
    ],
    [
      'rates',
      await make('/rates', {
        scope: 'project',
        scopeId: projectId,
        amount: { minor: 12_000, currency: 'EUR' },
        validFrom: '2026-10-01',
      }),
    ],
    [
      'cost-rates',
      await make('/cost-rates', { userId, amount: { minor: 4_000, currency: 'EUR' }, validFrom: week }),
    ],
    ['tasks', await make('/tasks', { projectId, name: 'Build' })],
    ['documents', await createDocument(test, as, projectId)],
    ['time-imports', await make('/imports', { file: timeFileOf(dayAfter(week, -6)) })],
    ['imports', await make('/findings/imports', { projectId, log: createLog([createResult()]) })],
    ['findings', await findFirst(test, as)],
    ['scans', scanId],
    ['jobs', scanId],
    ['sessions', await make('/ai/sessions', {})],
    ['messages', await askCoach(test, as)],
    ['proposals', await createProposal(test, as)],
    ['goals', await make('/ai/goals', { title: 'Talk', dueOn: '2026-12-01' })],
    ['habits', await make('/ai/habits', { title: 'Read', checkedBy: 'by_hand' })],
    ['memories', await make('/ai/memories', { text: 'Fridays are free.' })],
    ['promises', await createPromise(test, as, dayAfter(week, -7))],
    ['allowed-commands', await make('/ai/allowed-commands', { projectId, line: 'npm test' })],
    ['allowed-crews', await createCrew(test, maker, projectId)],
    ['providers', await make('/ai/providers', { preset: 'ollama', models: [{ id: 'llama3.2' }] })],
  ]);
  const missing = [...ids].flatMap(([resource, id]) => (id ? [] : [resource]));
  assert.deepEqual(missing, []);
  return ids;
}

/** `/api/v1/invoices/:id/issue` is of `invoices`, `/api/v1/ai/sessions/:id` of `sessions`. */
export function resourceOf(route: string): string {
  const resource = /([a-z-]+)\/:id/.exec(route)?.[1] ?? '';
  return route.includes('/v1/imports/') ? 'time-imports' : resource;
}

/** What stands before a resource in its path. */
export const folders: Readonly<Record<string, string>> = {
  sessions: 'ai/',
  proposals: 'ai/',
  goals: 'ai/',
  habits: 'ai/',
  memories: 'ai/',
  promises: 'ai/',
  'allowed-commands': 'ai/',
  'allowed-crews': 'ai/',
  scans: 'scanner/',
  imports: 'findings/',
};

/** Two are called imports. */
export const names: Readonly<Record<string, string>> = { 'time-imports': 'imports' };
