import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatDuration } from './duration.ts';
import { findClockTime, findMeantSpan, parseTypedOver, parseTypedTime } from './typed-time.ts';

function read(text: string): unknown {
  const result = parseTypedTime(text);
  return result.ok ? result.value : result.error;
}

describe('what is typed for a time', () => {
  const lengths: Readonly<Record<string, number>> = {
    '1:30': 5400,
    '1:30:05': 5405,
    '0:00': 0,
    '1.5': 5400,
    '1,5': 5400,
    '.25': 900,
    ',25': 900,
    '8': 28_800,
    '1.5h': 5400,
    '2 Std': 7200,
    '90m': 5400,
    '90 min': 5400,
    '1h': 3600,
    '1h30': 5400,
    '1h 30m': 5400,
    '1h 30': 5400,
    '5 Minuten': 300,
    '5 min.': 300,
    '2 Stunden': 7200,
    '1,5 Std.': 5400,
    '1 Stunde 30 Min.': 5400,
    ' 2 hours ': 7200,
    '0,33': 1188,
    '0.0001': 0,
    '24:00': 86_400,
  };
  for (const [text, seconds] of Object.entries(lengths)) {
    it(`takes ${JSON.stringify(text)} for ${seconds} seconds`, () => {
      assert.deepEqual(read(text), { kind: 'length', seconds });
    });
  }

  it('takes a sign for a change of what stands there', () => {
    assert.deepEqual(read('+15m'), { kind: 'change', seconds: 900 });
    assert.deepEqual(read('-0:15'), { kind: 'change', seconds: -900 });
    assert.deepEqual(read('− 1,5'), { kind: 'change', seconds: -5400 });
  });

  it('takes two times for a span', () => {
    assert.deepEqual(read('9-11:30'), { kind: 'span', start: '09:00', end: '11:30', seconds: 9000 });
    assert.deepEqual(read('9:00 – 11:00'), { kind: 'span', start: '09:00', end: '11:00', seconds: 7200 });
    assert.deepEqual(read('22:00-1:30'), { kind: 'span', start: '22:00', end: '01:30', seconds: 12_600 });
  });

  it('takes 24 for the midnight that a span ends at', () => {
    assert.deepEqual(read('20-24'), { kind: 'span', start: '20:00', end: '00:00', seconds: 14_400 });
    assert.deepEqual(read('9-24:00'), { kind: 'span', start: '09:00', end: '00:00', seconds: 54_000 });
    assert.deepEqual(read('0-24'), { kind: 'span', start: '00:00', end: '00:00', seconds: 86_400 });
    assert.deepEqual(['24-2', '9-24:01', '24-24', '9-9'].map(read), Array(4).fill('not_a_time'));
  });

  it('takes two times of a clock of twelve hours for a span', () => {
    const spans: Readonly<Record<string, string>> = {
      '9am-11am': '09:00-11:00',
      '9-11am': '09:00-11:00',
      '9am-5': '09:00-17:00',
      '11-1pm': '11:00-13:00',
      '11:30 am - 12:15 pm': '11:30-12:15',
      '10pm to 1am': '22:00-01:00',
      '12am-1am': '00:00-01:00',
    };
    for (const [text, expected] of Object.entries(spans)) {
      const time = parseTypedTime(text);
      assert.equal(
        time.ok && time.value.kind === 'span' && `${time.value.start}-${time.value.end}`,
        expected,
      );
    }
    assert.deepEqual([read('13am-2pm'), read('9am-9am')], ['not_a_time', 'not_a_time']);
  });

  it('reads one time of the day by itself, a bare hour too', () => {
    const times = [
      '9',
      '9:30',
      '09:30:05',
      '9am',
      '12:15 AM',
      '11 pm',
      '24:00',
      '25:00',
      '9:75',
      '13am',
      'noon',
    ];

    assert.deepEqual(times.map(findClockTime), [
      '09:00',
      '09:30',
      '09:30:05',
      '09:00',
      '00:15',
      '23:00',
      '24:00',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('refuses what is no time, and says what is too long', () => {
    for (const text of [
      '',
      ' ',
      'abc',
      '1:75',
      '1:5',
      'h',
      'm',
      '.',
      '1.2.3',
      '1.000,5',
      '25:00-26:00',
      '9-9',
      '1e3',
      '+',
      '--1',
    ]) {
      assert.equal(read(text), 'not_a_time', text);
    }
    assert.equal(read('90'), 'over_a_day');
    assert.equal(read('24:01'), 'over_a_day');
    assert.equal(read('9:00-8:00'), 'over_a_night');
  });

  it('takes a long night that begins in the afternoon or later for one, and any other for a slip', () => {
    const secondsOf = (text: string) => {
      const parsed = parseTypedTime(text);
      return parsed.ok ? parsed.value.seconds : parsed.error;
    };

    assert.deepEqual(
      ['20:00-9:00', '20-9', '8pm-9am', '13:00-1:30', '22-11'].map(secondsOf),
      [46_800, 46_800, 46_800, 45_000, 46_800],
    );
    assert.deepEqual(['9-5', '12-3', '9:00-8:00', '12:30-1'].map(secondsOf), Array(4).fill('over_a_night'));
    assert.deepEqual(['9-5', '12-3', '9:00-8:30', '12:30-12:10', '20-9', '1:30'].map(findMeantSpan), [
      '9:00-17:00',
      '12:00-15:00',
      '9:00-20:30',
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('takes a night or a day for no slip where the entry that it is typed over is as long', () => {
    const over = (text: string, span: string, seconds: number) => parseTypedOver(text, { span, seconds }).ok;

    assert.deepEqual(
      [over('20:00-9:30', '20:00-10:00', 50_400), over('9-8', '9:00-10:00', 90_000)],
      [true, true],
    );
    assert.deepEqual(
      [over('9-8', '9:00-10:00', 3_600), over('12-11', '12:00-13:30', 5_400), over('x', '20-10', 50_400)],
      [false, false, false],
    );
  });

  it('reads back whatever is printed', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 86_400 }), (seconds) => {
        assert.deepEqual(read(formatDuration(seconds)), { kind: 'length', seconds });
      }),
    );
  });

  it('reads hours with decimals to the nearest second, with point and comma alike', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2400 }), (hundredths) => {
        const text = (hundredths / 100).toFixed(2);
        assert.deepEqual(read(text), { kind: 'length', seconds: hundredths * 36 });
        assert.deepEqual(read(text.replace('.', ',')), read(text));
      }),
    );
  });
});
