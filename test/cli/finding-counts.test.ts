/** One practice with findings of an agent, a scan, an import and a person: every screen shows the same number. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Finding, FindingSummary, HealthScores } from '../../src/api-client/index.ts';
import { describeEnd } from '../../src/extension/features/agents/run-end.ts';
import { describeView } from '../../src/extension/features/findings/view-words.ts';
import { countOpen } from '../../src/pages/findings/count-open.ts';
import { standardFilter } from '../../src/pages/findings/finding-filter.ts';
import { type ListedFinding, mergeFile } from '../../src/pages/findings/listed-finding.ts';
import { toRecorded } from '../../src/pages/findings/to-recorded.ts';
import { inEnglish as t } from '../../src/pages/words.ts';
import { toContent } from '../../webviews/dashboard/host/dashboard-content.ts';
import { buildOverview } from '../../webviews/scanner/host/build-overview.ts';
import { type BackendProcess, makeDataDirectory, startBackend } from '../support/backend-process.ts';
import { runCli } from '../support/run-cli.ts';
import { waitFor } from '../support/wait-for.ts';

const unsafe = 'import yaml\n\nprint(yaml.load(input()))\n';

describe('the count of open findings', () => {
  let backend: BackendProcess;
  let data: Awaited<ReturnType<typeof makeDataDirectory>>;
  let folder: string;
  let projectId: string;

  before(async function start() {
    this.timeout(300_000);
    data = await makeDataDirectory();
    backend = await startBackend(data.directory);
    folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'vireo-one-count-')));
    for (const name of ['agent.py', 'dismissed.py', 'confirmed.py', 'changed.py'])
      writeFileSync(path.join(folder, name), unsafe);
    const why = '# vireo: ignore[unsafe-yaml-load] it is our own file';
    writeFileSync(path.join(folder, 'suppressed.py'), unsafe.replace('\n\n', `\n\n${why}\n`));
    const client = await backend.ask('POST', '/clients', { name: 'Acme', currency: 'EUR' });
    const project = await backend.ask('POST', '/projects', {
      name: 'Loader',
      clientId: client.body.id,
      folder,
      hourlyRate: { minor: 11_000, currency: 'EUR' },
    });
    projectId = project.body.id;
    await play();
  });
  after(async () => {
    await backend.kill();
    await data.remove();
    rmSync(folder, { recursive: true });
  });

  /** The agent looks, a file is added, a scan looks; its own log comes back by CI; people decide and report. */
  async function play(): Promise<void> {
    await runAgent();
    writeFileSync(path.join(folder, 'later.py'), unsafe);
    await scan();
    const sarif = path.join(folder, 'own.sarif');
    await vireo('scan', '--format', 'sarif', '--output', sarif);
    await vireo('findings', 'import', sarif, '--source', 'ci', '--data', data.directory);
    rmSync(sarif);
    for (const finding of await records('&path=dismissed.py&source=security'))
      await backend.ask('POST', `/findings/${finding.id}/dismiss`, { reason: 'our own files' });
    for (const finding of await records('&path=confirmed.py&source=security'))
      await backend.ask('POST', `/findings/${finding.id}/confirm`, {});
    const { status, body } = await backend.ask('POST', '/findings', {
      projectId,
      path: 'later.py',
      ruleId: 'doubt',
      message: 'I doubt it.',
      severity: 'low',
      confidence: 'low',
      category: 'quality',
      range: { startLine: 0, startColumn: 0, endLine: 0, endColumn: 6 },
    });
    assert.equal(status, 201, JSON.stringify(body));
  }

  async function ended(address: string): Promise<void> {
    await waitFor(async () => {
      const { state } = (await backend.ask('GET', address)).body;
      assert.notEqual(state, 'failed');
      return state === 'done';
    }, address);
  }

  async function runAgent(): Promise<void> {
    const { body } = await backend.ask('POST', `/projects/${projectId}/requests`, { agent: 'security' });
    await ended(`/requests/${body.id}`);
  }

  async function scan(): Promise<void> {
    const { body } = await backend.ask('POST', '/scanner/scan', { projectId });
    await ended(`/scanner/scans/${body.id}`);
  }

  async function vireo(...args: readonly string[]): Promise<string> {
    const { stdout, stderr, code } = await runCli(args, { cwd: folder });
    assert.ok(code === 0 || code === 1, stderr);
    return stdout;
  }

  async function records(query = ''): Promise<readonly Finding[]> {
    return (await backend.ask('GET', `/findings?projectId=${projectId}&limit=500${query}`)).body.items;
  }

  /** As the window has them. */
  async function listed(): Promise<readonly ListedFinding[]> {
    const byPath = Map.groupBy(await records(), (finding) => finding.path);
    const ports = {
      titleOf: String,
      personName: () => undefined,
      editorSource: 'Editor',
      isKnown: undefined,
    };
    return [...byPath].flatMap(([file, own]) =>
      mergeFile(
        { uri: `file:///w/${file}`, path: file, live: [], recorded: own.map(toRecorded), mended: new Set() },
        ports,
      ),
    );
  }

  const summary = async (): Promise<FindingSummary> =>
    (await backend.ask('GET', `/findings/summary?projectId=${projectId}&state=open&state=confirmed`)).body;

  it('holds what the agent, the scan, CI and a person found, without what was dismissed or suppressed', async () => {
    const { total, byFinder, lowConfidence, bySeverity } = await summary();
    const of = (value: string) => byFinder.find((each) => each.value === value)?.count;
    const all = await records();

    // One of each of agent.py, confirmed.py, changed.py and later.py, and the doubt.
    assert.deepEqual({ total, lowConfidence }, { total: 5, lowConfidence: 1 });
    assert.deepEqual([of('security'), of('scan')], [3, 1]);
    assert.equal(
      byFinder.reduce((sum, { count }) => sum + count, 0),
      total,
    );
    assert.equal(
      bySeverity.reduce((sum, { count }) => sum + count, 0),
      total,
    );
    assert.ok(all.filter(({ state }) => state === 'open').length > total, 'CI has brought no second record');
  });

  it('is the same for the Dashboard, the Scanner page, the Findings view, the agent, the coach and vireo', async () => {
    const [{ total, ...parts }, all] = [await summary(), await listed()];
    const { body: scores } = await backend.ask('GET', '/health-scores');
    const [score] = (scores as HealthScores).items;
    assert.ok(score);
    const assessed = { project: { id: projectId, name: 'Loader' }, score: 1, scoreBefore: null };
    const [row] = toContent({} as never, [{ ...assessed, findings: score.findings }]).health;
    const open = countOpen(all, true);
    const overview = buildOverview(all, { now: Date.now(), hasRecords: true });
    const facts = { filter: standardFilter, hasBaseline: false, hidden: 0, size: total, open };
    const view = describeView(facts, t).description;
    const ports = { t, names: { agent: 'Security agent', project: 'Loader' } };
    const end = describeEnd({ state: 'done', error: null }, { total, ...parts }, ports)?.sentence;
    const list = await vireo('findings', 'list', '--data', data.directory);
    const health = await vireo('health', '--no-git', '--data', data.directory);
    const said = '3 by the Security agent, 1 by the scan, 1 by Test User, 1 of low confidence'.replace(
      'Test User',
      parts.byFinder.find(({ value }) => value.startsWith('user:'))?.title ?? '',
    );

    assert.deepEqual(
      [
        row?.total,
        open.total,
        overview.standing.total,
        overview.areas.reduce((sum, each) => sum + each.total, 0),
      ],
      [total, total, total, total],
    );
    assert.deepEqual(all.filter(({ state }) => state === 'open' || state === 'confirmed').length, total);
    assert.equal(view, `${total} findings: ${said}`);
    assert.equal(end, `Security agent: ${total} findings in Loader. Of these, ${said}.`);
    assert.match(list, new RegExp(`^${total} findings \\(`, 'm'));
    for (const text of [list, health]) assert.ok(text.includes(said), `${said} is not in ${text}`);
    assert.match(health, new RegExp(`Open on record +${total} findings: `));
  });

  it('stays the same whichever of agent and scan looks last, at low confidence too', async () => {
    const workflows = path.join(folder, '.github', 'workflows');
    mkdirSync(workflows, { recursive: true });
    const lines = ['on: push', 'jobs:', '  test:', '    runs-on: ubuntu-latest', '    steps:'];
    writeFileSync(
      path.join(workflows, 'ci.yml'),
      [...lines, '      - uses: actions/checkout@v4', ''].join('\n'),
    );
    const states = async () =>
      (await records('&path=.github/workflows/ci.yml')).map(({ ruleId, confidence, state }) =>
        [ruleId, confidence, state].join(' '),
      );

    const seen: string[][] = [];
    for (const look of [runAgent, scan, runAgent, scan]) {
      await look();
      seen.push((await states()).toSorted());
    }

    const [first = []] = seen;
    assert.ok(
      first.some((state) => state.endsWith('low open')),
      first.join('\n'),
    );
    assert.deepEqual(seen, [first, first, first, first]);
  });
});
