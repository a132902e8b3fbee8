import assert from 'node:assert/strict';
import fc from 'fast-check';
import { builtInRules } from './built-in-rules.ts';
import { decideAct } from './decide-act.ts';
import { programOf } from './program-name.ts';
import { readCommand } from './read-command.ts';
import { readHost } from './read-host.ts';
import { readPath } from './read-path.ts';

describe('what rules are compared with', () => {
  it('never throws, and takes no text apart for ever', () => {
    const text = fc.string({ unit: 'binary', maxLength: 400 });
    const shellish = fc
      .array(
        fc.constantFrom(
          '$(',
          ')',
          '`',
          "'",
          '"',
          '\\',
          ';',
          '&&',
          '|',
          ' ',
          'rm',
          'sh -c ',
          '{',
          '}',
          '>',
          'a',
          '\n',
        ),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(text, shellish), (any) => {
        for (const read of [readCommand, readHost, readPath]) assert.equal(typeof read(any).ok, 'boolean');
      }),
    );
    assert.equal(readCommand('$('.repeat(9_000)).ok, false);
    assert.equal(readCommand('sudo '.repeat(3_000)).ok, false);
    assert.equal(readCommand(`ls ${'"'.repeat(9_001)}`).ok, false);
  });

  it('has every word of a plain command as it was typed', () => {
    const word = fc.stringMatching(/^[A-Za-z0-9_./:@-]{1,8}$/).filter((one) => !/=/.test(one));
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 6 }), (words) => {
        const read = readCommand(words.map((one) => `'${one}'`).join(' '));
        assert.ok(read.ok);
        assert.deepEqual(read.value[0], { words, isOpen: false, redirects: false });
      }),
    );
  });

  it('names a program whatever its folder or ending', () => {
    assert.deepEqual(['/usr/bin/RM', 'C:\\x\\rm.exe', 'rm'].map(programOf), ['rm', 'rm', 'rm']);
  });

  it('lets one asker through by its name, and no other', () => {
    const rule = { verdict: 'allow', effects: ['write'], askers: ['mcp:claude-code'] } as const;
    const decide = (asker?: string) =>
      decideAct(
        { tool: 'start_timer', effect: 'write', userId: 'mara', ...(asker !== undefined && { asker }) },
        [builtInRules, { source: 'user', rules: [rule] }],
      ).verdict;

    assert.equal(decide('mcp:claude-code'), 'allow');
    for (const other of [undefined, '', 'mcp:Claude-Code', 'mcp:claude-code2', 'model:claude-code', 'mcp:*'])
      assert.equal(decide(other), 'ask', other);
  });
});
