import assert from 'node:assert/strict';
import type { Stack } from '../../../src/api-client/index.ts';
import { stackHostMessageSchema } from '../messages.ts';
import { toStackContent } from './stack-content.ts';

const lines = { lines: 12, code: 10, comment: null, blank: 2 };
const language = { ...lines, name: 'Go', type: 'programming', color: null, files: 2, share: 1 } as const;
const technology: Stack['technologies'][number] = {
  id: 'gin',
  name: 'Gin',
  category: 'framework',
  version: null,
  isExact: false,
  confidence: 'high',
  isDevelopment: false,
  evidenceCount: 2,
  evidence: [
    { kind: 'dependency', file: 'go.mod', line: 5, seen: 'gin v1', version: 'v1', confidence: 'high' },
    { kind: 'file', file: 'gin.toml', line: null, seen: 'gin.toml', version: null, confidence: 'high' },
  ],
};
const stack: Stack = {
  projectId: 'p1',
  readAt: '2026-11-20T13:52:00Z',
  files: 2,
  lines,
  languages: [language],
  technologies: [
    technology,
    { ...technology, id: 'redis', name: 'Redis', category: 'message-queue', version: '7' },
  ],
  packages: [],
  leftOut: [],
  problems: [{ file: 'a.json', message: 'line 1: no value' }],
};

describe('the content of the Stack page', () => {
  const content = toStackContent(stack, { places: [{ id: 'p1', name: 'Orders' }], placeId: 'p1' });

  it('is what the contract says, with nothing for what is not known', () => {
    const [gin, redis] = content.whole.technologies;

    assert.deepEqual(stackHostMessageSchema.parse(content), content);
    assert.deepEqual({ gin: gin?.version, redis: redis?.version }, { gin: undefined, redis: '7' });
    assert.deepEqual(gin?.evidence, [
      { file: 'go.mod', line: 5, seen: 'gin v1' },
      { file: 'gin.toml', seen: 'gin.toml' },
    ]);
    assert.deepEqual(content.problems, stack.problems);
  });

  it('puts each technology into the group that a reader looks for it in', () => {
    assert.deepEqual(
      content.whole.technologies.map(({ group }) => group),
      ['frameworks', 'databases'],
    );
  });
});
