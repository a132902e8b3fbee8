import assert from 'node:assert/strict';
import { sharedScanner } from '../testing.test.ts';

describe('ways of one rule that differ in how bad they are', () => {
  it('are a loader that calls nothing in new versions, and one that calls whatever is named', async () => {
    const code = `import yaml


def read(text):
    return yaml.load(text, Loader=yaml.FullLoader), yaml.load(text, Loader=yaml.Loader)
`;
    const { findings } = (await sharedScanner()).scan('read.py', 'python', code);

    assert.deepEqual(
      findings.filter(({ ruleId }) => ruleId === 'unsafe-yaml-load').map(({ severity }) => severity),
      ['medium', 'high'],
    );
  });
});
