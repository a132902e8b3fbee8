import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { inEnglish } from '../../../../pages/words.ts';
import { fitQuestion } from './fit-question.ts';

const fitted = (prompt: string, ...ids: readonly string[]) =>
  fitQuestion({ prompt, references: ids.map((id) => ({ id })) }, inEnglish);

describe('a question from the chat of the editor', () => {
  it('goes as it is', () => {
    assert.deepEqual(fitted(' What is unbilled? ', 'vscode.implicit.selection'), {
      text: 'What is unbilled?',
      dropped: [],
    });
  });

  it('says that it is cut, between whole characters', () => {
    const { text, dropped } = fitted(`${'x'.repeat(19_999)}😀 and more`);

    assert.equal(text, 'x'.repeat(19_999));
    assert.match(dropped.join(), /^The question is longer than 20,000 characters/);
    assert.deepEqual(fitted('x'.repeat(20_000)).dropped, []);
  });

  it('says that the coach does not get what is attached', () => {
    assert.match(
      fitted('Is this fair?', 'vscode.file').dropped.join(),
      /^The coach does not get what is attached/,
    );
  });
});
