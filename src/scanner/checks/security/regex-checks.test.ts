import assert from 'node:assert/strict';
import { blowsUp } from './regex-checks.ts';

describe('blowsUp', () => {
  const slow = [
    '^(a+)+$',
    '^(a*)*$',
    '^(a|aa)+$',
    '^([a-z]|\\d|\\w)+!$',
    '^(\\w+\\s?)*$',
    '(x+x+)+y',
    '^(?:"[^"]*"|[^"]|"")+;$',
    '(a{1,3}){2,}b(a?a)*c',
  ];
  for (const source of slow) it(`says yes of /${source}/`, () => assert.equal(blowsUp(source), true));

  const quick = [
    '^(?:[a-z]+-)+[a-z]+$',
    '^(\\w+\\s)*$',
    '(?:[^\\s"]+|"[^"]*")+',
    '^(?:\\d{1,3}\\.){3}\\d{1,3}$',
    '^[a-z]+(?:\\.[a-z]+)*$',
    '(?:a|b)*c',
    '^(?:[ \\t]*(?:\\n|$))+',
  ];
  for (const source of quick) it(`says no of /${source}/`, () => assert.equal(blowsUp(source), false));

  it('says no of what it cannot read, and of what does not end', () => {
    assert.equal(blowsUp('(?=a)(a+)+$'), false);
    assert.equal(blowsUp('(a+)+['), false);
    assert.equal(blowsUp(`(${'a?'.repeat(80)})+b`), false);
  });
});
