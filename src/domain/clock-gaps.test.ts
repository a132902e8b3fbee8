import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type ClockGap, type ClockReading, findClockGaps, tolerableBackMs } from './clock-gaps.ts';

const second = 1000;
const minute = 60 * second;

/** What happens to a machine: it is awake, sleeps, stands still (a stopped process), or its clock is set. */
interface Phase {
  readonly act: 'awake' | 'sleep' | 'stand-still' | 'set-clock';
  /** Milliseconds; a clock may be set back. */
  readonly ms: number;
}

interface Scenario {
  readonly startMs: number;
  /** Linux and macOS: the monotonic clock stands still in sleep. */
  readonly stopsInSleep: boolean;
  readonly knowsUptime: boolean;
  readonly phases: readonly Phase[];
}

interface Seen {
  readonly gaps: ClockGap[];
  lostMs: number;
}

/** Where sleep shows only by a late reading, the readings must be close. */
const tickOf = ({ stopsInSleep }: Scenario) => (stopsInSleep ? minute : second);

/** A machine with its three clocks, whose timer reads them each tick of the clock that timers go by. */
class Machine {
  readonly seen: Seen = { gaps: [], lostMs: 0 };
  private readonly scenario: Scenario;
  private wallMs: number;
  private monotonicMs = 5000;
  private uptimeMs = 90_000;
  private before: ClockReading;

  constructor(scenario: Scenario) {
    this.scenario = scenario;
    this.wallMs = scenario.startMs;
    this.before = this.read();
  }

  run(): Seen {
    for (const phase of this.scenario.phases) this.live(phase);
    this.live({ act: 'awake', ms: 2 * minute });
    return this.seen;
  }

  private live({ act, ms }: Phase): void {
    if (act === 'set-clock') this.wallMs += ms;
    else if (act === 'awake') this.stayAwake(ms);
    else this.pass(ms, act === 'sleep' && this.scenario.stopsInSleep);
  }

  private stayAwake(ms: number): void {
    for (let left = ms; left > 0; ) {
      const due = Math.max(0, this.before.monotonicMs + tickOf(this.scenario) - this.monotonicMs);
      const step = Math.min(left, due);
      this.pass(step, false);
      left -= step;
      if (step === due) this.tick();
    }
  }

  private pass(ms: number, monotonicStops: boolean): void {
    this.wallMs += ms;
    this.uptimeMs += ms;
    if (!monotonicStops) this.monotonicMs += ms;
  }

  private tick(): void {
    const now = this.read();
    const { gaps, lostMs } = findClockGaps(this.before, now, tickOf(this.scenario));
    this.seen.gaps.push(...gaps);
    this.seen.lostMs += lostMs;
    this.before = now;
  }

  private read(): ClockReading {
    const { wallMs, monotonicMs, uptimeMs } = this;
    return { wallMs, monotonicMs, ...(this.scenario.knowsUptime ? { uptimeMs } : {}) };
  }
}

const sum = (phases: readonly Phase[], act: Phase['act']) =>
  phases.filter((phase) => phase.act === act).reduce((total, { ms }) => total + ms, 0);
const lengthOf = (gaps: readonly ClockGap[], kind?: ClockGap['kind']) =>
  gaps
    .filter((gap) => kind === undefined || gap.kind === kind)
    .reduce((total, { fromMs, toMs }) => total + toMs - fromMs, 0);
const near = (actual: number, expected: number, times: number) =>
  assert.ok(
    Math.abs(actual - expected) <= second * Math.max(1, times),
    `${actual} is more than a second from ${expected}`,
  );

/** Summer time begins, ends, or nothing is near. */
const starts = [
  '2026-03-29T00:30:00Z',
  '2026-10-25T00:20:00Z',
  '2026-11-01T05:30:00Z',
  '2026-06-10T12:00:00Z',
];
const awake = fc
  .integer({ min: 3, max: 90 })
  .map((minutes): Phase => ({ act: 'awake', ms: minutes * minute }));
const away = fc
  .tuple(fc.constantFrom('sleep' as const, 'stand-still' as const), fc.integer({ min: 120_000, max: 6e7 }))
  .map(([act, ms]): Phase => ({ act, ms }));
const step = fc
  .tuple(fc.boolean(), fc.integer({ min: 2 * minute, max: 300 * minute }))
  .map(([back, ms]): Phase => ({ act: 'set-clock', ms: back ? -ms : ms }));
/** What NTP does: too little to ask about. */
const nudge = fc.integer({ min: -2000, max: 2000 }).map((ms): Phase => ({ act: 'set-clock', ms }));

const scenarioOf = (events: fc.Arbitrary<Phase>): fc.Arbitrary<Scenario> =>
  fc.record({
    startMs: fc.constantFrom(...starts).map((text) => Date.parse(text)),
    stopsInSleep: fc.boolean(),
    knowsUptime: fc.boolean(),
    phases: fc.array(fc.tuple(awake, events), { minLength: 1, maxLength: 3 }).map((pairs) => pairs.flat()),
  });

describe('gaps that clocks show', () => {
  it('finds every sleep to the second, on machines of each kind (100 simulated)', () => {
    fc.assert(
      fc.property(scenarioOf(away), (scenario) => {
        const { gaps, lostMs } = new Machine(scenario).run();
        const { phases } = scenario;
        const count = phases.length / 2;

        assert.equal(lostMs, 0);
        // A process that stands still is seen by its late reading alone: to one tick.
        const still = phases.filter(({ act }) => act === 'stand-still').length;
        const expected = sum(phases, 'sleep') + sum(phases, 'stand-still');
        const slack = scenario.stopsInSleep ? still * tickOf(scenario) : 0;
        const found = lengthOf(gaps);
        assert.ok(found <= expected + count * second, `${found} of ${expected}`);
        assert.ok(found >= expected - slack - count * second, `${found} of ${expected}`);
        assert.ok(gaps.every(({ kind }) => kind === 'sleep'));
      }),
      { numRuns: 100 },
    );
  });

  it('tells a clock that was set from a sleep where the machine knows its uptime (50 simulated)', () => {
    const mixed = fc.oneof(away, step);
    fc.assert(
      fc.property(scenarioOf(mixed), (drawn) => {
        const scenario = { ...drawn, knowsUptime: true, stopsInSleep: true };
        const { gaps, lostMs } = new Machine(scenario).run();
        const { phases } = scenario;
        const steps = phases.filter(({ act }) => act === 'set-clock').map(({ ms }) => ms);

        near(
          lengthOf(gaps, 'clock'),
          steps.filter((ms) => ms > 0).reduce((total, ms) => total + ms, 0),
          steps.length,
        );
        near(lostMs, -steps.filter((ms) => ms < 0).reduce((total, ms) => total + ms, 0), steps.length);
      }),
      { numRuns: 50 },
    );
  });

  it('loses nothing in silence: what the wall clock counts, less the gaps and with what was lost, was lived through (200 simulated)', () => {
    const back = fc
      .integer({ min: tolerableBackMs, max: 300 * minute })
      .map((ms): Phase => ({ act: 'set-clock', ms: -ms }));
    fc.assert(
      fc.property(scenarioOf(fc.oneof(away, step, back, nudge)), (drawn) => {
        const scenario = { ...drawn, knowsUptime: true, stopsInSleep: true };
        const { gaps, lostMs } = new Machine(scenario).run();
        const { phases } = scenario;
        const counted = sum(phases, 'awake') + sum(phases, 'sleep') + sum(phases, 'stand-still');
        const onTheWall = counted + sum(phases, 'set-clock');

        // NTP may have moved the clock by two seconds each time.
        const nudges = 2 * phases.length;
        near(onTheWall - lengthOf(gaps, 'clock') + lostMs, counted, nudges);
      }),
      { numRuns: 200 },
    );
  });

  it('tells a step back of seconds, which no gap of the entry can show', () => {
    const before = { wallMs: 100 * minute, monotonicMs: 0, uptimeMs: 0 };
    const setBackBy = (backMs: number) => ({
      wallMs: 101 * minute - backMs,
      monotonicMs: minute,
      uptimeMs: minute,
    });

    assert.deepEqual(findClockGaps(before, setBackBy(4_000), minute), { gaps: [], lostMs: 0 });
    assert.deepEqual(findClockGaps(before, setBackBy(8_000), minute), { gaps: [], lostMs: 8_000 });
  });

  it('keeps silent over summer time, nudges of NTP and late timers (50 simulated)', () => {
    fc.assert(
      fc.property(scenarioOf(nudge), (scenario) => {
        assert.deepEqual(new Machine(scenario).run(), { gaps: [], lostMs: 0 });
      }),
      { numRuns: 50 },
    );
  });

  it('never finds more than the wall clock shows, whatever the clocks say', () => {
    const delta = fc.integer({ min: -1e9, max: 1e9 });
    const ahead = fc.integer({ min: 0, max: 1e9 });
    fc.assert(
      fc.property(delta, ahead, fc.option(ahead, { nil: undefined }), (wallMs, monotonicMs, uptimeMs) => {
        const before = { wallMs: 0, monotonicMs: 0, ...(uptimeMs === undefined ? {} : { uptimeMs: 0 }) };
        const { gaps, lostMs } = findClockGaps(before, { wallMs, monotonicMs, uptimeMs }, minute);

        assert.ok(lengthOf(gaps) <= Math.max(0, wallMs));
        assert.ok(gaps.every(({ fromMs, toMs }) => fromMs >= 0 && toMs <= wallMs && fromMs < toMs));
        assert.ok(lostMs === 0 || lostMs >= tolerableBackMs);
      }),
    );
  });

  it('takes two clocks that disagree for a sleep: to them a clock set forward is the same', () => {
    const { gaps } = findClockGaps(
      { wallMs: 0, monotonicMs: 0 },
      { wallMs: 60 * minute, monotonicMs: minute },
      minute,
    );

    assert.deepEqual(gaps, [{ kind: 'sleep', fromMs: minute, toMs: 60 * minute }]);
  });
});
