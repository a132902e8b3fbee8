import assert from 'node:assert/strict';
import {
  anthropicBytes,
  type FaultServer,
  openAiBytes,
  type RecordedAnswer,
  type Sending,
  send,
  startFaultServer,
} from '../../testing/models/fault-server.ts';
import {
  createModelPractice,
  eventsOf,
  type ModelPractice,
  testProvider,
} from '../../testing/models/model-practice.ts';

const answer: RecordedAnswer = {
  text: ['Grüße: 8 € für 😀 an [EMA', 'IL_1].'],
  usage: { input: 50, output: 9 },
};
const whole = 'Grüße: 8 € für 😀 an ada@example.com.';
const question = [{ role: 'user', text: 'Write to ada@example.com' } as const];

const shapes = [
  { kind: 'compatible', bytes: openAiBytes, step: 1 },
  { kind: 'openai', bytes: openAiBytes, step: 9 },
  { kind: 'anthropic', bytes: anthropicBytes, step: 1 },
] as const;

for (const { kind, bytes: record, step } of shapes) {
  describe(`a stream of the shape of ${kind}`, () => {
    const bytes = record(answer);
    let server: FaultServer;
    let practice: ModelPractice;

    beforeEach(async () => {
      server = await startFaultServer();
      practice = createModelPractice([testProvider(kind, server.url)]);
    });
    afterEach(async () => await server.close());

    async function check(at: number, end: NonNullable<Sending['end']>): Promise<boolean> {
      const { ledger } = practice;
      server.play(send(bytes.subarray(0, at), { end }));
      const { text, code, error, events } = await practice.ask({ messages: question });
      const isWhole = error === undefined;
      assert.ok(isWhole ? text === whole : whole.startsWith(text), `${at}: ${text}`);
      if (!isWhole) assert.ok(code === 'cut' || code === 'unreachable', `${at}: ${code} ${String(error)}`);
      assert.equal(eventsOf({ events }, 'end').length, isWhole ? 1 : 0);
      const id = ledger.reserved.at(-1)?.id;
      assert.equal(ledger.settled.filter((each) => each.id === id).length, 1, `${at}`);
      const booked = ledger.settled.at(-1);
      assert.ok(
        booked &&
          booked.costMicroUsd > 0 &&
          booked.costMicroUsd <= (ledger.reserved.at(-1)?.worstMicroUsd ?? 0),
      );
      return isWhole;
    }

    it('is told as cut at whatever byte its connection ends, and booked once', async () => {
      let wholes = 0;
      for (let at = 0; at <= bytes.length; at += step) if (await check(at, 'whole')) wholes += 1;
      if (await check(bytes.length, 'whole')) wholes += 1;

      assert.ok(wholes > 0 && wholes < server.calls.length / 2, `${wholes} of ${server.calls.length}`);
      assert.ok(server.calls.length > bytes.length / step);
    });

    it('is told as cut where its connection breaks', async () => {
      for (let at = 0; at < bytes.length; at += 23) await check(at, 'reset');
    });

    it('is the same in two pieces, parted within any letter or at many places else', async () => {
      for (const at of bytes.keys()) {
        const isWithinLetter = ((bytes[at] ?? 0) & 0xc0) === 0x80;
        if (at === 0 || (at % 6 !== 0 && !isWithinLetter)) continue;
        server.play(send(bytes, { splitAt: [at] }));
        const { text, error } = await practice.ask({ messages: question });
        assert.deepEqual({ text, error }, { text: whole, error: undefined }, `${at}`);
      }
      assert.ok(
        practice.ledger.settled.every(({ isEstimated, costMicroUsd }) => !isEstimated && costMicroUsd === 68),
      );
    });

    it('is the same byte by byte', async () => {
      server.play(send(bytes, { splitAt: [...bytes.keys()].slice(1) }));

      assert.equal((await practice.ask({ messages: question })).text, whole);
    });
  });
}
