import assert from 'node:assert/strict';
import fc from 'fast-check';
import { freePrice, modelCost, mostTokens } from './model-cost.ts';
import { findKnownModel, knownModels } from './price-table.ts';

const price = fc.record({ inputMicroUsd: fc.nat(200_000_000), outputMicroUsd: fc.nat(900_000_000) });
const tokens = fc.record({ inputTokens: fc.nat(2_000_000), outputTokens: fc.nat(200_000) });

describe('costs of models', () => {
  it('are whole millionths, rounded up, and exact where they divide', () => {
    const each = { inputMicroUsd: 3_000_000, outputMicroUsd: 15_000_000 };
    const least = { inputMicroUsd: 1, outputMicroUsd: 0 };

    assert.equal(modelCost(each, { inputTokens: 1_000, outputTokens: 100 }), 4_500);
    assert.equal(modelCost(least, { inputTokens: 1, outputTokens: 0 }), 1);
    assert.equal(modelCost(freePrice, { inputTokens: 9_999, outputTokens: 9_999 }), 0);
  });

  it('never fall with more tokens, and two calls never cost less than both together', () => {
    fc.assert(
      fc.property(price, tokens, tokens, (of, one, other) => {
        const both = {
          inputTokens: one.inputTokens + other.inputTokens,
          outputTokens: one.outputTokens + other.outputTokens,
        };
        const together = modelCost(of, both);
        assert.ok(Number.isSafeInteger(together));
        assert.ok(together >= modelCost(of, one));
        assert.ok(modelCost(of, one) + modelCost(of, other) >= together);
      }),
    );
  });

  it('bound the tokens of a text by its letters', () => {
    assert.equal(mostTokens(''), 0);
    assert.equal(mostTokens('four'), 2);
    assert.equal(mostTokens('1234'), 4);
    assert.equal(mostTokens('ü'), 2);
    assert.equal(mostTokens('日'), 3);
    assert.equal(mostTokens('😀'), 4);
  });

  it('are listed by id, also of a dated version', () => {
    assert.equal(findKnownModel('claude-sonnet-4-5-20250929')?.title, 'Claude Sonnet 4.5');
    assert.equal(findKnownModel('gpt-4o-2024-11-20')?.title, 'GPT-4o');
    assert.equal(findKnownModel('gpt-9'), undefined);
    assert.equal(new Set(knownModels.map(({ id }) => id)).size, knownModels.length);
    for (const model of knownModels) {
      assert.ok(model.maxOutputTokens < model.contextTokens);
      assert.ok(Number.isInteger(model.price.inputMicroUsd) && model.price.inputMicroUsd > 0);
    }
  });
});
