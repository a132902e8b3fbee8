import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { spellNeverBilled } from './never-billed.ts';

describe('what is never billed', () => {
  for (const text of [
    'What do I never bill?',
    'Which activity do I never charge for?',
    'How many hours do I never invoice',
    'was rechne ich im Oktober nie ab',
    'Welche Tätigkeit verrechne ich eigentlich nie?',
    'Welche Stunden stelle ich nie in Rechnung?',
  ])
    it(`is not billable: ${text}`, () =>
      assert.match(spellNeverBilled(text), /not billable|nicht abrechenbar/));

  for (const text of [
    'Which clients did I never invoice?',
    'Who do I never bill?',
    'what customers do I never bill',
    'Welche Kunden rechne ich nie ab?',
    'Wen rechne ich nie ab?',
    'Which entries did I never bill?',
    'Which projects do I never bill?',
    'Welche Einträge rechne ich nie ab?',
    'What did I never bill?',
    'Für welchen Kunden rechne ich Stunden nie ab?',
  ])
    it(`may be billable: ${text}`, () => assert.equal(spellNeverBilled(text), text));
});
