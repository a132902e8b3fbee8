/** `vireo complete`: what shells are answered at Tab. */
import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { type NamedBackend, startWithNames } from '../support/completion-names.ts';
import { runCli } from '../support/run-cli.ts';

describe('vireo completion', () => {
  /** A busy machine takes its time. */
  let env: NodeJS.ProcessEnv = { VIREO_COMPLETION_MS: '30000' };

  /** The words that are offered after these; the last line is for the script alone. */
  const complete = async (...words: string[]): Promise<string[]> => {
    const { code, stdout } = await runCli(['complete', '--', ...words], { env });
    assert.equal(code, 0);
    const lines = stdout.trimEnd().split('\n');
    assert.match(lines.at(-1) ?? '', /^:\d+$/);
    return lines.slice(0, -1).map((line) => line.split('\t')[0] ?? '');
  };

  it('completes commands, options and their values, however deep', async () => {
    assert.deepEqual(await complete('ti'), ['time', 'timesheet']);
    assert.deepEqual(await complete('time', 'd'), ['discard', 'delete', 'day']);
    assert.deepEqual(await complete('time', 're'), ['resume', 'redo']);
    assert.deepEqual(await complete('time', 'split', '--at'), ['--at']);
    assert.deepEqual(await complete('time', 'answer', 's'), ['split', 'stop']);
    assert.deepEqual(await complete('time', 'list', '--form'), ['--format']);
    assert.deepEqual(await complete('report', '--by', 'm'), ['month']);
    assert.deepEqual(await complete('report', 'last-q'), ['last-quarter']);
  });

  it('leaves files and folders to the shell, and nothing else', async () => {
    const directive = async (...words: string[]) =>
      (await runCli(['complete', '--', ...words], { env })).stdout.trimEnd().split('\n').at(-1);
    for (const words of [
      ['import', 'or'],
      ['import', '--format', 'toggl', 'or'],
      ['import', 'orders.csv', '--map', ''],
      ['report', 'last-month', '--output=or'],
      ['scan', 'src', 'te'],
      ['findings', 'import', ''],
      ['scan', '--', '-te'],
    ])
      assert.equal(await directive(...words), ':0', words.join(' '));
    for (const words of [
      ['im'],
      ['import', '--format', ''],
      ['import', '--undo', '--format', ''],
      ['import', 'orders.csv', ''],
      ['time', 'add', 'or'],
    ])
      assert.equal(await directive(...words), ':4', words.join(' '));
  });

  it('names the shells that there are', async () => {
    const unknown = await runCli(['completion', 'tcsh']);

    assert.deepEqual([unknown.code, /bash, zsh, fish/.test(unknown.stderr)], [2, true]);
    // PowerShell says by two quotes that no letter is typed.
    assert.deepEqual(await complete('completion', '""'), ['bash', 'zsh', 'fish', 'powershell']);
    // What shells ask by is no command for people.
    assert.deepEqual(await complete('complet'), ['completion']);
    assert.equal((await runCli(['complete', 'bash'])).code, 2);
  });

  describe('of names', () => {
    let directory: string;
    let named: NamedBackend;

    before(async () => {
      named = await startWithNames();
      ({ directory } = named);
    });

    after(async () => {
      await named.end();
    });

    /** Of the records that the environment names. */
    const offered = async (...words: string[]): Promise<string[]> => {
      const before = env;
      env = { ...env, VIREO_DATA: directory };
      try {
        return (await complete(...words)).sort();
      } finally {
        env = before;
      }
    };

    it('offers projects and clients of the running backend, as they are typed without quotes', async () => {
      assert.deepEqual(await offered('time', 'start', '--project', ''), [
        'acme-söhne/shop',
        'acme-söhne/support',
        'acme-söhne/touch-owned-x',
        'api-rewrite',
        'nordwind-gmbh/api-rewrite',
        'nordwind-gmbh/support',
        'shop',
        'touch-owned-x',
      ]);
      assert.deepEqual(await offered('time', 'list', '--client', 'n'), ['nordwind-gmbh']);
      assert.deepEqual(await offered('report', '--project=sh'), ['shop']);
    });

    it('offers them after # in a typed line, within a quote or behind an escape', async () => {
      assert.deepEqual(await offered('time', 'add', '2h', '#api'), ['#api-rewrite']);
      assert.deepEqual(await offered('time', 'add', '2h', '\\#api'), ['#api-rewrite']);
      assert.deepEqual(await offered('time', 'add', '"2h review #nord'), [
        '2h review #nordwind-gmbh/api-rewrite',
        '2h review #nordwind-gmbh/support',
      ]);
      assert.deepEqual(await offered('time', 'edit', 'last', '#sho'), ['#shop']);
    });

    it('takes every name that it offers', async () => {
      const add = async (...args: string[]) =>
        await runCli(['time', 'add', ...args, '2026-11-16', '--data', directory]);
      const names = await offered('time', 'start', '--project', '');
      assert.equal(names.length, 8);
      for (const name of names) {
        const [option, mark] = [await add('1h', '--project', name), await add('1h', `#${name}`)];
        assert.deepEqual(
          { option: option.code, mark: mark.code },
          { option: 0, mark: 0 },
          option.stderr + mark.stderr,
        );
      }
    });

    it('starts no backend, and asks no server elsewhere', async () => {
      const folder = mkdtempSync(path.join(os.tmpdir(), 'vireo-complete-'));
      try {
        assert.deepEqual(await complete('time', 'start', '--data', folder, '--project', ''), []);
        assert.equal(existsSync(path.join(folder, 'backend.json')), false);
        const elsewhere = ['--server', named.backend.url, '--token', 'x'];
        assert.deepEqual(await offered('time', 'start', ...elsewhere, '--project', ''), []);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });

    it('gives up on a backend that does not answer', async () => {
      const folder = mkdtempSync(path.join(os.tmpdir(), 'vireo-complete-'));
      let given = 0;
      const silent = createServer((request) => {
        given += 1;
        // Answered by nobody: the end of the request is the end of who asks.
        request.socket.once('close', () => silent.close());
      });
      try {
        const port = await new Promise<number>((resolve) => {
          silent.listen(0, '127.0.0.1', () => {
            const address = silent.address();
            resolve(typeof address === 'object' && address !== null ? address.port : 0);
          });
        });
        const found = {
          pid: process.pid,
          port,
          token: 'x'.repeat(40),
          version: '9.9.9',
          apiMajor: 1,
          startedAt: new Date().toISOString(),
        };
        writeFileSync(path.join(folder, 'backend.json'), JSON.stringify(found), { mode: 0o600 });

        // Time enough for a busy machine to ask: what is tested is that it ends.
        env = { VIREO_COMPLETION_MS: '2000' };
        assert.deepEqual(await complete('time', 'start', '--data', folder, '--project', ''), []);
        assert.equal(given, 1);
      } finally {
        env = { VIREO_COMPLETION_MS: '30000' };
        silent.closeAllConnections();
        rmSync(folder, { recursive: true });
      }
    });
  });
});
