import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { setUpShell } from './set-up-shell.test.ts';

describe('the commands of a line for a shell', function () {
  const stage = setUpShell();

  this.timeout(300_000);

  const told = (line: string) => {
    const commands = stage.read(line);
    return commands.ok ? commands.value.map(({ words }) => words.join(' ')) : 'unreadable';
  };

  it('is its commands, with quotes and escapes taken off', () => {
    const cases: readonly (readonly [line: string, first: readonly string[]])[] = [
      ['npm test', ['npm', 'test']],
      ['npm run "my task" -- --grep \'a b\'', ['npm', 'run', 'my task', '--', '--grep', 'a b']],
      ['pytest -k a\\ b', ['pytest', '-k', 'a b']],
      ['NODE_ENV=test npm test', ['NODE_ENV=test', 'npm', 'test']],
    ];
    for (const [line, first] of cases) {
      const commands = stage.read(line);
      assert.ok(commands.ok, line);
      assert.deepEqual(commands.value[0]?.words, first, line);
      assert.equal(commands.value[0]?.isOpen, false, line);
    }
  });

  it('cannot be read where it nests deep, and nothing is overwritten by trying', () => {
    for (const part of ['(', '{ ', '$(', '"$(', '`', '${A:-', '<(', '[[ ', '$((', '! ', 'a|', '(a;']) {
      assert.equal(told(part.repeat(Math.floor(3_990 / part.length))), 'unreadable', part);
    }
    assert.deepEqual(told('npm test'), ['npm test', 'npm test']);
  });

  it('cannot be read where its end, its form or what it runs is not known', () => {
    const lines = [
      "npm 'test",
      'npm "test',
      'npm $(test',
      'npm `test',
      'npm test )',
      'npm <<E\na\nE',
      '',
      '   ',
      'f() { npm; }',
      'if npm; then git; fi',
      'for i in a; do npm; done',
      'npm ${A:-b}',
      "npm $'a'",
      'npm $((1))',
      'sh -c "$A"',
      'sh -c "npm',
      'eval $A',
      `npm ${'$('.repeat(6)}a${')'.repeat(6)}`,
      'npm\u0000',
      'npm \u200b',
    ];
    for (const line of lines) assert.equal(told(line), 'unreadable', line);
  });
});
