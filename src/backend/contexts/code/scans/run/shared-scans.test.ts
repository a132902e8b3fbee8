/** Several people scan one project, each in a checkout of their own: what is on record, and what is only its person's. */
import assert from 'node:assert/strict';
import { v7 as newId } from 'uuid';
import { waitFor } from '../../../../../../test/support/wait-for.ts';
import type { Notification } from '../../../../../contract/events.ts';
import type { ScannedRevision } from '../../../../../contract/revisions/scanned-revision.ts';
import type { ScanBrought, ScanTask } from '../../../../../contract/work/work-tasks.ts';
import type { Person } from '../../../../../domain/policy/actor.ts';
import { migrations } from '../../../../migrations/index.ts';
import { createEventHub } from '../../../../platform/events/event-hub.ts';
import type { Work } from '../../../../platform/work/work.ts';
import type { Schema } from '../../../../schema.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { createInProcessWork } from '../../../../testing/in-process-work.ts';
import { createFinding, readOf } from '../../../../testing/scripted-agent.ts';
import { createTestApp, type TestApp } from '../../../../testing/test-app.ts';

const commit = (letter: string): string => letter.repeat(40);

interface Scanned {
  /** Files in which the same finding is. */
  readonly found: readonly string[];
  readonly revision?: ScannedRevision;
  readonly roots?: readonly string[];
}

/** A machine of each person, which brings what the test says when the test says so. */
function createMachines() {
  const inProcess = createInProcessWork();
  const tasks: ScanTask[] = [];
  const ends: ((scanned: Scanned) => void)[] = [];
  const work: Work = {
    async run(task, { result }) {
      if (task.kind !== 'scan') throw new Error(`Nobody scripts ${task.kind}.`);
      tasks.push(task);
      const scanned = await new Promise<Scanned>((resolve) => ends.push(resolve));
      return result.parse(toBrought(scanned));
    },
    ask: async (task, result, of) =>
      task.kind === 'check-scan' ? result.parse([]) : await inProcess.ask(task, result, of),
    close: () => inProcess.close(),
  };
  return {
    work,
    tasks,
    /** Of the scan that began as the nth. */
    end(index: number, scanned: Scanned): void {
      ends[index]?.(scanned);
    },
    endAll(): void {
      for (const end of ends) end({ found: [] });
    },
  };
}

function toBrought({ found, revision, roots = [''] }: Scanned): ScanBrought {
  const findings = found.map((path) => createFinding({ path, fingerprint: `at ${path}` }));
  return {
    findings: findings as ScanBrought['findings'],
    read: readOf(roots),
    ...(revision && { revision }),
    health: { score: 1 / (1 + found.length), parts: [], gains: [] },
    outcome: {
      files: 7,
      findings: found.length,
      bySeverity: [{ severity: 'critical', count: found.length }],
      suppressed: 0,
      suppressedByArea: [],
      durationMs: 1,
      scannerVersion: '1',
      notes: [`${found.length} looked at`],
    },
  };
}

const onMain = (letter: string, change: Partial<ScannedRevision> = {}): ScannedRevision => ({
  branch: 'main',
  isDefault: true,
  commit: commit(letter),
  isClean: true,
  since: null,
  history: [commit(letter)],
  ...change,
});
/** Commits are letters, each after those before it in the alphabet. */
const following = (letter: string, since: string): ScannedRevision =>
  onMain(letter, { since: { commit: commit(since), place: 'before' } });

const feature = (letter: string): ScannedRevision =>
  onMain(letter, { branch: 'feature-x', isDefault: false });

describe('scans of several people', () => {
  let vireo: TestApp;
  let machines: ReturnType<typeof createMachines>;
  let heard: Notification[];
  let projectId: string;

  const setUp = async (database: Parameters<typeof createTestApp>[0], isShared = true): Promise<void> => {
    machines = createMachines();
    heard = [];
    const hub = createEventHub();
    // A key of the user, beside the tokens of roles.
    const keys = async (token: string): Promise<Person | undefined> => {
      if (token !== 'key') return undefined;
      const user = await database.query
        .selectFrom('users')
        .selectAll()
        .where('role', '=', 'user')
        .where('organization_id', '=', vireo.owner.organizationId)
        .executeTakeFirstOrThrow();
      const of = { organizationId: user.organization_id, userId: user.id, role: 'user' } as const;
      return {
        kind: 'key',
        ...of,
        keyId: newId(),
        permissions: ['finding:read', 'request:read'],
        prefix: 'vk',
      };
    };
    const shared = isShared && { projectFolders: 'machines' as const };
    vireo = await createTestApp(database, { work: machines.work, hub, scansAtOnce: 2, keys, ...shared });
    hub.subscribe(vireo.owner.organizationId, (one) => void heard.push(one));
    ({ projectId } = await vireo.createProject());
  };
  const closing = async (): Promise<void> => {
    machines.endAll();
    await vireo.app.close();
  };

  const start = async (as: string, asked: object = {}) => {
    const { status, body } = await vireo.ask('POST', '/scanner/scan', { as, body: { projectId, ...asked } });
    assert.equal(status, 202, JSON.stringify(body));
    return body.id as string;
  };
  const get = async (as: string, path: string) => (await vireo.ask('GET', path, { as })).body;
  const scanOf = async (as: string, id: string) => await get(as, `/scanner/scans/${id}`);
  const untilDone = async (id: string) =>
    await waitFor(
      async () => ['done', 'failed'].includes((await scanOf('org_admin', id)).state),
      'the end of the scan',
    );
  const scan = async (as: string, scanned: Scanned, asked: object = {}): Promise<string> => {
    const index = machines.tasks.length;
    const id = await start(as, asked);
    await waitFor(() => machines.tasks.length > index, 'the machine to be asked');
    machines.end(index, scanned);
    await untilDone(id);
    return id;
  };
  const findings = async (as = 'org_admin') => {
    const { items } = await get(as, `/findings?projectId=${projectId}&sort=path`);
    return items.map(({ path, state }: { path: string; state: string }) => `${path} ${state}`);
  };
  const views = async (as: string) => (await get(as, `/findings/views?projectId=${projectId}`)).items;
  const revisions = async (as = 'org_admin') =>
    (await get(as, `/findings/revisions?projectId=${projectId}`)).items;
  /** All that others may learn of the project's code. */
  const seenBy = async (as: string) => ({
    findings: await get(as, `/findings?projectId=${projectId}`),
    summary: await get(as, `/findings/summary?projectId=${projectId}`),
    trend: await get(as, `/findings/trend?projectId=${projectId}`),
    health: await get(as, `/projects/${projectId}/health`),
    scores: await get(as, '/health-scores'),
    revisions: await revisions(as),
  });

  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    beforeEach(async () => await setUp(await open()));
    afterEach(closing);

    it('put the default branch on record, and say of which commit it is', async () => {
      const id = await scan('org_admin', { found: ['a.ts'], revision: onMain('a') });

      assert.deepEqual(machines.tasks[0]?.revision, { since: null });
      const seen = await scanOf('user', id);
      assert.deepEqual(
        [seen.isOnRecord, seen.branch, seen.commit, seen.notOnRecord, seen.result.added],
        [true, 'main', commit('a'), null, 1],
      );
      assert.deepEqual(await findings('viewer'), ['a.ts open']);
      const [{ recordedAt, runId, ...revision }, ...more] = await revisions('viewer');
      assert.deepEqual(revision, { projectId, source: 'vireo', branch: 'main', commit: commit('a') });
      assert.deepEqual([more, runId], [[], id]);
      assert.ok(recordedAt);
      await scan('user', { found: [], revision: following('b', 'a') });
      assert.deepEqual(machines.tasks[1]?.revision, { since: commit('a') });
      assert.deepEqual(await findings(), ['a.ts resolved']);
    });

    for (const [what, revision] of [
      ['another branch', feature('b')],
      ['edits', { ...following('b', 'a'), isClean: false }],
      ['an older commit', onMain('0', { since: { commit: commit('a'), place: 'after' } })],
      [
        'a commit that does not come after it',
        onMain('b', { since: { commit: commit('a'), place: 'apart' } }),
      ],
      ['no git', undefined],
    ] as const) {
      it(`leave a scan of ${what} to its person: nothing is opened, resolved or reopened`, async () => {
        await scan('org_admin', { found: ['a.ts', 'fixed.ts'], revision: onMain('a') });
        await scan('org_admin', { found: ['a.ts'], revision: onMain('a') });
        const before = await seenBy('org_admin');
        heard.length = 0;

        const id = await scan('user', { found: ['fixed.ts', 'mine.ts'], ...(revision && { revision }) });

        for (const as of ['org_admin', 'viewer', 'user', 'key'])
          assert.deepEqual((await seenBy(as)).findings, before.findings, as);
        assert.deepEqual(await seenBy('org_admin'), before);
        const [view, ...more] = await views('user');
        assert.deepEqual(
          [view.scanId, view.findings.map(({ path }: { path: string }) => path), view.knownCommit, more],
          [id, ['fixed.ts', 'mine.ts'], commit('a'), []],
        );
        for (const as of ['org_admin', 'viewer', 'key', 'foreign']) assert.deepEqual(await views(as), [], as);
        const own = await scanOf('user', id);
        assert.deepEqual([own.isOnRecord, own.result.findings, own.notOnRecord.why], [false, 2, view.why]);
        for (const as of ['org_admin', 'viewer', 'key']) {
          const { result, notOnRecord, isOnRecord, branch } = await scanOf(as, id);
          assert.deepEqual([result, notOnRecord, isOnRecord, branch], [null, null, false, null], as);
        }
        const said = JSON.stringify([heard, (await get('org_admin', '/events?since=0')).items]);
        assert.ok(!/mine\.ts|feature-x|looked at/.test(said), said);
        assert.deepEqual(
          heard.flatMap((one) => ('type' in one && /finding|health/.test(one.type) ? [one.type] : [])),
          [],
        );
      });
    }

    it('keep a view for each person, which their scan of what is on record ends', async () => {
      await scan('org_admin', { found: ['a.ts'], revision: onMain('a') });
      await scan('user', { found: ['mine.ts', 'b.ts'], revision: feature('b') });
      await scan('org_admin', { found: ['other.ts'], revision: { ...onMain('a'), isClean: false } });
      await scan(
        'user',
        { found: ['b.ts'], roots: ['b.ts', 'c.ts'], revision: feature('b') },
        { paths: ['b.ts', 'c.ts'] },
      );
      const paths = async (as: string) =>
        (await views(as)).flatMap((view: { findings: { path: string }[] }) =>
          view.findings.map(({ path }) => path),
        );

      assert.deepEqual([await paths('user'), await paths('org_admin')], [['mine.ts', 'b.ts'], ['other.ts']]);
      await scan('user', { found: ['a.ts', 'c.ts'], revision: following('c', 'a') });
      assert.deepEqual([await paths('user'), await paths('org_admin')], [[], ['other.ts']]);
      assert.deepEqual(await findings(), ['a.ts open', 'c.ts open']);
    });

    it('take a part first, and one of the commit on record, and of no other', async () => {
      const part = { paths: ['a.ts'] };
      await scan('user', { found: ['a.ts'], roots: ['a.ts'], revision: onMain('a') }, part);
      assert.deepEqual([await findings(), await views('user')], [['a.ts open'], []]);
      await scan('org_admin', { found: ['a.ts', 'b.ts'], revision: onMain('a') });
      await scan('user', { found: [], roots: ['a.ts'], revision: following('b', 'a') }, part);
      assert.deepEqual(
        [await findings(), (await views('user'))[0]?.why],
        [['a.ts open', 'b.ts open'], 'part'],
      );
      await scan('user', { found: [], roots: ['a.ts'], revision: onMain('a') }, part);
      assert.deepEqual(await findings(), ['a.ts resolved', 'b.ts open']);
    });

    it('leave the newer of two commits on record whose scans end at once', async () => {
      await scan('org_admin', { found: ['a.ts'], revision: onMain('a') });
      const began = machines.tasks.length;
      const [older, newer] = [await start('org_admin'), await start('user')];
      await waitFor(() => machines.tasks.length === began + 2, 'both to run');
      const history = [commit('c'), commit('b'), commit('a')];
      machines.end(began + 1, { found: ['c.ts'], revision: { ...following('c', 'a'), history } });
      machines.end(began, { found: ['b.ts'], revision: following('b', 'a') });
      await Promise.all([untilDone(older), untilDone(newer)]);

      assert.equal((await revisions())[0].commit, commit('c'));
      assert.deepEqual(
        (await findings()).filter((one: string) => one.endsWith('open')),
        ['c.ts open'],
      );
    });

    it('take a rewritten history once a member says that the commit on record does not count', async () => {
      await scan('org_admin', { found: ['a.ts'], revision: onMain('a') });
      const rewritten = onMain('e', { since: { commit: commit('a'), place: 'apart' } });
      await scan('user', { found: ['x.ts'], revision: rewritten });
      assert.deepEqual(await findings(), ['a.ts open']);
      const forget = async (as: string) =>
        (await vireo.ask('DELETE', `/findings/revisions?projectId=${projectId}`, { as })).status;

      assert.deepEqual(
        [await forget('viewer'), await forget('foreign'), await forget('user')],
        [403, 404, 204],
      );
      await scan('user', { found: ['x.ts'], revision: { ...rewritten, since: null } });
      assert.deepEqual(await findings(), ['a.ts resolved', 'x.ts open']);
    });

    it('take folders without git while no commit is on record', async () => {
      await scan('org_admin', { found: ['a.ts'] });
      await scan('user', { found: ['b.ts'] });

      assert.deepEqual(await findings(), ['a.ts resolved', 'b.ts open']);
      assert.equal((await revisions())[0].commit, null);
    });

    it('are all on record where one person has the project alone', async () => {
      await closing();
      await setUp(await open(), false);
      await vireo.ask('PATCH', `/projects/${projectId}`, { body: { folder: import.meta.dirname } });
      const id = await scan('org_admin', { found: ['a.ts'], revision: feature('a') });

      assert.equal(machines.tasks[0]?.revision, undefined);
      assert.deepEqual(await findings(), ['a.ts open']);
      assert.equal((await scanOf('org_admin', id)).isOnRecord, null);
      assert.deepEqual([await views('org_admin'), await revisions()], [[], []]);
    });
  });
});
