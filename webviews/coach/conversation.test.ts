import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type ChatServerFrame, receivedFrameSchema } from '../../src/contract/coach/coach-chat.ts';
import { emptyAnswer } from '../../src/contract/coach/fold-answer.ts';
import { Conversation } from './conversation.ts';

const base = { messageId: 'm1', answerId: 'a1' };
const entry = { kind: 'entry' as const, ids: ['e1'] };
const frames: readonly ChatServerFrame[] = [
  { type: 'started', ...base, offset: 0, coach: 'built-in' },
  { type: 'tool', ...base, offset: 1, title: 'Looked at 14 entries', elapsedMs: 200 },
  { type: 'delta', ...base, offset: 2, text: 'You worked [31:15]', links: [] },
  { type: 'delta', ...base, offset: 3, text: '(vireo:0).', links: [entry] },
  { type: 'done', ...base, offset: 4, choices: ['This week?'] },
];

function createConversation(): Conversation {
  const conversation = new Conversation();
  conversation.ask({
    messageId: 'm1',
    question: 'How many hours?',
    mentions: [],
    askedAt: '2026-11-19T14:00:00Z',
  });
  return conversation;
}

describe('Conversation', () => {
  it('counts frames of a later version, and misses none after them', () => {
    const conversation = createConversation();
    const [started, ...others] = frames.map((frame, at) => ({
      ...frame,
      offset: at === 0 ? 0 : frame.offset + 1,
    }));
    assert.ok(started);
    conversation.receive(started);
    const later = { ...started, type: 'of a later version', offset: 1, tokens: 12 };
    const read = receivedFrameSchema.parse(later);

    const asked = [read, ...others].map((frame) => conversation.receive(receivedFrameSchema.parse(frame)));

    assert.equal(read.type, 'later');
    assert.deepEqual(
      asked.filter((one) => one !== undefined),
      [],
    );
    assert.equal(conversation.exchanges.at(-1)?.answer?.state, 'done');
    assert.equal(receivedFrameSchema.safeParse({ ...later, type: 'delta' }).success, false);
    assert.equal(receivedFrameSchema.safeParse({ ...later, offset: 'one' }).success, false);
  });

  it('folds the frames of an answer in order', () => {
    const conversation = createConversation();

    for (const frame of frames) {
      assert.equal(conversation.receive(frame), undefined);
    }

    assert.deepEqual(conversation.exchanges[0]?.answer, {
      ...emptyAnswer('a1'),
      state: 'done',
      tools: [{ title: 'Looked at 14 entries', elapsedMs: 200 }],
      markdown: 'You worked [31:15](vireo:0).',
      links: [entry],
      choices: ['This week?'],
      offset: 4,
    });
    assert.equal(conversation.open, undefined);
  });

  it('asks once for what is missing, and takes it up', () => {
    const conversation = createConversation();
    const [started, tool, first, second, done] = frames as readonly [
      ChatServerFrame,
      ChatServerFrame,
      ChatServerFrame,
      ChatServerFrame,
      ChatServerFrame,
    ];
    conversation.receive(started);

    assert.deepEqual(conversation.receive(first), { type: 'resume', messageId: 'm1', offset: 0 });
    assert.equal(conversation.receive(second), undefined);
    for (const frame of [tool, first, second, done]) {
      conversation.receive(frame);
    }

    assert.equal(conversation.exchanges[0]?.answer?.markdown, 'You worked [31:15](vireo:0).');
    assert.equal(conversation.exchanges[0]?.answer?.state, 'done');
  });

  it('comes to the same answer whatever is repeated, lost and resumed', () => {
    const whole = createConversation();
    frames.forEach((frame) => {
      whole.receive(frame);
    });

    fc.assert(
      fc.property(fc.array(fc.nat({ max: frames.length - 1 }), { maxLength: 30 }), (order) => {
        const conversation = createConversation();
        for (const frame of order.flatMap((index) => frames[index] ?? [])) {
          conversation.receive(frame);
        }
        const from = conversation.exchanges[0]?.answer?.offset ?? -1;
        frames.slice(from + 1).forEach((frame) => {
          conversation.receive(frame);
        });

        assert.deepEqual(conversation.exchanges, whole.exchanges);
      }),
    );
  });

  it('ignores frames of questions that this session did not ask', () => {
    const conversation = createConversation();

    assert.equal(
      conversation.receive({ type: 'started', messageId: 'x', answerId: 'a', offset: 0, coach: 'model' }),
      undefined,
    );
    assert.equal(conversation.exchanges.length, 1);
  });

  it('keeps what frames brought when an older history arrives', () => {
    const conversation = createConversation();
    const history = conversation.exchanges;
    frames.forEach((frame) => {
      conversation.receive(frame);
    });

    conversation.load(history);

    assert.equal(conversation.exchanges[0]?.answer?.state, 'done');
  });

  it('takes up what another page asked, and keeps a question of its own that the history does not have yet', () => {
    const conversation = createConversation();
    frames.forEach((frame) => {
      conversation.receive(frame);
    });
    const history = conversation.exchanges;
    const foreign = { messageId: 'm2', question: 'Elsewhere', mentions: [], askedAt: '2026-11-19T14:00:00Z' };
    conversation.ask({ ...foreign, messageId: 'm3', question: 'Here' });

    conversation.load([...history, foreign]);
    assert.deepEqual(
      conversation.exchanges.map(({ messageId }) => messageId),
      ['m1', 'm2', 'm3'],
    );

    conversation.load([...history, foreign, { ...foreign, messageId: 'm3', question: 'Here' }]);
    assert.equal(conversation.exchanges.length, 3);
  });

  it('resumes the answer under way after the connection was lost', () => {
    const conversation = createConversation();
    assert.deepEqual(conversation.resume(), { type: 'resume', messageId: 'm1', offset: -1 });

    frames.slice(0, 3).forEach((frame) => {
      conversation.receive(frame);
    });

    assert.deepEqual(conversation.resume(), { type: 'resume', messageId: 'm1', offset: 2 });
  });
});
