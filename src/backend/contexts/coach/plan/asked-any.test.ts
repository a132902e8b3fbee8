import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { context, read } from '../../../testing/coach/frame-lines.ts';
import { asksForAny, readFrame } from '../read/read-frame.ts';

describe('what is asked at all', () => {
  it('is answered with yes where there is any, and not where one is meant', () => {
    for (const text of [
      'is there anything overdue?',
      'did Acme pay anything in May?',
      'are any of them open?',
    ])
      assert.ok(asksForAny(text, 'en'), text);
    for (const text of ['Ist bei Acme noch etwas unabgerechnet?', 'Gibt es offene Rechnungen?'])
      assert.ok(asksForAny(text, 'de'), text);
    for (const text of [
      'is it still open?',
      'is everything billed?',
      'has Acme paid?',
      'is nothing overdue?',
    ])
      assert.ok(!asksForAny(text, 'en'), text);
    assert.ok(!asksForAny('was gibt es Offenes?', 'de'));
  });
});

describe('words beside each other', () => {
  const rows: readonly (readonly [text: string, read: RegExp])[] = [
    ['Was last week longer than the week before in terms of hours?', /hours, .*vs .*yes-no/],
    ['was September busier than August in hours?', /hours, .*yes-no/],
    ['Which projects have used more then 60 percent of their budget?', /budgetUsed, by project, above 60/],
    ['projects with less then 10 hours this month', /below 36000/],
    ['who paid late this year?', /invoice paidLate, .*by client, list/],
    ['Wer hat im Oktober zu spät gezahlt?', /invoice paidLate, .*by client, list/],
    ['who is late?', /due, invoice overdue, by client/],
    ['Ist irgendein Projekt über dem Budget?', /budgetUsed/],
  ];
  for (const [text, expected] of rows)
    it(`are read in "${text}"`, () => {
      assert.match(read(text), expected);
    });

  it('leave no project out that only is not done, or for a while', () => {
    const of = (text: string) => read(text);
    assert.match(of('Which projects did I not work on yesterday?'), /!worked/);
    for (const text of ['Which projects are not done?', 'Which projects have I not worked on for a month?'])
      assert.doesNotMatch(of(text), /worked/, text);
  });

  it('are one text where a note may hold both', () => {
    assert.notEqual(readFrame('hours in October without the reviews with Jana', context).kind, 'frame');
    assert.equal(readFrame('hours in October without reviews', context).kind, 'frame');
  });
});
