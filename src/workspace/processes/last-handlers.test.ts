import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const module = pathToFileURL(path.join(import.meta.dirname, 'last-handlers.ts')).href;

/** A process with the handlers, and what it does; prints `alive` when it gets so far. */
function run(act: string, endsOnRejection: boolean) {
  const script = `import { runLastTask, setLastHandlers } from ${JSON.stringify(module)};
    const lastWords = {
      log: (message) => process.stderr.write(message + '\\n'),
      end: () => process.exit(7),
    };
    setLastHandlers({ ...lastWords, endsOnRejection: ${endsOnRejection} });
    ${act};
    setTimeout(() => process.stdout.write('alive'), 20);`;
  return spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
}

describe('last handlers of a process', () => {
  it('log a lost rejection, and a server goes on', () => {
    const { status, stdout, stderr } = run("Promise.reject(new TypeError('no text'))", false);

    assert.deepEqual({ status, stdout }, { status: 0, stdout: 'alive' });
    assert.match(stderr, /^Unhandled rejection: TypeError: no text\n/);
  });

  it('end a process whose one task was lost', () => {
    const { status, stdout } = run("Promise.reject(new TypeError('no text'))", true);

    assert.deepEqual({ status, stdout }, { status: 7, stdout: '' });
  });

  it('end a process whose main task fails, also where lost rejections are none of its own', () => {
    const task = "runLastTask(Promise.reject(new TypeError('no text')), lastWords)";
    const { status, stdout, stderr } = run(task, false);

    assert.deepEqual({ status, stdout }, { status: 7, stdout: '' });
    assert.match(stderr, /^TypeError: no text\n/);
  });

  it('end every process after an exception, which leaves its state unknown', () => {
    const { status, stdout, stderr } = run("setImmediate(() => { throw new RangeError('broken'); })", false);

    assert.deepEqual({ status, stdout }, { status: 7, stdout: '' });
    assert.match(stderr, /^Uncaught exception, the process ends: RangeError: broken\n/);
  });
});
