import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseTypedEntry, type TypedEntry } from './typed-entry.ts';

/** A Saturday. */
const today = '2026-11-21';

function read(text: string): TypedEntry {
  const parsed = parseTypedEntry(text, today);
  assert.ok(parsed.ok, JSON.stringify(parsed));
  return parsed.value;
}

const hours = (seconds: number) => ({ kind: 'length', seconds: seconds * 3600 }) as const;

const from930 = { kind: 'span', start: '09:30', end: '11:30', seconds: 7_200 } as const;

describe('an entry typed in one line', () => {
  const cases: readonly (readonly [string, Partial<TypedEntry>])[] = [
    ['2h review #acme', { time: hours(2), note: 'review', project: 'acme' }],
    ['review 2h #acme', { time: hours(2), note: 'review', project: 'acme' }],
    ['2 review', { time: hours(2), note: 'review' }],
    ['3 bugs fixed 2h #acme', { time: hours(2), note: '3 bugs fixed', project: 'acme' }],
    [
      '3 bugs fixed 2h yesterday',
      { time: hours(2), note: '3 bugs fixed', date: '2026-11-20', daySaid: 'yesterday' },
    ],
    ['2 fix bug 42', { time: hours(2), note: 'fix bug 42' }],
    [
      '1h 30m fix it yesterday',
      { time: hours(1.5), note: 'fix it', date: '2026-11-20', daySaid: 'yesterday' },
    ],
    ['yesterday 1,5 fix it', { time: hours(1.5), note: 'fix it', date: '2026-11-20', daySaid: 'yesterday' }],
    ['mon 1:30 call', { time: hours(1.5), note: 'call', date: '2026-11-16', daySaid: 'mon' }],
    ['1:30 call saturday', { time: hours(1.5), note: 'call', date: '2026-11-21', daySaid: 'saturday' }],
    ['sun 1:30', { time: hours(1.5), note: '', date: '2026-11-15', daySaid: 'sun' }],
    ['2026-11-19 45m', { time: hours(0.75), note: '', date: '2026-11-19', daySaid: '2026-11-19' }],
    [
      '9 - 11:30 plan @build +a +"b c" #"API rewrite" !',
      {
        time: { kind: 'span', start: '09:00', end: '11:30', seconds: 9_000 },
        note: 'plan',
        task: 'build',
        tags: ['a', 'b c'],
        project: 'API rewrite',
        billable: false,
      },
    ],
    ['+15m', { time: { kind: 'change', seconds: 900 }, note: '', tags: [] }],
    ['1h answer ticket 42', { time: hours(1), note: 'answer ticket 42' }],
    ['answer ticket 42', { note: 'answer ticket 42' }],
    ['1h mend \\#42 \\@home', { time: hours(1), note: 'mend #42 @home' }],
    ['1h #nordwind/api', { time: hours(1), note: '', project: 'nordwind/api' }],
    ['1h meet mon about it', { time: hours(1), note: 'meet mon about it' }],
    ['Sun screen bug 1h', { time: hours(1), note: 'Sun screen bug' }],
    ['1h Sun screen bug', { time: hours(1), note: 'Sun screen bug' }],
    ['2h plan for Mon', { time: hours(2), note: 'plan for Mon' }],
    ['1h call next friday', { time: hours(1), note: 'call next friday' }],
    ['1h review tomorrow', { time: hours(1), note: 'review', date: '2026-11-22', daySaid: 'tomorrow' }],
    ['1h call last friday', { time: hours(1), note: 'call', date: '2026-11-20', daySaid: 'last friday' }],
    ['on wed 1h call', { time: hours(1), note: 'call', date: '2026-11-18', daySaid: 'on wed' }],
    ['20.11. 1h call', { time: hours(1), note: 'call', date: '2026-11-20', daySaid: '20.11.' }],
    [
      '9 am - 10 am call',
      { time: { kind: 'span', start: '09:00', end: '10:00', seconds: 3_600 }, note: 'call' },
    ],
    ...(['9:30 standup 15m', '9:30 15m standup', '9:30 am standup 15m', 'standup 9:30-9:45'] as const).map(
      (text) =>
        [
          text,
          { time: { kind: 'span', start: '09:30', end: '09:45', seconds: 900 }, note: 'standup' },
        ] as const,
    ),
    [
      '9pm on call 5h yesterday',
      {
        time: { kind: 'span', start: '21:00', end: '02:00', seconds: 18_000 },
        note: 'on call',
        date: '2026-11-20',
        daySaid: 'yesterday',
      },
    ],
    ['1:30 fix timeout of 2h', { time: hours(1.5), note: 'fix timeout of 2h' }],
    ['1:30 2 bugs', { time: hours(1.5), note: '2 bugs' }],
    ['1:30 fix the 2h limit', { time: hours(1.5), note: 'fix the 2h limit' }],
    ['1h a # b', { time: hours(1), note: 'a # b' }],
    ['2h 12 tickets closed', { time: hours(2), note: '12 tickets closed', minutesLeft: '12' }],
    ['1h 30 tests fixed', { time: hours(1), note: '30 tests fixed', minutesLeft: '30' }],
    ['9:30 2h 3 bugs', { time: from930, note: '3 bugs', minutesLeft: '3' }],
    ['2h 100 tests fixed', { time: hours(2), note: '100 tests fixed' }],
    ['1h 30', { time: hours(1.5), note: '' }],
    [
      '9 to 11 tests fixed',
      { time: { kind: 'span', start: '09:00', end: '11:00', seconds: 7_200 }, note: 'tests fixed' },
    ],
    ['1h 30 yesterday', { time: hours(1.5), note: '', date: '2026-11-20', daySaid: 'yesterday' }],
    ['1h 30 last friday', { time: hours(1.5), note: '', date: '2026-11-20', daySaid: 'last friday' }],
    ['tests fixed 1h 30', { time: hours(1.5), note: 'tests fixed' }],
    ['1h 30m tests', { time: hours(1.5), note: 'tests' }],
    ['2h30 tests', { time: hours(2.5), note: 'tests' }],
    ['30 Minuten Review', { time: hours(0.5), note: 'Review' }],
    ['15 min. call', { time: hours(0.25), note: 'call' }],
    ['2 Stunden 15 Minuten Review', { time: hours(2.25), note: 'Review' }],
    ['1,5 Std. Review', { time: hours(1.5), note: 'Review' }],
    ['3 days offsite', { note: '3 days offsite' }],
    ['5 Tage Urlaub', { note: '5 Tage Urlaub' }],
    ['1200 lines removed', { note: '1200 lines removed' }],
    ['20.11 2h review', { time: hours(2), note: 'review', date: '2026-11-20', daySaid: '20.11' }],
    ['1.2 release notes 2h', { time: hours(2), note: '1.2 release notes' }],
    ['1.75 2h review', { note: '1.75 2h review' }],
    ['release 1.2', { note: 'release 1.2' }],
    ...(
      [
        ['2h review 2026-11-19 with Tom', '2026-11-19', '2026-11-19'],
        ['2h review 24.11. with Tom', '2026-11-24', '24.11.'],
        ['2h review 24 Nov with Tom', '2026-11-24', '24 Nov'],
        ['2h review Nov 24 with Tom', '2026-11-24', 'Nov 24'],
        ['24 Nov 2h review with Tom', '2026-11-24', '24 Nov'],
        ['2h 24 Nov review with Tom', '2026-11-24', '24 Nov'],
        ['2h review Monday with Tom', '2026-11-16', 'Monday'],
        ['2h review on mon with Tom', '2026-11-16', 'on mon'],
        ['2h review yesterday with Tom', '2026-11-20', 'yesterday'],
        ['2h review gestern with Tom', '2026-11-20', 'gestern'],
        ['gestern 2h review with Tom', '2026-11-20', 'gestern'],
        ['2h review with Tom vorgestern', '2026-11-19', 'vorgestern'],
        ['2h heute review with Tom', today, 'heute'],
        ['Montag 2h review with Tom', '2026-11-16', 'Montag'],
      ] as const
    ).map(
      ([text, date, daySaid]) => [text, { time: hours(2), note: 'review with Tom', date, daySaid }] as const,
    ),
    ['2h plan for Monday meeting', { time: hours(2), note: 'plan for Monday meeting' }],
    ['1h test 2 may fail now', { time: hours(1), note: 'test 2 may fail now' }],
    ['1h release \\24/11', { time: hours(1), note: 'release 24/11' }],
    ['1h slides part 1/2', { time: hours(1), note: 'slides part 1/2' }],
    ['1h 24/7 support', { time: hours(1), note: '24/7 support' }],
    ...(
      [
        'from 9 to 11 review',
        'review from 9 to 11',
        'review von 9 bis 11',
        'von 9 Uhr bis 11 Uhr review',
        'from 9 am to 11 am review',
        '9 bis 11 review',
        'review from 9:00 until 11:00',
      ] as const
    ).map(
      (text) =>
        [
          text,
          { time: { kind: 'span', start: '09:00', end: '11:00', seconds: 7_200 }, note: 'review' },
        ] as const,
    ),
  ];
  for (const [text, expected] of cases) {
    it(`reads "${text}"`, () => {
      assert.deepEqual(read(text), { tags: [], ...expected });
    });
  }

  it('guesses neither between two projects nor between two tasks, and takes no day of 25 hours', () => {
    const faultOf = (text: string) => {
      const parsed = parseTypedEntry(text, today);
      return parsed.ok ? undefined : parsed.error;
    };

    assert.deepEqual(['1h #a #b', '1h @a @b', '25h sleep', '9-8 sleep'].map(faultOf), [
      'two_projects',
      'two_tasks',
      'over_a_day',
      'over_a_night',
    ]);
  });

  it('refuses a date that is not in the calendar, wherever a day may stand', () => {
    const faults = ['2026-02-30 1h x', '1h 2026-02-30 x', '1h x 31.2.'].map((text) => {
      const parsed = parseTypedEntry(text, today);
      return parsed.ok ? parsed.value : parsed.error;
    });

    assert.deepEqual(faults, ['no_such_day', 'no_such_day', 'no_such_day']);
  });

  it('refuses what looks like a date and may be read in two ways, or leads to none', () => {
    const lines = [
      '2h review 24/11',
      '24/11 2h review',
      '2h review 3/4',
      '2h review 11/24/2026 with Tom',
      '2h plan for 24.11. with Tom',
      '2h review 20.11',
      '2026-11-20T09:00 2h review',
      '2h x 31.2. with Tom',
    ];

    assert.deepEqual(
      lines.map((text) => {
        const parsed = parseTypedEntry(text, today);
        return parsed.ok ? parsed.value.note : parsed.error;
      }),
      [...Array.from({ length: 7 }, () => 'unclear_day'), 'no_such_day'],
    );
  });

  for (const [text, date, note] of [
    ['2h tuesday Checkout', '2026-11-17', 'Checkout'],
    ['2h Dienstag Checkout', '2026-11-17', 'Checkout'],
    ['2h review vor 2 Tagen', '2026-11-19', 'review'],
    ['2 days ago 2h review', '2026-11-19', 'review'],
    ['2h review (gestern)', '2026-11-20', 'review'],
    ['Fr, 20.11. 2h review', '2026-11-20', 'review'],
    ['2h review on the 20th of November', '2026-11-20', 'review'],
    ['2h Planung morgen', '2026-11-22', 'Planung'],
    ['2h Planung am Morgen', undefined, 'Planung am Morgen'],
    ['2h Morgen Standup', undefined, 'Morgen Standup'],
    ['2h upgrade to Ubuntu 24.04', undefined, 'upgrade to Ubuntu 24.04'],
    ['2h release 20.11', undefined, 'release 20.11'],
  ] as const) {
    it(`reads the day of "${text}"`, () => {
      const typed = read(text);

      assert.deepEqual(
        { date: typed.date, note: typed.note, time: typed.time },
        { date, note, time: hours(2) },
      );
    });
  }

  it('finds a day wherever it stands between the words, and loses none of them', () => {
    const word = fc.stringMatching(/^[a-z]{4,8}x$/);
    const days = fc.constantFrom(
      '2026-11-20',
      '20.11.',
      '20 Nov',
      'yesterday',
      'gestern',
      'Freitag',
      'Friday',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), fc.nat(6), days, (note, at, day) => {
        const {
          date,
          note: left,
          time,
        } = read(['2h', ...note.slice(0, at), day, ...note.slice(at)].join(' '));

        assert.deepEqual({ date, left, time }, { date: '2026-11-20', left: note.join(' '), time: hours(2) });
      }),
      { seed: 20 },
    );
  });

  it('takes the words that the coach has for a day, and none of them out of the midst of a note', () => {
    const lines = {
      '2h review the day before yesterday': ['2026-11-19', 'review'],
      '2h review vergangenen Freitag': ['2026-11-20', 'review'],
      'Montag letzter Woche 2h Abnahme': ['2026-11-09', 'Abnahme'],
      '2h plan this Friday': [undefined, 'plan this Friday'],
      '2h plan for Monday next week': [undefined, 'plan for Monday next week'],
      '2h Demo für übermorgen vorbereiten': [undefined, 'Demo für übermorgen vorbereiten'],
      "2h fix today's bug": [undefined, "fix today's bug"],
      "2h fix the 'yesterday' label": [undefined, "fix the 'yesterday' label"],
      '2h refactor past do loop': [undefined, 'refactor past do loop'],
    };
    for (const [line, [date, note]] of Object.entries(lines)) {
      const found = read(line);
      assert.deepEqual([found.date, found.note], [date, note], line);
    }
  });

  it('leaves words of days inside the note of an entry that is changed', () => {
    const parsed = parseTypedEntry('prepare Monday meeting', today, { keepsInnerDays: true });

    assert.deepEqual(parsed.ok && [parsed.value.date, parsed.value.note], [
      undefined,
      'prepare Monday meeting',
    ]);
    const fraction = parseTypedEntry('slides 3/4', today, { keepsInnerDays: true });
    assert.equal(fraction.ok && fraction.value.note, 'slides 3/4');
  });

  it('leaves words of days in the note where the day is said elsewhere', () => {
    const parsed = parseTypedEntry('2h plan yesterday', undefined);

    assert.deepEqual(parsed.ok && parsed.value, { time: hours(2), tags: [], note: 'plan yesterday' });
  });

  it('takes no bare number before words for a time where an entry is changed', () => {
    const typed = ['3 bugs fixed', '1.5 is out', 'release 1.2', '2 yesterday', '1,5', '1:30 call'].map(
      (text) => parseTypedEntry(text, today, { numbersAreWords: true }),
    );

    assert.deepEqual(
      typed.map((one) => one.ok && [one.value.time, one.value.note]),
      [
        [undefined, '3 bugs fixed'],
        [undefined, '1.5 is out'],
        [undefined, 'release 1.2'],
        [hours(2), ''],
        [hours(1.5), ''],
        [hours(1.5), 'call'],
      ],
    );
  });

  it('loses no word of a note, wherever the marks stand', () => {
    const word = fc.stringMatching(/^[a-z]{4,8}x$/);
    fc.assert(
      fc.property(fc.array(word, { maxLength: 6 }), fc.nat(6), (note, at) => {
        const typed = ['2h', ...note.slice(0, at), '#acme', '+tag', ...note.slice(at), 'yesterday'].join(' ');

        assert.deepEqual(read(typed), {
          time: hours(2),
          date: '2026-11-20',
          daySaid: 'yesterday',
          project: 'acme',
          tags: ['tag'],
          note: note.join(' '),
        });
      }),
    );
  });
});
