import assert from 'node:assert/strict';
import { sharedScanner } from './testing.test.ts';

async function rules(path: string, code: string): Promise<readonly string[]> {
  const scanner = await sharedScanner();
  return scanner.scan(path, 'typescript', code).findings.map(({ ruleId }) => ruleId);
}

const comparison = 'if (left.price === left.price) merge(left, right);\n';

describe('findings on quality in code that may be misread', () => {
  it('are left out in a syntax error', async () => {
    const found = await rules('a.ts', 'const a = { b: (left.price === left.price ]] };\n');

    assert.ok(!found.includes('self-comparison'));
  });

  it('stand elsewhere in the same file', async () => {
    const found = await rules('a.ts', `${comparison}\nconst a = 1;\n\nconst = ;\n`);

    assert.ok(found.includes('self-comparison'));
  });

  it('are left out in declarations', async () => {
    assert.deepEqual(await rules('a.d.ts', comparison), []);
  });
});
