import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { context } from '../../../testing/coach/frame-lines.ts';
import { readText } from '../../../testing/coach/read-as.ts';

function read(text: string): string {
  const { parts, chosen } = readText(text, context);
  const [part] = parts;
  if (chosen.frame !== undefined) return chosen.frame.measure;
  return part?.kind === 'declined' ? part.topic : (part?.kind ?? '');
}

describe('what is to come', () => {
  for (const text of [
    'how much will I earn this month?',
    'How many hours will we work for Acme in November?',
    'Wie viel werde ich diesen Monat verdienen?',
    'How much would I make this month if I keep going like this?',
    'how much am I going to earn this month',
    'Wie viel würde ich diesen Monat verdienen, wenn ich so weitermache?',
    'wie viel verdiene ich diesen Monat, wenn es so weitergeht?',
  ])
    it(`is not said to be what is recorded: ${text}`, () => assert.equal(read(text), 'future'));

  it('is no invoice that falls due', () => {
    assert.equal(read('which invoices will be due next week?'), 'due');
    assert.equal(read('How much did I earn this month?'), 'invoiced');
  });
});
