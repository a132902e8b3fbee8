import assert from 'node:assert/strict';
import { describeRules } from '../describe-rules.ts';
import { ruleSet } from '../rules.generated.ts';
import { sharedScanner } from '../testing.test.ts';

const code = `const { execSync } = require('node:child_process');
require('express')().get('/', (req, res) => res.json(execSync(req.query.command)));
`;

async function severities(path: string): Promise<readonly string[]> {
  const { findings } = (await sharedScanner()).scan(path, 'javascript', code);
  return findings.filter(({ category }) => category === 'security').map(({ severity }) => severity);
}

describe('code that stands in for a service', () => {
  for (const path of [
    'lib/emulator/auth.js',
    'emulators/store.js',
    'src/mock-server/run.js',
    'src/fakes/mail.js',
  ])
    it(`counts as medium and is reported: ${path}`, async () => {
      assert.deepEqual(await severities(path), ['medium']);
    });
  for (const path of ['lib/emulator.js', 'src/emulation/run.js', 'src/server/run.js', 'src/fakery/a.js'])
    it(`is not what is merely named alike: ${path}`, async () => {
      assert.deepEqual(await severities(path), ['critical']);
    });

  it('is told by the rules of security', () => {
    const { rules } = describeRules(ruleSet);
    const why = (id: string) => rules.find((rule) => rule.id === id)?.lessWhere ?? '';
    assert.match(why('command-injection'), /stands in for a service/);
    assert.match(why('jwt-verification-off'), /stands in for a service/);
    assert.doesNotMatch(why('unused-name'), /stands in for a service/);
  });
});
