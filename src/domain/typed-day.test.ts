import assert from 'node:assert/strict';
import { isDotlessDay, isUnclearDate, parseTypedDay } from './typed-day.ts';

/** A Saturday. */
const today = '2026-11-21';

function read(text: string, on = today): string {
  const day = parseTypedDay(text, on);
  return day.ok ? day.value.date : day.error;
}

describe('a day that is typed', () => {
  const days: Readonly<Record<string, string>> = {
    today,
    yesterday: '2026-11-20',
    tomorrow: '2026-11-22',
    sat: today,
    'last sat': '2026-11-14',
    'last Friday': '2026-11-20',
    'on mon': '2026-11-16',
    '20.11.': '2026-11-20',
    '3.1.2026': '2026-01-03',
    '2026-11-19': '2026-11-19',
    '2026-02-30': 'no_such_day',
    '31.2.': 'no_such_day',
    '20.11': 'not_a_day',
    heute: today,
    gestern: '2026-11-20',
    Vorgestern: '2026-11-19',
    Montag: '2026-11-16',
    'am Mo': '2026-11-16',
    mo: 'not_a_day',
    'letzten Samstag': '2026-11-14',
    '24 Nov': '2026-11-24',
    '24. November': '2026-11-24',
    '24th Nov 2025': '2025-11-24',
    'Nov 24': '2026-11-24',
    'March 3, 2026': '2026-03-03',
    '3. März': '2026-03-03',
    'March 3': '2026-03-03',
    '22.12.': '2026-12-22',
    '23.12.': '2025-12-23',
    '24.11.26': '2026-11-24',
    '2026-1-5': '2026-01-05',
    '31 Nov': 'no_such_day',
    '24 bugs': 'not_a_day',
    constructor: 'not_a_day',
    last: 'not_a_day',
    'next friday': 'not_a_day',
    '2026/11/24': '2026-11-24',
    '2026-11-19.': '2026-11-19',
    '20.11.,': '2026-11-20',
    '(gestern)': '2026-11-20',
    'gestern.': '2026-11-20',
    'yesterday,': '2026-11-20',
    'yesterday evening': '2026-11-20',
    'heute Morgen': today,
    morgen: '2026-11-22',
    'am Morgen': 'not_a_day',
    '2 days ago': '2026-11-19',
    'a week ago': '2026-11-14',
    'vor 2 Tagen': '2026-11-19',
    'vor einer Woche': '2026-11-14',
    'vor Ort': 'not_a_day',
    '24th of November': '2026-11-24',
    'on the 24th of November 2025': '2025-11-24',
    'Fr, 20.11.': '2026-11-20',
    'Fri 20 Nov': '2026-11-20',
    'Mon, 20.11.': 'no_such_day',
  };
  const wordsOfTheCoach: Readonly<Record<string, string>> = {
    übermorgen: '2026-11-23',
    uebermorgen: '2026-11-23',
    'the day before yesterday': '2026-11-19',
    'five days ago': '2026-11-16',
    'vor vier Wochen': '2026-10-24',
    'vergangenen Freitag': '2026-11-20',
    'previous Saturday': '2026-11-14',
    'Monday of last week': '2026-11-09',
    'Montag letzter Woche': '2026-11-09',
    'this Tuesday': '2026-11-17',
    '3. Maerz': '2026-03-03',
    'do last week': 'not_a_day',
    'past so': 'not_a_day',
    "today's": 'not_a_day',
    "'yesterday'": 'not_a_day',
    heutige: 'not_a_day',
    'last week': 'not_a_day',
    'vor zwei Monaten': 'not_a_day',
  };
  for (const [text, expected] of Object.entries({ ...days, ...wordsOfTheCoach })) {
    it(`reads "${text}" as ${expected}`, () => {
      assert.equal(read(text), expected);
    });
  }

  it('knows a date that may be read in two ways', () => {
    const unclear = ['24/11', '3/4', '11/24/2026', '24-11-2026', '2026-11-24T09:00:00Z'];
    const others = ['24/7', '1-2', '40/50', '0/1', '24.11.'];

    assert.deepEqual([...unclear, ...others].filter(isUnclearDate), unclear);
  });

  it('tells a day without its last dot from a version by how near it is', () => {
    const words = ['20.11', '5.12', '24.04', '1.2', '31.11', '20.11.'];

    assert.deepEqual(
      words.filter((word) => isDotlessDay(word, today)),
      ['20.11', '5.12'],
    );
  });

  it('takes for a day without its year the last one, up to a month ahead', () => {
    assert.deepEqual(
      [read('28.12.', '2027-01-03'), read('2.1.', '2026-12-30')],
      ['2026-12-28', '2027-01-02'],
    );
  });
});
