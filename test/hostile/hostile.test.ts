import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { simpleGit } from 'simple-git';
import { createGitRunner } from '../../src/workspace/git.ts';
import { readGitFacts } from '../../src/workspace/git-facts.ts';
import { createWorkspaceScan } from '../../src/workspace/workspace-scan.ts';
import { LspClient, repositoryRoot } from '../lsp/lsp-client.ts';
import { createTemporaryFolder } from '../lsp/temporary-folder.ts';
import { createHostileRepository, type HostileRepository } from './hostile-repository.ts';

describe('a hostile repository', () => {
  let hostile: HostileRepository;

  beforeEach(() => {
    hostile = createHostileRepository();
  });
  afterEach(() => hostile.remove());

  it('is armed: plain git, and a plain library over it, run what it names', async () => {
    spawnSync('git', ['status'], { cwd: hostile.path, stdio: 'ignore' });
    assert.ok(hostile.fired().includes('fsmonitor'));

    hostile.forget();
    // Whether it answers in the end is beside the point: it has run the program by then.
    await simpleGit(hostile.path)
      .status()
      .catch(() => undefined);
    assert.ok(hostile.fired().includes('fsmonitor'));

    hostile.forget();
    spawnSync('git', ['diff', 'HEAD'], { cwd: hostile.path, stdio: 'ignore' });
    assert.notDeepEqual(hostile.fired(), []);
  });

  it('runs nothing when its facts are read, and its remote loses the credentials', async () => {
    const facts = await readGitFacts(hostile.path);

    assert.equal(facts?.branch, 'main');
    assert.equal(facts.remote, 'https://example.org/a/b.git');
    assert.equal(facts.commits[0]?.subject, 'Look at this');
    assert.deepEqual(hostile.fired(), []);
  });

  it('runs nothing even under commands that refresh the index, show differences or reach for a remote', async () => {
    const git = createGitRunner(hostile.path);

    await git.raw(['log', '--max-count=1', '--format=%H']);
    await git.raw(['rev-parse', 'HEAD']);
    await assert.rejects(git.raw(['ls-remote', 'evil']));
    await assert.rejects(git.raw(['fetch', 'evil']));

    assert.deepEqual(hostile.fired(), []);
  });

  it('is not touched by git at all in Restricted Mode', async () => {
    assert.equal(await readGitFacts(hostile.path, { restricted: true }), undefined);
    assert.deepEqual(hostile.fired(), []);
  });

  it('runs nothing when it is scanned, and no link leads the scan outside', async () => {
    const scan = createWorkspaceScan({ jobs: 1 });

    const result = await scan.scan([hostile.path]);
    await scan.dispose();

    assert.deepEqual(hostile.fired(), []);
    assert.ok(result.stats.findings >= 2);
    assert.equal(result.skipped.counts.symlink, 3);
    assert.ok(!JSON.stringify(result).includes('SECRET-OUTSIDE'));
  });

  it('runs nothing under the command line', () => {
    const cache = createTemporaryFolder();
    const scan = (format: string) =>
      spawnSync(
        process.execPath,
        [path.join(repositoryRoot, 'src/cli/main.ts'), 'scan', '--format', format],
        { cwd: hostile.path, encoding: 'utf8', env: { ...process.env, VIREO_CACHE: cache.path } },
      );

    // A log asks git of which commit it is.
    const [listed, logged] = [scan('json'), scan('sarif')];
    cache.remove();

    assert.deepEqual([listed.status, logged.status], [1, 1]);
    assert.ok(JSON.parse(listed.stdout).findings.length >= 2);
    assert.equal(JSON.parse(logged.stdout).runs[0].versionControlProvenance.length, 1);
    assert.deepEqual(hostile.fired(), []);
  });

  it('runs nothing under the language server, whatever its settings say', async () => {
    const settings = { nodePath: '/bin/sh', rules: ['./evil.js'], enabled: true };
    const client = await LspClient.start({ pull: true, folder: hostile.path, settings });
    const uri = await client.open(
      'src/app.ts',
      'import { secret } from "./linked";\ndebugger;\neval(secret);\n',
    );

    const diagnostics = await client.pull(uri);
    await client.hover(uri, 1, 2);
    await client.codeActions(uri, { start: { line: 1, character: 0 }, end: { line: 1, character: 1 } });
    await client.stop();

    assert.ok(diagnostics.some(({ code }) => code === 'debugger-statement'));
    assert.ok(!JSON.stringify(diagnostics).includes('SECRET-OUTSIDE'));
    assert.deepEqual(hostile.fired(), []);
  });
});
