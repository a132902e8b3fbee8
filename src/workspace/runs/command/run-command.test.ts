import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { waitFor } from '../../../../test/support/wait-for.ts';
import { confine, findIsolation, type Isolation } from './isolation.ts';
import { type CommandRequest, runCommand } from './run-command.ts';

const bubblewrap = await findIsolation();
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

const none: Isolation = { kind: 'none', why: 'not asked for' };

describe('a command of a run', function () {
  this.timeout(120_000);
  let folder: string;
  let root: string;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'vireo-run-'));
    root = path.join(folder, 'tree');
    await mkdir(root);
  });
  after(async () => await rm(folder, { recursive: true, force: true }));

  const run = (line: string, change: Partial<CommandRequest> = {}) =>
    runCommand({
      line,
      root,
      folder: root,
      readable: [],
      timeLimitMs: 60_000,
      isolation: none,
      signal: new AbortController().signal,
      ...change,
    });

  it('tells its exit code, what it wrote, and the hash of all of it', async () => {
    const { exitCode, output, outputHash, ended } = await run('echo one; echo two >&2; exit 3');

    assert.deepEqual({ exitCode, ended }, { exitCode: 3, ended: 'exited' });
    assert.equal(output.length, 8);
    assert.equal(outputHash, createHash('sha256').update(output).digest('hex'));
  });

  it('has no variable that could hold a secret, and an empty home folder', async () => {
    process.env['VIREO_TEST_TOKEN'] = 'secret';
    try {
      const { output } = await run('env; ls -A "$HOME"');
      const names = output
        .split('\n')
        .filter(Boolean)
        .map((each) => each.split('=')[0]);
      const known = ['PATH', 'LANG', 'LC_ALL', 'LC_CTYPE', 'TZ', 'HOME', 'TMPDIR', 'TERM', 'CI', 'NO_COLOR'];
      const own = ['PWD', 'SHLVL', '_', 'OLDPWD'];
      assert.deepEqual(
        names.filter((name) => ![...known, ...own].includes(name ?? '')),
        [],
      );
    } finally {
      delete process.env['VIREO_TEST_TOKEN'];
    }
  });

  it('is ended at its time limit with all that it started', async () => {
    const mark = path.join(root, 'late');
    const { ended, exitCode } = await run(`(sleep 3; touch ${mark}) & sleep 60`, { timeLimitMs: 300 });

    assert.deepEqual({ ended, exitCode }, { ended: 'timed-out', exitCode: null });
    await assert.rejects(readFile(mark), { code: 'ENOENT' });
  });

  it('is ended when it is cancelled, and does not begin where that was before', async () => {
    const cancel = new AbortController();
    let said = '';
    const running = run('echo begun; sleep 60', {
      signal: cancel.signal,
      onOutput: (text) => (said += text),
    });
    await waitFor(() => said.includes('begun'), 'the command to begin');
    cancel.abort();

    assert.equal((await running).ended, 'cancelled');
    await assert.rejects(run('true', { signal: cancel.signal }), { name: 'AbortError' });
  });

  it('leaves nothing running behind it', async () => {
    const mark = path.join(root, 'behind');
    await run(`(sleep 2; touch ${mark}) & echo done`);
    await new Promise((resolve) => setTimeout(resolve, 2_500));

    await assert.rejects(readFile(mark), { code: 'ENOENT' });
  });

  it('is ended with what has left its group, and is not waited for longer', async () => {
    const cancelled = new AbortController();
    const pidFile = path.join(root, 'left.pid');
    const line = `setsid bash -c 'echo $$ > left.pid; sleep 600' & wait`;
    const running = run(line, { signal: cancelled.signal });
    await waitFor(async () => (await readFile(pidFile, 'utf8').catch(() => '')).trim() !== '', 'it to start');
    cancelled.abort();
    const { ended } = await running;

    assert.equal(ended, 'cancelled');
    const pid = Number(await readFile(pidFile, 'utf8'));
    await waitFor(() => !isAlive(pid), 'it to be gone');
  });

  it('ends with its shell where something else keeps its streams open', async () => {
    const { ended, exitCode, output } = await run('setsid sleep 600 & sleep 0.3; echo done', {
      timeLimitMs: 600_000,
    });

    assert.deepEqual({ ended, exitCode, output }, { ended: 'exited', exitCode: 0, output: 'done\n' });
  });

  it('is ended where it writes without end', async () => {
    assert.equal((await run('yes')).ended, 'too-long');
  });

  if (bubblewrap.kind === 'none') {
    it('is not isolated on a machine like this one, and says why', () => {
      assert.match(bubblewrap.why, /bubblewrap/);
    });
    return;
  }

  describe('where bubblewrap works', () => {
    const confined = (line: string, change: Partial<CommandRequest> = {}) =>
      run(line, { isolation: bubblewrap, ...change });

    it('writes in its tree alone', async () => {
      const outside = path.join(folder, 'outside');
      const { exitCode, isIsolated } = await confined(
        `echo in > inside; echo out > ${outside}; echo x > ~/.profile`,
      );

      assert.equal(isIsolated, true);
      assert.equal(exitCode, 0);
      assert.equal(await readFile(path.join(root, 'inside'), 'utf8'), 'in\n');
      await assert.rejects(readFile(outside), { code: 'ENOENT' });
      assert.notEqual((await confined('touch /usr/vireo-was-here')).exitCode, 0);
    });

    it('reads nothing of the home folder and of temporary files, but for what it was given', async () => {
      const other = path.join(folder, 'other');
      const given = path.join(folder, 'given');
      for (const place of [other, given]) {
        await mkdir(place);
        await writeFile(path.join(place, 'key'), 'secret');
      }
      const { output } = await confined(
        `cat ${other}/key; cat ${given}/key; touch ${given}/new && echo written`,
        {
          readable: [given],
        },
      );

      assert.equal(output.match(/secret/g)?.length, 1, output);
      assert.doesNotMatch(output, /^written/m);
    });

    it('reaches nothing of the network, this machine included', async () => {
      let calls = 0;
      const server = createServer((_, reply) => {
        calls += 1;
        reply.end();
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      try {
        const { port } = server.address() as AddressInfo;
        const line = `node -e "fetch('http://127.0.0.1:${port}').then(() => console.log('reached'), () => console.log('not'))"`;
        assert.match((await confined(line)).output, /^not$/m);
        assert.match((await run(line)).output, /^reached$/m);
        assert.equal(calls, 1);
      } finally {
        server.close();
      }
    });

    it('ends with all that it started', async () => {
      const mark = path.join(root, 'confined-late');
      await confined(`(sleep 3; touch ${mark}) & sleep 60`, { timeLimitMs: 500 });
      await new Promise((resolve) => setTimeout(resolve, 3_200));
      await assert.rejects(readFile(mark), { code: 'ENOENT' });
    });
  });
});

describe('what an isolated command sees of the home folder', () => {
  it('is the programs of the search path and what they load, not what lies beside them', () => {
    const home = homedir();
    const searchPath = [`${home}/.local/bin`, `${home}/.cargo/bin`, `${home}/bin`].join(path.delimiter);
    const parameters = confine({ root: '/w/tree', folder: '/w/tree', readable: [], searchPath });
    const shown = parameters.filter((_, index) => parameters[index - 1] === '--ro-bind-try');

    for (const folder of ['.local/bin', '.cargo/bin', 'bin', '.local/lib'])
      assert.ok(shown.includes(`${home}/${folder}`), folder);
    for (const folder of ['.local', '.local/share', '.cargo', ''])
      assert.ok(!shown.includes(path.join(home, folder)), folder);
  });
});
