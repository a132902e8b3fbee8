import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { takeDatabaseUrl } from './database-url.ts';
import { isNewEnough, ownNodeOf } from './node-version.ts';

describe('isNewEnough', () => {
  it('asks for 22.13', () => {
    const verdicts = ['v20.19.0', 'v22.12.9', 'v22.13.0', 'v24.0.0'].map(isNewEnough);

    assert.deepEqual(verdicts, [false, false, true, true]);
  });
});

describe('ownNodeOf', () => {
  it('is beside dist/, by the name that the platform gives programs', () => {
    const script = path.join('/clone', 'dist', 'cli.js');
    const names = (['linux', 'darwin', 'win32'] as const).map((platform) => ownNodeOf(script, platform));

    assert.deepEqual(
      names,
      ['node', 'node', 'node.exe'].map((name) => path.join('/clone/node_modules/node/bin', name)),
    );
  });
});

describe('handOver', () => {
  const module = new URL('./node-version.ts', import.meta.url).href;
  /** Says that it is up, and ends by itself, in order, when it is asked to. */
  const program =
    "process.on('SIGTERM', () => process.exit(3)); setInterval(() => {}, 1000); console.log('up')";

  /** How the process ends that hands over, once its program is up. */
  async function endBy(signal: NodeJS.Signals, code: string): Promise<unknown[]> {
    const script = `
      import { handOver } from ${JSON.stringify(module)};
      await handOver(process.execPath, ['-e', ${JSON.stringify(code)}]);
    `;
    const starter = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const lines = createInterface(starter.stdout);
    await once(lines, 'line');
    // Its program holds the other end of the pipe, too.
    const closed = once(lines, 'close');
    const ended = once(starter, 'exit');
    starter.kill(signal);
    const how = await ended;
    await closed;
    return how;
  }

  it('ends its program in order by the signal that it gets, with its exit code', async () => {
    assert.deepEqual(await endBy('SIGTERM', program), [3, null]);
  });

  it('ends by the signal that ended its program', async () => {
    assert.deepEqual(await endBy('SIGHUP', program), [null, 'SIGHUP']);
  });
});

describe('takeDatabaseUrl', () => {
  it('moves the address of the database from the arguments of serve into the environment', () => {
    const env = { VIREO_DATABASE_URL: 'postgres://u:p@h/d' };

    assert.deepEqual(takeDatabaseUrl(['serve', '--database-url', 'postgres://u:p@h/d', '--json']), {
      args: ['serve', '--json'],
      env,
    });
    assert.deepEqual(takeDatabaseUrl(['serve', '--json', '--database-url=postgres://u:p@h/d']), {
      args: ['serve', '--json'],
      env,
    });
  });

  it('leaves none of several behind, and takes the last one', () => {
    const [first, last] = ['postgres://u:one@h/d', 'postgres://u:two@h/d'];

    for (const args of [
      ['--database-url', first, '--json', '--database-url', last],
      [`--database-url=${first}`, '--json', `--database-url=${last}`],
      ['--database-url', first, `--database-url=${last}`, '--json'],
    ]) {
      const taken = takeDatabaseUrl(['serve', ...args]);
      assert.deepEqual(taken, { args: ['serve', '--json'], env: { VIREO_DATABASE_URL: last } });
    }
  });

  it('leaves every other command line alone', () => {
    for (const args of [
      ['serve', '--json'],
      ['serve', '--database-url'],
      ['serve', '--database-url-file', 'secret'],
      ['chat', '--database-url', 'x'],
    ]) {
      assert.deepEqual(takeDatabaseUrl(args), { args, env: {} });
    }
  });
});
