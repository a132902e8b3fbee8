import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import type { Ask, PagePorts } from '../../../src/pages/page-ports.ts';
import { fakePagePorts } from '../../../src/pages/testing/fake-page-ports.ts';
import { sampleId } from '../../../src/pages/testing/sample-schema.ts';
import type { CoachHostMessage } from '../messages.ts';
import { fakeEdge } from './coach.sample.ts';
import { CoachPage } from './coach-host.ts';
import type { CoachEdge } from './coach-ports.ts';

const file = { kind: 'file', label: 'secret.env' } as const;
const turnedAway: Ask = async (): Promise<undefined> => undefined;

function open(own: Partial<PagePorts> = {}, edge: Partial<CoachEdge> = {}) {
  const { ports, asked, called } = fakePagePorts();
  const messages: CoachHostMessage[] = [];
  const send = async (message: CoachHostMessage) => void messages.push(message);
  const running: Promise<unknown>[] = [];
  const page = {
    ...{ send, sendWhenOpen: send, fill: async () => undefined, refresh: () => undefined },
    ...{ add: () => undefined, run: (work: () => unknown) => void running.push(Promise.resolve(work())) },
  };
  const coach = new CoachPage(
    { ...ports, ...own, edge: { ...fakeEdge((port) => asked.push(port)), ...edge } },
    page,
  );
  const settle = async () => {
    for (let turn = 0; turn < 20; turn += 1) await setImmediate();
  };
  const types = () => messages.map(({ type }) => type);
  return { on: coach.table.on, asked, called, coach, messages, settle, types };
}

describe('the page of the coach', () => {
  it('says why what was picked cannot be read, and leaves the question as it is', async () => {
    const { on, asked, types } = open({}, { readMention: async () => ({ refusal: 'A rule denies it.' }) });

    await on.pickMention({ type: 'pickMention', offer: file });

    assert.deepEqual([types(), asked], [['mentionRefused'], ['warn']]);
  });

  it('tells a failure to read what was picked, after the question is free again', async () => {
    const failing = open({}, { readMention: () => Promise.reject(new Error('No such file')) });

    await assert.rejects(
      async () => failing.on.pickMention({ type: 'pickMention', offer: file }),
      /No such file/,
    );

    assert.deepEqual(failing.types(), ['mentionRefused']);
  });

  it('sends completions of what was typed last, and none of what was typed before', async () => {
    const replies: ((offers: object) => void)[] = [];
    const backend = {
      ask: async () => await new Promise((resolve) => void replies.push(resolve)),
    };
    const late = open({ backend: Object.assign(fakePagePorts().ports.backend, backend) });
    const first = late.on.complete({ type: 'complete', request: 1, text: 'li' });
    const second = late.on.complete({ type: 'complete', request: 2, text: 'lin' });
    replies[1]?.({ completions: [] });
    replies[0]?.({ completions: [] });
    await Promise.all([first, second]);

    assert.deepEqual(late.messages, [{ type: 'completions', request: 2, offers: [] }]);
  });

  it('has no completions where they cannot be asked for, and says nothing of it', async () => {
    const ask = () => Promise.reject(new Error('Not connected'));
    const failing = open({ backend: Object.assign(fakePagePorts().ports.backend, { ask }) });

    await failing.on.complete({ type: 'complete', request: 1, text: 'lin' });

    assert.deepEqual(failing.messages, [{ type: 'completions', request: 1, offers: [] }]);
  });

  it('deletes nothing where the user turned away', async () => {
    const { on, called, types } = open({ ask: turnedAway });

    await on.deleteSession({ type: 'deleteSession', sessionId: sampleId });

    assert.deepEqual([called, types()], [['getCoachSession'], []]);
  });

  it('begins a new conversation in place of one that was deleted', async () => {
    const { on, called, types } = open();

    await on.deleteSession({ type: 'deleteSession', sessionId: sampleId });

    assert.ok(called.includes('deleteCoachSession'));
    assert.deepEqual(types(), ['session', 'sessions']);
  });

  it('puts a question that came before the page into the composer of a new conversation', async () => {
    const { on, coach, messages, types } = open();

    coach.show({ text: 'What is unbilled?' });
    await on.ready({ type: 'ready' });

    assert.deepEqual(types().slice(0, 3), ['session', 'compose', 'sessions']);
    const [first] = messages;
    assert.deepEqual(first?.type === 'session' && first.exchanges, []);
  });

  it('offers again in an empty conversation when records changed, until something is asked', async () => {
    let questions = ['How do I create a client?'];
    const { backend } = fakePagePorts().ports;
    const ask: typeof backend.ask = async (call) => {
      const answer = await backend.ask(call);
      const isOffer = typeof answer === 'object' && answer !== null && 'questions' in answer;
      return isOffer ? { ...answer, questions } : answer;
    };
    const { on, coach, messages } = open({ backend: { ...backend, ask } });
    const load = async () => await coach.table.load();
    const offered = (message: CoachHostMessage | undefined) =>
      message?.type === 'session' ? message.examples : message;

    assert.equal(await load(), undefined);
    await on.newSession({ type: 'newSession' });
    assert.deepEqual(messages.map(offered), [questions]);
    assert.equal(await load(), undefined);
    questions = ['How many hours this week?'];
    assert.deepEqual(offered(await load()), questions);
    assert.ok(coach.table.watch.includes('client') && coach.table.watch.includes('time-entry'));

    questions = ['What is unbilled?'];
    const asked = { sessionId: sampleId, messageId: sampleId, text: 'hi', locale: 'en', zone: 'UTC' };
    await on.send({ type: 'send', frame: { ...asked, type: 'ask', model: 'built-in' } });
    assert.equal(await load(), undefined);
  });

  it('shows a conversation that is asked for while it is open', async () => {
    const { on, called, coach, settle } = open();
    await on.ready({ type: 'ready' });
    called.splice(0);

    coach.show(sampleId);
    await settle();

    assert.deepEqual(called.slice(0, 2), ['getCoachSession', 'listCoachExchanges']);
    assert.equal(coach.sessionId, sampleId);
  });
});
