import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { permissions } from '../src/domain/authorization.ts';
import { may, needStyles } from './rights.ts';

describe('what a page leaves out', () => {
  const files = globSync('**/*.ts', { cwd: import.meta.dirname }).filter(
    (file) => !/\.test\.ts$|[\\/]host[\\/]/.test(file),
  );
  const named = files.flatMap((file) => {
    const text = readFileSync(path.join(import.meta.dirname, file), 'utf8');
    return [...text.matchAll(/(?:data-needs="|needs(?: =|:) '|, ')([a-z-]+:[a-z]+(?::all)?)["']/g)].map(
      ([, need]) => need ?? '',
    );
  });
  const ruled = [...needStyles.cssText.matchAll(/\[data-needs='([^']+)'\]/g)].map(([, need]) => need ?? '');

  it('has a rule for each need that an element names', () => {
    assert.ok(named.includes('timesheet:decide'));
    assert.deepEqual(
      named.filter((need) => need.includes(':') && !ruled.includes(need) && isNeed(need)),
      [],
    );
  });

  it('has rules for permissions that there are, each of one need', () => {
    assert.deepEqual(
      ruled.filter((need) => !isNeed(need)),
      [],
    );
    const refused = [...needStyles.cssText.matchAll(/\[data-refused~='([^']+)'\]/g)].map(([, need]) => need);
    assert.deepEqual(refused, ruled);
  });

  it('refuses nothing where no role is known', () => assert.equal(may('time:write'), true));
});

function isNeed(text: string): boolean {
  return permissions.some((permission) => text === permission || text === `${permission}:all`);
}
