import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import type { ChatClientFrame } from '../../../src/contract/coach/coach-chat.ts';
import { fakePagePorts } from '../../../src/pages/testing/fake-page-ports.ts';
import type { CoachHostMessage } from '../messages.ts';
import { FakeSocket, fakeEdge } from './coach.sample.ts';
import { CoachChat } from './coach-chat.ts';
import type { CoachEdge } from './coach-ports.ts';

const question = { type: 'ask', sessionId: 's1', messageId: 'm1', zone: 'UTC' } as const;

describe('the chat of the coach', () => {
  let messages: CoachHostMessage[];
  let frames: ChatClientFrame[];
  let noted: string[];

  beforeEach(() => {
    [messages, frames, noted] = [[], [], []];
  });

  async function ask(text: string, own: Partial<CoachEdge> = {}): Promise<void> {
    const send = async (message: CoachHostMessage) => void messages.push(message);
    const page = {
      ...{ send, sendWhenOpen: send, fill: async () => undefined, refresh: () => undefined },
      ...{ add: () => undefined, run: (work: () => unknown) => void work() },
    };
    const dial = async () => new FakeSocket((frame) => frames.push(frame));
    const edge = { ...fakeEdge((port) => noted.push(port)), dial, ...own };
    const chat = new CoachChat({ ...fakePagePorts().ports, edge }, page, async () => void noted.push('done'));
    await chat.send({ ...question, text });
    for (let turn = 0; turn < 10; turn += 1) await setImmediate();
  }

  const answers = () => messages.flatMap((message) => (message.type === 'frame' ? [message.frame] : []));

  it('offers the tools of the window, runs one, and answers by the line', async () => {
    await ask('How many files?');

    const [asked, result] = frames;
    assert.deepEqual(asked?.type === 'ask' && asked.clientTools, ['list_files']);
    assert.deepEqual(result?.type === 'toolResult' && [result.callId, result.isError], ['c1', false]);
    assert.ok(asked?.type === 'ask' && result?.type === 'toolResult' && asked.clientId === result.clientId);
    assert.deepEqual(noted, ['list_files', 'answered', 'done']);
  });

  it('offers none where none can run', async () => {
    await ask('How many files?', { offeredTools: () => [] });

    assert.ok(frames[0] !== undefined && !('clientTools' in frames[0]));
  });

  it('makes a request of a question to an agent, and sends its id by the line', async () => {
    await ask('@dev Say hello.', {
      askInChat: async (call) => {
        noted.push(`${call.agent}: ${call.words}`);
        return { requestId: call.id };
      },
    });

    assert.equal(noted[0], 'development: Say hello.');
    assert.deepEqual(
      frames.flatMap((frame) => (frame.type === 'ask' ? [frame.requestId, frame.clientTools] : [])),
      ['m1', undefined],
    );
  });

  it('says why an agent is not asked, and sends nothing by the line', async () => {
    await ask('@dev Say hello.', { askInChat: async () => ({ why: 'There is no model.' }) });

    const end = answers().at(-1);
    assert.deepEqual(end?.type === 'failed' && [end.code, end.message], [
      'agent_not_asked',
      'There is no model.',
    ]);
    assert.deepEqual(frames, []);
  });

  it('stops where the user turned away', async () => {
    await ask('@dev Say hello.', { askInChat: async () => 'turned away' });

    assert.deepEqual(
      answers().map(({ type }) => type),
      ['started', 'stopped'],
    );
    assert.deepEqual(frames, []);
  });
});
