import assert from 'node:assert/strict';
import { charactersOf, patternOf } from './character-set.ts';
import { safeWithout } from './harm.ts';

const classBits = new Map([
  ['sql', 1],
  ['path', 2],
  ['html', 4],
  ['header', 8],
  ['prototype', 16],
]);

describe('patternOf', () => {
  it('knows the categories of Unicode, where a flag says that they are meant', () => {
    const letters = patternOf('^[\\p{L}\\p{Nd} -]+$', 'u')?.characters ?? 0n;

    assert.equal(letters & charactersOf('aZ9 -é'), charactersOf('aZ9 -é'));
    assert.equal(letters & charactersOf('/.<{}'), 0n);
    assert.notEqual((patternOf('^\\P{L}$', 'u')?.characters ?? 0n) & charactersOf('/'), 0n);
    assert.equal(patternOf('^\\p{Script=Greek}$', 'u'), undefined);
    assert.equal(patternOf('^\\p{L}$'), undefined);
  });

  const whole: readonly (readonly [string, boolean, boolean])[] = [
    ['^[a-z]+$', true, true],
    ['^a|b$', false, false],
    ['^(?:a|b)$', true, true],
    ['^a$|^b$', true, true],
    ['(^a)?b$', false, true],
    ['^a', true, false],
    ['(?!x)^a$', true, true],
    ['^[\\w.-]{1,20}\\Z', true, true],
  ];
  for (const [source, starts, ends] of whole)
    it(`says of ${source} where it is anchored`, () => {
      const pattern = patternOf(source);

      assert.equal(pattern?.startsAtStart, starts);
      assert.equal(pattern?.endsAtEnd, ends);
    });

  const allowed: readonly (readonly [string, string, string])[] = [
    ['^[a-c]+$', 'abc', 'dA.'],
    ['^\\w+$', 'aZ_9', '-. '],
    ['^[^/]+$', 'a.\'"', '/'],
    ['^[\\d.-]+$', '0.-', 'a'],
    ['^\\d{4}-\\d\\d$', '09-', 'a/'],
    ['^(?:get|post)$', 'getpos', 'x'],
    ['^\\x41[\\u0042]$', 'AB', 'C'],
  ];
  for (const [source, inside, outside] of allowed)
    it(`reads the characters of ${source}`, () => {
      const characters = patternOf(source)?.characters ?? 0n;

      for (const each of inside) assert.notEqual(characters & charactersOf(each), 0n, each);
      for (const each of outside) assert.equal(characters & charactersOf(each), 0n, each);
    });

  it('lets both cases through when case is ignored', () => {
    const characters = patternOf('^[a-c]+$', 'i')?.characters ?? 0n;

    assert.notEqual(characters & charactersOf('B'), 0n);
    assert.equal(characters & charactersOf('D'), 0n);
  });

  it('takes no line for the whole text', () => {
    assert.equal(patternOf('^[a-z]+$', 'm')?.startsAtStart, false);
  });

  for (const source of ['\\p{L}+', '(a', 'a)', '[a', '\\k<x>', '('.repeat(40), 'a'.repeat(3_000)])
    it(`says nothing of ${source.slice(0, 20)}`, () => {
      assert.equal(patternOf(source), undefined);
    });
});

describe('safeWithout', () => {
  it('knows what does harm in which class', () => {
    const named = (characters: string) =>
      [...classBits]
        .filter(([, bit]) => (safeWithout(charactersOf(characters), classBits) & bit) !== 0)
        .map(([name]) => name);

    assert.deepEqual(named('<>'), ['html']);
    assert.deepEqual(named('\r\n'), ['header']);
    assert.deepEqual(named('.'), ['path']);
    assert.deepEqual(named('/'), []);
    assert.deepEqual(named('_'), ['prototype']);
  });
});
