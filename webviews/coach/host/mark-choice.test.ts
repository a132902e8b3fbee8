import assert from 'node:assert/strict';
import { markChoice } from './mark-choice.ts';

const t = (text: string) => text;
const row = { label: 'Haiku', description: 'Anthropic, efficient' };
const well = { key: 'present', health: 'ok', fault: null } as const;

describe('a row of the list of models', () => {
  it('says which one is chosen', () => {
    assert.deepEqual(markChoice(row, { isChosen: true, model: well }, t), {
      label: '$(check) Haiku',
      description: 'Anthropic, efficient · chosen',
    });
    assert.deepEqual(markChoice({ label: 'Auto' }, { isChosen: true }, t), {
      label: '$(check) Auto',
      description: 'chosen',
    });
    assert.deepEqual(markChoice(row, { isChosen: false, model: well }, t), row);
  });

  it('says which one does not answer now, and why', () => {
    const description = (change: object) =>
      markChoice(row, { isChosen: false, model: { ...well, ...change } }, t).description;

    assert.equal(
      description({ health: 'down', fault: 'unreachable' }),
      'Anthropic, efficient · cannot be reached',
    );
    assert.equal(
      description({ health: 'failing', fault: 'slow' }),
      'Anthropic, efficient · the last call failed',
    );
    assert.equal(description({ key: 'missing' }), 'Anthropic, efficient · has no key');
    assert.equal(description({ key: 'rejected' }), 'Anthropic, efficient · the key was refused');
    assert.equal(
      markChoice(row, { isChosen: true, model: { ...well, health: 'down', fault: 'unreachable' } }, t).label,
      '$(warning) Haiku',
    );
  });
});
