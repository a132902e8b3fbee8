import assert from 'node:assert/strict';
import type { Notification } from '../../../src/contract/events.ts';
import type { Backend } from '../../../src/pages/backend.ts';
import { Emitter } from '../../../src/pages/emitter.ts';
import { wireFinding } from '../../../src/pages/findings/testing.test.ts';
import { FollowedRecord } from './followed-record.ts';

/** Answers when the test says so, in whatever order. */
class Records {
  readonly notified = new Emitter<Notification>();
  readonly waiting: { readonly id: string; readonly answer: (reason: string | Error) => void }[] = [];
  readonly warnings: string[] = [];

  get ports() {
    const api = {
      getFinding: ({ path: { id } }: { path: { id: string } }) =>
        new Promise((resolve, reject) => {
          const answer = (reason: string | Error) =>
            reason instanceof Error
              ? reject(reason)
              : resolve(wireFinding(id, { state: 'dismissed', reason, decidedBy: 'u1', assignee: 'u9' }));
          this.waiting.push({ id, answer });
        }),
      listFindingComments: async () => ({
        items: [{ author: 'u1', createdAt: '2026-11-20T09:00:00Z', text: 'Known.' }],
        nextCursor: null,
      }),
      listUsers: async () => ({ items: [{ id: 'u1', name: 'Ada' }], nextCursor: null }),
    };
    const ask = async (call: (asked: typeof api, options: object) => unknown) => await call(api, {});
    return {
      backend: { ask: ask as unknown as Backend['ask'], onDidNotify: this.notified.event },
      log: { warn: (text: string) => void this.warnings.push(text), error: (text: string) => void text },
    };
  }

  async answer(index: number, reason: string | Error): Promise<void> {
    this.waiting[index]?.answer(reason);
    await new Promise((resolve) => setImmediate(resolve));
  }

  async tell(type: string, id: string): Promise<void> {
    this.notified.fire({ seq: 1, type, id, version: 1 });
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('the record of what is explained', () => {
  let records: Records;
  let changes: number;
  let followed: FollowedRecord;

  beforeEach(() => {
    records = new Records();
    changes = 0;
    followed = new FollowedRecord(records.ports as ConstructorParameters<typeof FollowedRecord>[0], () => {
      changes += 1;
    });
  });
  afterEach(() => followed.dispose());

  it('is told once it is read, with the names of people', async () => {
    followed.follow('r1');
    assert.equal(followed.current, undefined);

    await records.answer(0, 'a constant');

    assert.deepEqual(followed.current, {
      state: 'dismissed',
      reason: 'a constant',
      decidedBy: 'Ada',
      decidedAt: null,
      // Somebody who is no user any more has no name.
      assignee: '',
      comments: [{ author: 'Ada', at: '2026-11-20T09:00:00Z', text: 'Known.' }],
    });
    assert.equal(changes, 1);
  });

  it('is read again when an event tells of it or of a whole run, and of no other', async () => {
    followed.follow('r1');
    await records.answer(0, 'first');

    await records.tell('finding.dismissed', 'r2');
    await records.tell('time-entry.started', 'x');
    assert.equal(records.waiting.length, 1);
    await records.tell('finding.commented', 'r1');
    await records.tell('finding.reported', 'run');
    records.notified.fire({ reload: true, seq: 7 });

    assert.equal(records.waiting.length, 4);
    await records.answer(3, 'last');
    assert.equal(followed.current?.reason, 'last');
  });

  it('is what was read last, though an earlier answer comes later', async () => {
    followed.follow('r1');
    await records.tell('finding.dismissed', 'r1');

    await records.answer(1, 'newer');
    await records.answer(0, 'older');

    assert.equal(followed.current?.reason, 'newer');
    assert.equal(changes, 1);
  });

  it('is none while another is followed, and for what is on no record', async () => {
    followed.follow('r1');
    followed.follow('r2');
    await records.answer(0, 'of the first');
    assert.equal(changes, 0);
    await records.answer(1, 'of the second');
    assert.equal(followed.current?.reason, 'of the second');

    followed.follow(undefined);

    assert.equal(followed.current, undefined);
    assert.equal(records.waiting.length, 2);
  });

  it('stays what it was when it cannot be read again, and says why in the log', async () => {
    followed.follow('r1');
    await records.answer(0, 'first');
    await records.tell('finding.dismissed', 'r1');

    await records.answer(1, new TypeError('a mistake of ours'));

    assert.equal(followed.current?.reason, 'first');
    assert.match(records.warnings.join(), /^Explain panel: /);
  });

  it('is told no more after the panel is closed', async () => {
    followed.follow('r1');
    followed.dispose();

    await records.answer(0, 'too late');
    await records.tell('finding.dismissed', 'r1');

    assert.equal(changes, 0);
    assert.equal(records.waiting.length, 1);
  });
});
