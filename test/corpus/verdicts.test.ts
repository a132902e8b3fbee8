import assert from 'node:assert/strict';
import { keyOf, readVerdicts } from '../../scripts/corpus/mature.ts';
import { readPackageNames } from '../../scripts/corpus/mature-packages.ts';
import { projectRoot } from '../../scripts/paths.ts';
import { describeRules } from '../../src/scanner/index.ts';
import { withTeamRules } from '../../src/workspace/rules/with-team-rules.ts';

/** What no scan is needed for; `npm run corpus -- --mature` tells which findings have none. */
describe('verdicts on mature code', () => {
  const verdicts = readVerdicts(projectRoot);

  it('are on packages that are scanned', () => {
    const packages = new Set(readPackageNames(projectRoot));
    const others = verdicts.filter((each) => !packages.has(each.package));

    assert.ok(verdicts.length > 0);
    assert.deepEqual(others, []);
  });

  it('are on rules that there are', () => {
    const rules = new Set(describeRules(withTeamRules(undefined)).rules.map(({ id }) => id));
    const others = verdicts.filter((each) => !rules.has(each.rule));

    assert.deepEqual(others, []);
  });

  it('are one for each finding', () => {
    const keys = verdicts.map(keyOf);

    assert.equal(new Set(keys).size, keys.length);
  });
});
