import assert from 'node:assert/strict';
import fc from 'fast-check';
import { classFor, complexityOf } from './complexity.ts';

const difficulty = fc.record({
  task: fc.constantFrom('title', 'coach', 'summary', 'review', 'plan', 'other'),
  tokens: fc.nat(300_000),
  tools: fc.nat(60),
  files: fc.nat(40),
});

describe('complexity', () => {
  it('is a whole number from 1 to 10', () => {
    fc.assert(
      fc.property(difficulty, (given) => {
        const complexity = complexityOf(given);
        assert.ok(Number.isInteger(complexity) && complexity >= 1 && complexity <= 10);
      }),
    );
  });

  it('never falls where there are more tokens, tools or files', () => {
    fc.assert(
      fc.property(
        difficulty,
        fc.constantFrom('tokens' as const, 'tools' as const, 'files' as const),
        fc.nat(200_000),
        (given, key, more) => {
          assert.ok(complexityOf({ ...given, [key]: given[key] + more }) >= complexityOf(given));
        },
      ),
    );
  });

  it('reaches every class', () => {
    const title = complexityOf({ task: 'title', tokens: 300, tools: 0, files: 0 });
    const chat = complexityOf({ task: 'coach', tokens: 5_000, tools: 20, files: 0 });
    const plan = complexityOf({ task: 'plan', tokens: 40_000, tools: 20, files: 4 });

    assert.deepEqual({ title, chat, plan }, { title: 1, chat: 5, plan: 9 });
    assert.deepEqual([title, chat, plan].map(classFor), ['efficient', 'standard', 'premium']);
    assert.deepEqual([4, 5, 7, 8].map(classFor), ['efficient', 'standard', 'standard', 'premium']);
  });
});
