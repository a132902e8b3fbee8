import assert from 'node:assert/strict';
import { Activity, minuteMs } from './activity.ts';
import {
  clipToTimer,
  findAbsenceBefore,
  isPulseDue,
  joinAbsence,
  SetBack,
  startBeforeSetBack,
  type WatchedGap,
  type WatchedTimer,
  WatchedTimers,
} from './pulse.ts';

describe('isPulseDue', () => {
  it('is every minute in the focused window, and every fourth behind it', () => {
    const minutes = [0, 1, 2, 3, 4, 5, 6, 7, 8];

    assert.deepEqual(
      minutes.filter((minute) => isPulseDue(minute, false)),
      [0, 4, 8],
    );
    assert.equal(minutes.filter((minute) => isPulseDue(minute, true)).length, minutes.length);
  });
});

const gap = (kind: WatchedGap['kind'], fromMs: number, toMs: number): WatchedGap => ({ kind, fromMs, toMs });

describe('joinAbsence', () => {
  it('lets a sleep begin where the absence before it began', () => {
    assert.deepEqual(joinAbsence(gap('sleep', 1_000, 9_000), 200, 600), gap('sleep', 200, 9_000));
  });

  it('lets the sleeps of a night with short wake-ups begin where the first of them did', () => {
    const activity = new Activity(0);
    const night = [gap('sleep', 100, 3_000), gap('sleep', 3_120, 6_000), gap('sleep', 6_120, 9_000)];
    const told = night.map((sleep) => {
      const whole = joinAbsence(sleep, activity.lastActiveAt, 600);
      activity.forgetPause(sleep.toMs);
      return whole;
    });

    assert.deepEqual(told, [gap('sleep', 100, 3_000), gap('sleep', 0, 6_000), gap('sleep', 0, 9_000)]);
  });

  it('leaves a sleep that followed work, and all where nobody asks about absences', () => {
    const sleep = gap('sleep', 1_000, 9_000);

    assert.deepEqual(joinAbsence(sleep, 900, 600), sleep);
    assert.deepEqual(joinAbsence(sleep, 0, 0), sleep);
  });
});

describe('findAbsenceBefore', () => {
  const at = (minutes: number) => new Date(Date.UTC(2026, 10, 20, 10) + minutes * minuteMs).toISOString();
  const timer = { entry: { id: 'e1', startedAt: at(0) }, question: null, activeAt: at(30) };
  const find = (change: Partial<Parameters<typeof findAbsenceBefore>[0]> = {}, opened = 90, pause = 10) =>
    findAbsenceBefore({ ...timer, ...change }, Date.parse(at(opened)), pause * minuteMs);

  it('is what lies between the last work in any other window and the opening of this one', () => {
    assert.deepEqual(find(), { fromMs: Date.parse(at(30)), toMs: Date.parse(at(90)), entryId: 'e1' });
    assert.deepEqual(find({ activeAt: at(-0.5) })?.fromMs, Date.parse(at(0)));
  });

  it('is none as short as a pause may be, since work is told of once a minute', () => {
    assert.equal(find({}, 40.9), undefined);
    assert.notEqual(find({}, 41), undefined);
  });

  it('is none where nobody asks, something is asked already, or nobody was seen beside this timer', () => {
    assert.equal(find({}, 90, 0), undefined);
    assert.equal(find({ question: {} }), undefined);
    assert.equal(find({ activeAt: null }), undefined);
    assert.equal(find({ activeAt: at(-2) }), undefined);
    assert.equal(find({ entry: null }), undefined);
  });
});

describe('clipToTimer', () => {
  it('asks about the time of the timer alone', () => {
    assert.deepEqual(clipToTimer(gap('idle', 0, 5_000), 1_000, 600), gap('idle', 1_000, 5_000));
  });

  it('asks nothing about an absence that is short within the timer, or was before it', () => {
    assert.equal(clipToTimer(gap('idle', 0, 5_000), 4_500, 600), undefined);
    assert.equal(clipToTimer(gap('sleep', 0, 5_000), 5_000, 600), undefined);
  });

  it('asks about every sleep that the timer ran in', () => {
    assert.deepEqual(clipToTimer(gap('sleep', 0, 5_000), 4_900, 600), gap('sleep', 4_900, 5_000));
  });
});

describe('the timers that a gap is of', () => {
  const timer = (id: string): WatchedTimer => ({ id, startedAt: '2026-11-21T09:00:00.000Z' });
  const ids = (timers: WatchedTimers) => timers.take().map(({ id }) => id);

  it('are those that ended while nobody worked here, each once, and the one that runs', () => {
    const timers = new WatchedTimers();
    timers.follow(timer('a'), false);
    timers.follow(timer('b'), true);
    timers.follow(undefined, true);

    assert.deepEqual([ids(timers), ids(timers)], [['a', 'b'], []]);
  });

  it('are not those that somebody who worked here has ended', () => {
    const timers = new WatchedTimers();
    timers.follow(timer('a'), false);
    timers.follow(timer('b'), true);
    timers.follow(timer('b'), false);
    timers.follow(timer('c'), false);

    assert.deepEqual([ids(timers), ids(timers)], [['c'], ['c']]);
  });
});

describe('a clock that was set back', () => {
  const entry = { id: 'a', version: 1 };

  it('lets the entry begin earlier by what no clock shows, at a whole second', () => {
    assert.equal(startBeforeSetBack('2026-11-21T09:00:00.000Z', 1_380_400), '2026-11-21T08:37:00.000Z');
  });

  it('is told once, however often it was set back before somebody looked', () => {
    const setBack = new SetBack();
    setBack.add(entry, 6_000);
    setBack.add(entry, 10_000);

    assert.deepEqual(setBack.take(entry), { entry, lostMs: 16_000 });
    assert.equal(setBack.take(entry), undefined);
  });

  it('is settled by whatever was done to the entry since, and by its end', () => {
    const setBack = new SetBack();
    for (const running of [{ id: 'a', version: 2 }, { id: 'b', version: 1 }, undefined]) {
      setBack.add(entry, 6_000);

      assert.equal(setBack.take(running), undefined);
      assert.equal(setBack.take(entry), undefined);
    }
  });
});
