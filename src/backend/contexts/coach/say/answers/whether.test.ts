import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { askedWhether, sayAny, sayNoneLeft, saySide } from './whether.ts';

const asking = (text: string, language: 'en' | 'de' = 'en') => ({
  whether: askedWhether(text, language),
  language,
});

describe('yes and no', () => {
  it('answer whether there is any', () => {
    assert.equal(sayAny(1, asking('Is a timer running?')), 'Yes. ');
    assert.equal(sayAny(0, asking('Muss ich noch was einreichen?', 'de')), 'Nein. ');
    assert.equal(sayAny(0, asking('Is a timer running or not?')), 'No. ');
  });

  it('answer none that asks for a figure, a denial or the other side', () => {
    for (const text of [
      'Do you know how many hours I worked?',
      'Is it Acme or Nordwind?',
      'Is no timer running?',
      "Isn't there anything to submit?",
      'Are all of them submitted?',
      'Which timesheets are open?',
      'show me the timer',
    ])
      assert.equal(sayAny(1, asking(text)), '', text);
    assert.equal(sayAny(1, asking('Was muss ich einreichen?', 'de')), '');
    assert.equal(sayAny(0, asking('Is the timer off?'), /\boff\b/), '');
  });

  it('answer of all whether none is left', () => {
    assert.equal(sayNoneLeft(0, asking('Are all my timesheets submitted?')), 'Yes. ');
    assert.equal(sayNoneLeft(2, asking('Ist alles eingereicht?', 'de')), 'Nein. ');
    assert.equal(sayNoneLeft(2, asking('Are there timesheets to submit?')), '');
  });

  it('answer by the side that is asked for, denied as well', () => {
    const sides = [
      [/\bover\b/, true],
      [/\bunder\b/, false],
    ] as const;
    assert.equal(saySide(sides, asking('Am I over my target?')), 'Yes. ');
    assert.equal(saySide(sides, asking('Am I under my target?')), 'No. ');
    assert.equal(saySide(sides, asking('Am I not over my target?')), 'No. ');
    assert.equal(saySide(sides, asking('Am I over or under my target?')), '');
    assert.equal(saySide(sides, asking('How far am I over my target?')), '');
  });
});
