import assert from 'node:assert/strict';
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
});
