import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { ThoughtSplitter } from './split-thoughts.ts';

/** What is thought, and what is said, where the text comes in pieces of this size. */
function split(text: string, size: number): readonly [string, string] {
  const splitter = new ThoughtSplitter();
  const pieces = text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? [];
  const parts = [...pieces.flatMap((piece) => splitter.push(piece)), ...splitter.end()];
  const join = (isThought: boolean) =>
    parts
      .filter((part) => part.isThought === isThought)
      .map((part) => part.text)
      .join('');
  return [join(true), join(false)];
}

describe('thoughts of a model', () => {
  for (const [text, thought, said] of [
    ['<think>Maybe 5.</think>It is 4.', 'Maybe 5.', 'It is 4.'],
    ['<think>\nMaybe 5.\n</think>\n\nIt is 4.', '\nMaybe 5.\n', 'It is 4.'],
    ['<THINKING>a < b</THINKING> Yes.', 'a < b', 'Yes.'],
    ['<think>No end of it', 'No end of it', ''],
    ['Yes. <think>Or 5?</think>It is 4.', 'Or 5?', 'Yes. It is 4.'],
    ['<think>a</think>b<think>c</think>d', 'ac', 'bd'],
    [
      'Write `<think>` there, or:\n```\n<think>\n```\na < b',
      '',
      'Write `<think>` there, or:\n```\n<think>\n```\na < b',
    ],
    ['<thin ice> and <t', '', '<thin ice> and <t'],
    ['<think></think>Yes.', '', 'Yes.'],
    ['Well.<think>x</think> It is 4.', 'x', 'Well. It is 4.'],
  ] as const) {
    it(`are kept out of the answer however they come: ${JSON.stringify(text.slice(0, 30))}`, () => {
      for (const size of [1, 2, 3, 5, 8, 100])
        assert.deepEqual(split(text, size), [thought, said], String(size));
    });
  }
});
