import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addDays, daysBetween } from '../zones.ts';
import {
  letterDay,
  planReminder,
  type ReminderFacts,
  type ReminderPlan,
  workingDays,
} from './plan-reminder.ts';
import { standardRule } from './reminder-rule.ts';

const nobody = new Set<string>();
const noon = (today: string, holidays: ReadonlySet<string> = nobody) => ({
  today,
  time: '12:00',
  isWorkingDay: workingDays(holidays),
});
const owed = { gross: 10_000, paid: 0, credited: 0, discounted: 0, writtenOff: 0 };
/** Due on a Monday. */
const facts: ReminderFacts = {
  documentType: '380',
  state: 'sent',
  amounts: owed,
  dueDate: '2026-11-02',
  sentOn: '2026-10-19',
  pausedBecause: null,
  reminded: [],
  lastMailOn: null,
};
const plan = (change: Partial<ReminderFacts>, moment = noon('2026-11-09')) =>
  planReminder({ ...facts, ...change }, standardRule, moment);

describe('the next reminder', () => {
  it('waits while the one before it has not left, however long that takes', () => {
    const reminded = [{ step: 1, on: '2026-11-30', waits: true }];

    assert.deepEqual(plan({ reminded }, noon('2027-06-01')), {
      kind: 'scheduled',
      step: 2,
      on: '2027-06-02',
      isDue: false,
    });
  });

  it('is ready seven days after the due date, on the day itself', () => {
    assert.deepEqual(plan({}, noon('2026-11-08')), {
      kind: 'scheduled',
      step: 1,
      on: '2026-11-09',
      isDue: false,
    });
    assert.deepEqual(plan({}), { kind: 'ready', step: 1 });
  });

  it('counts from sending where that was later', () => {
    assert.deepEqual(plan({ sentOn: '2026-11-05' }), {
      kind: 'scheduled',
      step: 1,
      on: '2026-11-12',
      isDue: false,
    });
  });

  it('is the first where none was sent, however late the invoice is', () => {
    assert.deepEqual(plan({}, noon('2026-12-08')), { kind: 'ready', step: 1 });
    assert.deepEqual(plan({}, noon('2027-11-02')), { kind: 'ready', step: 1 });
  });

  it('keeps the distance of its rule from the one before, and skips none', () => {
    const first = [{ step: 1, on: '2027-03-01' }];
    const both = [...first, { step: 2, on: '2027-03-16' }];

    assert.deepEqual(plan({ reminded: first }, noon('2027-03-08')), {
      kind: 'scheduled',
      step: 2,
      on: '2027-03-15',
      isDue: false,
    });
    assert.deepEqual(plan({ reminded: first }, noon('2027-06-01')), { kind: 'ready', step: 2 });
    assert.deepEqual(plan({ reminded: both }, noon('2027-03-29')), {
      kind: 'scheduled',
      step: 3,
      on: '2027-03-30',
      isDue: false,
    });
    assert.deepEqual(plan({ reminded: both }, noon('2027-03-30')), { kind: 'ready', step: 3 });
  });

  it('is none after the last of the rule', () => {
    assert.deepEqual(plan({ reminded: [{ step: 3, on: '2026-12-08' }] }, noon('2027-02-01')), {
      kind: 'nothing',
      reason: 'no_step_left',
    });
  });

  it('waits seven days after any other mail', () => {
    assert.deepEqual(plan({ lastMailOn: '2026-11-06' }), {
      kind: 'scheduled',
      step: 1,
      on: '2026-11-13',
      isDue: false,
    });
  });

  it('waits for a working day and for the morning, and leaves no evening', () => {
    const at = (time: string) => ({ ...noon('2026-11-09'), time });

    const due = (on: string) => ({ kind: 'scheduled', step: 1, on, isDue: true });
    assert.deepEqual(plan({}, noon('2026-11-09', new Set(['2026-11-09']))), due('2026-11-10'));
    assert.deepEqual(plan({}, at('07:59:59')), due('2026-11-09'));
    assert.deepEqual(plan({}, at('08:00')), { kind: 'ready', step: 1 });
    assert.deepEqual(plan({}, at('18:00')), due('2026-11-10'));
    // A Saturday.
    assert.deepEqual(plan({}, noon('2026-11-14')), due('2026-11-16'));
  });

  it('is none, with the reason, where there is nothing to remind of', () => {
    const reasonOf = (change: Partial<ReminderFacts>) => {
      const planned = plan(change);
      return planned.kind === 'nothing' ? planned.reason : planned.kind;
    };

    assert.deepEqual(
      [
        reasonOf({ state: 'draft' }),
        reasonOf({ documentType: '381' }),
        reasonOf({ state: 'paid', amounts: { ...owed, paid: 10_000 } }),
        reasonOf({ state: 'paid', amounts: { ...owed, paid: 9_800, discounted: 200 } }),
        reasonOf({ state: 'cancelled', amounts: { ...owed, credited: 10_000 } }),
        reasonOf({ state: 'paid', amounts: { ...owed, writtenOff: 10_000 } }),
        reasonOf({ dueDate: null }),
        reasonOf({ sentOn: null }),
      ],
      ['draft', 'credit_note', 'paid', 'paid', 'wholly_credited', 'written_off', 'no_due_date', 'not_sent'],
    );
    assert.deepEqual(planReminder(facts, { steps: [] }, noon('2026-11-09')), {
      kind: 'nothing',
      reason: 'no_steps',
    });
  });

  it('has the text of the day on which it leaves while the invoice is not late, and of today after that', () => {
    const dayOn = (today: string, change: Partial<ReminderFacts> = {}) =>
      letterDay(plan(change, noon(today)), { ...facts, ...change }, today);

    assert.equal(dayOn('2026-10-20'), '2026-11-09');
    assert.equal(dayOn('2026-11-02'), '2026-11-09');
    assert.equal(dayOn('2026-11-04'), '2026-11-04');
    assert.equal(dayOn('2026-11-04', { sentOn: '2026-11-04' }), '2026-11-11');
    assert.equal(dayOn('2026-11-10'), '2026-11-10');
    assert.equal(dayOn('2026-11-14'), '2026-11-16');
  });

  it('is none while it is paused, and says why', () => {
    assert.deepEqual(plan({ pausedBecause: 'Discount disputed' }), {
      kind: 'paused',
      reason: 'Discount disputed',
    });
  });

  it('is still there after a part payment and a credit of a part', () => {
    assert.deepEqual(plan({ state: 'part_paid', amounts: { ...owed, paid: 9_999 } }), {
      kind: 'ready',
      step: 1,
    });
    assert.deepEqual(plan({ amounts: { ...owed, credited: 2_000 } }), { kind: 'ready', step: 1 });
  });
});

/** The rules one by one, a day after the other. Slow and plain. */
class NaiveReminders {
  today = '2026-11-02';
  hour = 12;
  open = 10_000;
  paused = false;
  sentOn = '2026-10-19';
  readonly mails: string[] = ['2026-10-19'];
  readonly letters: { step: number; on: string; open: number }[] = [];
  readonly days: readonly number[];
  readonly holidays: ReadonlySet<string>;

  constructor(days: readonly number[], holidays: ReadonlySet<string>) {
    this.days = days;
    this.holidays = holidays;
  }

  /** What would leave at noon of a day, if nothing else happens. */
  private leavesOn(day: string): number | undefined {
    const weekday = new Date(day).getUTCDay();
    return weekday === 0 || weekday === 6 || this.holidays.has(day) ? undefined : this.dueOn(day);
  }

  /** The same, were every day a working day. */
  private dueOn(day: string): number | undefined {
    if (this.mails.some((mail) => daysBetween(mail, day) < 7)) return undefined;
    const start = this.sentOn > '2026-11-02' ? this.sentOn : '2026-11-02';
    const before = this.letters.at(-1);
    const step = this.letters.length + 1;
    const after = this.days[step - 1];
    if (after === undefined || daysBetween(start, day) < after) return undefined;
    const distance = after - (this.days[step - 2] ?? 0);
    return before !== undefined && daysBetween(before.on, day) < distance ? undefined : step;
  }

  /** Steps grow by one, and each keeps its distance. */
  judge(): void {
    for (const [index, { step, on }] of this.letters.entries()) {
      const before = this.letters[index - 1];
      assert.equal(step, index + 1);
      const distance = (this.days[index] ?? 0) - (this.days[index - 1] ?? 0);
      if (before !== undefined) assert.ok(daysBetween(before.on, on) >= distance, `${before.on}, ${on}`);
    }
  }

  /** Its text is of no day before today, and of none on which nobody is late. */
  judgeLetter(plan: ReminderPlan): void {
    if (plan.kind !== 'ready' && plan.kind !== 'scheduled') return;
    const day = letterDay(plan, { dueDate: '2026-11-02', sentOn: this.sentOn }, this.today);
    assert.ok(day >= this.today && day > '2026-11-02' && day > this.sentOn, `${day} on ${this.today}`);
  }

  get plan(): ReminderPlan {
    if (this.open <= 0) return { kind: 'nothing', reason: 'paid' };
    if (this.paused) return { kind: 'paused', reason: 'disputed' };
    if (this.days.length === 0) return { kind: 'nothing', reason: 'no_steps' };
    const isLate = this.hour >= 18;
    for (let ahead = isLate ? 1 : 0; ahead < 200; ahead += 1) {
      const day = addDays(this.today, ahead);
      const step = this.leavesOn(day);
      if (step === undefined) continue;
      if (ahead === 0 && this.hour >= 8) return { kind: 'ready', step };
      return { kind: 'scheduled', step, on: day, isDue: this.dueOn(this.today) !== undefined };
    }
    return { kind: 'nothing', reason: 'no_step_left' };
  }
}

const anyAct = fc.oneof(
  { weight: 4, arbitrary: fc.record({ act: fc.constant('wait'), by: fc.integer({ min: 0, max: 20 }) }) },
  fc.record({ act: fc.constant('hour'), by: fc.nat(23) }),
  fc.record({ act: fc.constant('back'), by: fc.nat(3) }),
  fc.record({ act: fc.constantFrom('pay', 'reverse'), by: fc.integer({ min: 1, max: 6_000 }) }),
  fc.record({ act: fc.constantFrom('pause', 'resume', 'mail', 'resend'), by: fc.constant(0) }),
  { weight: 3, arbitrary: fc.record({ act: fc.constant('remind'), by: fc.constant(0) }) },
);
type Act = typeof anyAct extends fc.Arbitrary<infer Value> ? Value : never;

const acts: Readonly<Record<Act['act'], (naive: NaiveReminders, by: number) => void>> = {
  wait(naive, by) {
    naive.today = addDays(naive.today, by);
  },
  // A clock that is set back.
  back(naive, by) {
    naive.today = addDays(naive.today, -by);
  },
  hour(naive, by) {
    naive.hour = by;
  },
  pay(naive, by) {
    naive.open -= Math.min(by, naive.open);
  },
  reverse(naive, by) {
    naive.open += Math.min(by, 10_000 - naive.open);
  },
  pause(naive) {
    naive.paused = true;
  },
  resume(naive) {
    naive.paused = false;
  },
  mail(naive) {
    naive.mails.push(naive.today);
  },
  resend(naive) {
    naive.mails.push(naive.today);
    naive.sentOn = naive.today;
  },
  remind: () => undefined,
};

function factsOf(naive: NaiveReminders): ReminderFacts {
  return {
    ...facts,
    amounts: { ...owed, paid: 10_000 - naive.open },
    state: naive.open === 0 ? 'paid' : 'part_paid',
    sentOn: naive.sentOn,
    pausedBecause: naive.paused ? 'disputed' : null,
    reminded: naive.letters,
    lastMailOn: naive.mails.toSorted().at(-1) ?? null,
  };
}

describe('histories of reminders', () => {
  const histories = Number(process.env['VIREO_HISTORIES'] ?? 30);
  const seed = process.env['VIREO_SEED'];
  const anyDays = fc
    .array(fc.integer({ min: 7, max: 20 }), { maxLength: 3 })
    .map((gaps) => gaps.map((_, index) => gaps.slice(0, index + 1).reduce((sum, gap) => sum + gap, 0)));
  const anyHolidays = fc
    .array(fc.nat(200), { maxLength: 20 })
    .map((offsets) => new Set(offsets.map((offset) => addDays('2026-11-02', offset))));

  it('are as a plain model has them, whatever happens between', () => {
    fc.assert(
      fc.property(anyDays, anyHolidays, fc.array(anyAct, { maxLength: 40 }), (days, holidays, done) => {
        const naive = new NaiveReminders(days, holidays);
        const steps = days.map((afterDays) => ({ afterDays, fee: null, interest: false, texts: {} }));
        for (const act of done) {
          acts[act.act](naive, act.by);
          const moment = {
            today: naive.today,
            time: `${String(naive.hour).padStart(2, '0')}:00`,
            isWorkingDay: workingDays(holidays),
          };
          const planned = planReminder(factsOf(naive), { steps }, moment);
          assert.deepEqual(planned, naive.plan);
          naive.judgeLetter(planned);
          if (act.act !== 'remind' || planned.kind !== 'ready') continue;
          naive.letters.push({ step: planned.step, on: naive.today, open: naive.open });
          naive.mails.push(naive.today);
        }
        naive.judge();
        assert.ok(naive.letters.every(({ open }) => open > 0));
      }),
      { numRuns: histories, ...(seed !== undefined && { seed: Number(seed) }) },
    );
  });
});
