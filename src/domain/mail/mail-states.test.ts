import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import {
  type AfterUnknownEnd,
  type AttemptEnd,
  afterAttempt,
  afterUnknownEnds,
  longestTryMs,
  mailFaults,
  type NextStep,
  retryDelayMs,
} from './mail-states.ts';

const faults = fc.constantFrom(...mailFaults);
const ends: fc.Arbitrary<AttemptEnd> = fc.oneof(
  fc.constant({ end: 'accepted' } as const),
  fc.constant({ end: 'stopped' } as const),
  fc.constant({ end: 'not_begun' } as const),
  fc.record({ end: fc.constant('unknown' as const), fault: faults }),
  fc.record({ end: fc.constant('failed' as const), fault: faults, isPermanent: fc.boolean() }),
);
const kinds = fc.constantFrom(...afterUnknownEnds);

/** What a server may have accepted: it did so for sure, or nobody knows. */
const mayBeSent = ({ end }: AttemptEnd): boolean => end === 'accepted' || end === 'unknown';

/** Plays attempts until the mail waits for nothing but a person. */
function play(afterUnknownEnd: AfterUnknownEnd, history: readonly AttemptEnd[]) {
  let [attempts, unknownEnds, triedForMs] = [0, 0, 0];
  const tried: AttemptEnd[] = [];
  let step: NextStep = { state: 'queued', inMs: 0, isCounted: false };
  for (const end of history) {
    if (step.state !== 'queued') break;
    attempts += 1;
    tried.push(end);
    step = afterAttempt({ afterUnknownEnd, attempts, unknownEnds, triedForMs }, end);
    if (end.end === 'unknown') unknownEnds += 1;
    if (step.state === 'queued') triedForMs += step.inMs;
  }
  return { step, tried };
}

describe('a mail after an attempt', () => {
  it('is sent by an acceptance alone', () => {
    fc.assert(
      fc.property(kinds, fc.array(ends, { maxLength: 60 }), (kind, history) => {
        const { step, tried } = play(kind, history);
        assert.equal(step.state === 'sent', tried.at(-1)?.end === 'accepted');
      }),
    );
  });

  it('is tried again by itself after an unknown end only by its kind, and once', () => {
    fc.assert(
      fc.property(kinds, fc.array(ends, { maxLength: 60 }), (kind, history) => {
        const { tried } = play(kind, history);
        const most = kind === 'once_more' ? 2 : 1;
        assert.ok(tried.filter(mayBeSent).length <= most);
      }),
    );
  });

  it('is never called refused where one attempt may have sent it', () => {
    fc.assert(
      fc.property(kinds, fc.array(ends, { maxLength: 60 }), (kind, history) => {
        const { step, tried } = play(kind, history);
        if (step.state === 'refused') assert.ok(!tried.some(mayBeSent));
      }),
    );
  });

  it('goes again by itself, of every kind, where its message was never begun', () => {
    fc.assert(
      fc.property(kinds, fc.nat(200), fc.nat(3), (afterUnknownEnd, attempts, unknownEnds) => {
        const step = afterAttempt(
          { afterUnknownEnd, attempts, unknownEnds, triedForMs: 10 * longestTryMs },
          { end: 'not_begun' },
        );
        assert.deepEqual(step, { state: 'queued', inMs: 0, isCounted: true });
      }),
    );
  });

  it('waits for a person, goes on, or is dropped after an unknown end', () => {
    const stepAfter = (afterUnknownEnd: AfterUnknownEnd, unknownEnds: number) =>
      afterAttempt(
        { afterUnknownEnd, attempts: 1, unknownEnds, triedForMs: 0 },
        { end: 'unknown', fault: 'connection_lost' },
      );

    assert.deepEqual(stepAfter('ask', 0), { state: 'may_have_been_sent' });
    assert.deepEqual(stepAfter('once_more', 0), { state: 'queued', inMs: 60_000, isCounted: true });
    assert.deepEqual(stepAfter('once_more', 1), { state: 'may_have_been_sent' });
    assert.deepEqual(stepAfter('drop', 0), { state: 'dropped', why: 'unknown_end' });
  });

  it('is tried for days where the server says later, and waits for the own network as long as it takes', () => {
    const stepAfter = (triedForMs: number, fault: 'later' | 'name_not_found', isPermanent = false) =>
      afterAttempt(
        { afterUnknownEnd: 'ask', attempts: 50, unknownEnds: 0, triedForMs },
        { end: 'failed', fault, isPermanent },
      ).state;

    assert.deepEqual(
      [
        stepAfter(longestTryMs - 1, 'later'),
        stepAfter(longestTryMs, 'later'),
        stepAfter(10 * longestTryMs, 'name_not_found'),
        stepAfter(0, 'later', true),
      ],
      ['queued', 'refused', 'queued', 'refused'],
    );
  });

  it('waits for another password where the sign-in was refused, and counts no attempt that was stopped', () => {
    const attempted = { afterUnknownEnd: 'ask', attempts: 1, unknownEnds: 0, triedForMs: 0 } as const;

    assert.deepEqual(
      afterAttempt(attempted, { end: 'failed', fault: 'sign_in_refused', isPermanent: true }),
      { state: 'waiting_for_password' },
    );
    assert.deepEqual(afterAttempt(attempted, { end: 'stopped' }), {
      state: 'queued',
      inMs: 0,
      isCounted: false,
    });
  });

  it('waits longer each time, up to four hours', () => {
    const delays = [1, 2, 3, 4, 5, 6, 7, 8, 100].map((attempts) => retryDelayMs(attempts) / 60_000);

    assert.deepEqual(delays, [1, 5, 15, 30, 60, 120, 240, 240, 240]);
  });
});
