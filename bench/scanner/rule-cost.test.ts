import assert from 'node:assert/strict';
import { createScanner } from '../../src/scanner/index.ts';
import { ruleSet } from '../../src/scanner/rules.generated.ts';
import { occurring, rulesUpTo } from './rule-cost.ts';
import { readGrammarFiles } from './scanner-corpus.ts';

const text = `export function load(store: Store, name: string) {
  const found = store.read(name).filter((each) => each.size > 0);
  return { found, count: found.map((each) => each.size).filter(Boolean).length, name: eval(name) };
}
`;
const files = [{ path: 'a.ts', text }];

describe('the rules that the cost of a rule is measured with', () => {
  it('are as many as the row says, and each once', () => {
    for (const count of [50, 200, 400])
      assert.equal(new Set(rulesUpTo(count, files).rules.map(({ id }) => id)).size, count);
  });

  it('are shipped ones of every form where there are few', () => {
    const { rules } = rulesUpTo(50, files);

    assert.ok(rules.every((rule) => ruleSet.rules.includes(rule)));
    assert.ok(rules.some(({ flow }) => flow !== undefined));
    assert.ok(rules.some(({ check }) => check !== undefined));
    assert.ok(rules.some(({ match }) => match !== undefined));
  });

  it('ask for names that the files hold, the most frequent first', () => {
    assert.deepEqual(occurring(files, /\.(\w+)\(/g), ['filter', 'read', 'map']);
    const added = rulesUpTo(400, files).rules.slice(ruleSet.rules.length);

    const asked = added.flatMap(({ match = [] }) => match.flatMap(({ call = [] }) => call));
    assert.ok(asked.length > 400);
    assert.ok(asked.every((name) => text.includes(name.replace('*.', '.'))));
  });

  it('report nothing more than the shipped ones', async () => {
    const report = async (count: number) => {
      const scanner = await createScanner(readGrammarFiles(), { ruleSet: rulesUpTo(count, files) });
      return scanner.scan('a.ts', 'typescript', text).findings.map(({ ruleId }) => ruleId);
    };

    const found = await report(400);
    assert.ok(found.length > 0);
    assert.deepEqual(found, await report(ruleSet.rules.length));
  });
});
