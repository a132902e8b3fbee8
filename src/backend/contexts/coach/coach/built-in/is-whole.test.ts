import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { QueryFrame } from '../../../../../domain/query/frame.ts';
import type { ReadMessage } from '../../plan/read-message.ts';
import type { Part } from '../../read/topics/question.ts';
import { isWhole } from './is-whole.ts';

const frame = (more: Partial<QueryFrame>): QueryFrame => ({
  measure: 'hours',
  statistic: 'total',
  per: 'record',
  filters: [],
  shape: 'figure',
  ...more,
});
const question: Part = { kind: 'question', question: { intent: 'timer' } };
const tagged: QueryFrame['filters'] = [{ field: 'tag', is: true, tags: ['urgent'] }];

function read(text: string, more: Partial<Pick<ReadMessage, 'parts' | 'chosen'>>): ReadMessage {
  const said = { asked: { text }, unread: [], explanations: [], language: 'en', today: '2026-11-18' };
  const chosen = { frame: undefined, remembered: undefined };
  return { ...said, parts: [question], chosen, ...more } as unknown as ReadMessage;
}

const ofFrames = (...[first, ...more]: readonly QueryFrame[]) =>
  read('Hours?', { chosen: { frame: first, remembered: first, more } });

describe('a message that is whole', () => {
  it('has a figure for each of its questions', async () => {
    assert.equal(await isWhole(ofFrames(frame({}))), true);
    assert.equal(await isWhole(ofFrames(frame({}), frame({ measure: 'due' }))), true);
    assert.equal(await isWhole(ofFrames(frame({ measure: 'received', filters: tagged }))), false);
    assert.equal(await isWhole(ofFrames(frame({}), frame({ measure: 'received', filters: tagged }))), false);
  });

  it('is none where the coach would ask back or decline', async () => {
    const asked = { words: ['abroad'], choices: [] };
    const chosen = { frame: undefined, remembered: undefined, asked };
    const declined: Part = { kind: 'declined', topic: 'off-topic', words: [] };

    assert.equal(await isWhole(read('Unbilled?', {})), true);
    assert.equal(await isWhole(read('Unbilled?', { chosen })), false);
    assert.equal(await isWhole(read('Unbilled?', { parts: [question, declined] })), false);
    assert.equal(await isWhole(read('Unbilled?', { parts: [] })), false);
  });

  it('asks for no reason, advice, opinion or text', async () => {
    for (const text of ['Unbilled, and why?', 'Was ist offen? Ist das viel?', 'Summarize what is unbilled'])
      assert.equal(await isWhole(read(text, {})), false, text);
  });
});
