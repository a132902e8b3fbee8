/** `vireo completion`: what the shells are given, and what they are answered. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { runCli } from '../support/run-cli.ts';

const run = promisify(execFile);

describe('vireo completion', () => {
  /** The words that are offered after these; the last line is for the script alone. */
  const complete = async (...words: string[]): Promise<string[]> => {
    const { code, stdout } = await runCli(['complete', '--', ...words]);
    assert.equal(code, 0);
    const lines = stdout.trimEnd().split('\n');
    assert.match(lines.at(-1) ?? '', /^:\d+$/);
    return lines.slice(0, -1).map((line) => line.split('\t')[0] ?? '');
  };

  it('completes commands, options and their values, however deep', async () => {
    assert.deepEqual(await complete('ti'), ['time', 'timesheet']);
    assert.deepEqual(await complete('time', 'd'), ['discard', 'delete', 'day']);
    assert.deepEqual(await complete('time', 'list', '--form'), ['--format']);
    assert.deepEqual(await complete('report', '--by', 'm'), ['month']);
    assert.deepEqual(await complete('report', 'last-q'), ['last-quarter']);
  });

  it('prints a script that bash can read, and names the shells that there are', async () => {
    const { stdout } = await runCli(['completion', 'bash']);
    const unknown = await runCli(['completion', 'tcsh']);

    await run('bash', ['-n', '-c', stdout]);
    assert.match(stdout, /vireo complete --/);
    assert.match((await runCli(['completion', 'zsh'])).stdout, /^#compdef vireo/);
    assert.match((await runCli(['completion', 'fish'])).stdout, /complete -c vireo/);
    assert.deepEqual([unknown.code, /bash, zsh, fish/.test(unknown.stderr)], [2, true]);
  });
});
