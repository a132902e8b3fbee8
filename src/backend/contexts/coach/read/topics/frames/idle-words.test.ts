import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { context } from '../../../../../testing/coach/frame-lines.ts';
import { readText } from '../../../../../testing/coach/read-as.ts';

/** The intent, its days and its record; undefined where it is not read. */
function read(text: string): string | undefined {
  const [part, ...more] = readText(text, context).parts;
  if (part?.kind !== 'question' || more.length > 0) return undefined;
  const { intent, period, client, project } = part.question;
  const days = period && `${period.from} ${period.to}`;
  return [intent, days, (project ?? client)?.name].filter(Boolean).join(' ');
}

const lines: Readonly<Record<string, readonly string[]>> = {
  'idle-days 2026-11-09 2026-11-15': [
    'which days did I not log anything last week?',
    'days without time last week',
    'did I miss any days last week?',
    'did I log time every day last week?',
    'habe ich letzte Woche jeden Tag etwas eingetragen?',
    'An wie vielen Tagen habe ich letzte Woche nicht gearbeitet?',
    'Tage ohne Stunden letzte Woche',
  ],
  'idle-days 2026-10-01 2026-10-31 Acme Corp': [
    'on which days in October did I not work for Acme?',
    'an welchen Tagen hab ich im Oktober nichts für Acme gemacht?',
  ],
  'idle-days': ['which days are missing time?', 'Welche Tage habe ich vergessen einzutragen?'],
  'target 2026-11-01 2026-11-30': [
    'monthly target',
    'Habe ich mein Monatssoll schon erreicht?',
    'how far am I from my monthly goal?',
  ],
  'target 2026-10-01 2026-10-31': ['Monatsziel im Oktober', 'did I hit my monthly target in October?'],
  'target 2026-11-20 2026-11-20': ['Tagessoll', 'what is left to my daily target?'],
};

describe('words of days without time and of targets', () => {
  for (const [meant, texts] of Object.entries(lines)) {
    for (const text of texts) it(`${text}`, () => assert.equal(read(text), meant));
  }

  it('are no question of another side', () => {
    assert.equal(read('which free days did I have in October?'), 'free-days 2026-10-01 2026-10-31');
    assert.notEqual(read('which days were not billable last week?'), 'idle-days 2026-11-09 2026-11-15');
    assert.notEqual(
      read('welche Tage letzte Woche sind nicht abgerechnet?'),
      'idle-days 2026-11-09 2026-11-15',
    );
  });
});
