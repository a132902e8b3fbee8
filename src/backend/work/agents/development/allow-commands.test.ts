import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { allowQuestionSchema } from '../../../../contract/work/development-questions.ts';
import { allowQuestion } from './allow-commands.ts';
import { emptyState } from './state.ts';

describe('the question of which commands may run', () => {
  it('says the word that no rule allows, and the rule that would', () => {
    const doubt = { kind: 'option', what: '-p', of: 'pytest', risk: 'code' } as const;
    const { text, payload } = allowQuestion({
      ...emptyState,
      toAsk: ['pytest -p evil', 'make'],
      doubts: [
        { line: 'pytest -p evil', doubt },
        { line: 'left out', doubt },
      ],
    });

    assert.deepEqual(text.split('\n').slice(1, 3), [
      '- `pytest -p evil` Asked about -p of pytest: it loads code. A rule with "pytest * -p" allows it.',
      '- `make`',
    ]);
    assert.deepEqual(allowQuestionSchema.parse(payload).doubts, [{ line: 'pytest -p evil', doubt }]);
  });
});
