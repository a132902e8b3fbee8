import assert from 'node:assert/strict';
import { Command } from 'commander';
import { reportPeriods } from '../../domain/report-periods.ts';
import { addDays, isoWeekOf } from '../../domain/zones.ts';
import { today } from '../time/read-typed.ts';
import { periodArgument } from './period-argument.ts';
import { readSpan, type SpanSaid } from './read-period.ts';

const nothing: SpanSaid = { period: undefined, usual: 'this-week', from: undefined, to: undefined };

function parse(...args: readonly string[]): unknown {
  const command = new Command()
    .exitOverride()
    .configureOutput({ writeErr: () => undefined })
    .addArgument(periodArgument('this-month', reportPeriods));
  return command.parse(args, { from: 'user' }).processedArgs[0];
}

describe('the period of a report on the command line', () => {
  it('is one of the list, or words', () => {
    const words = [...reportPeriods, 'last 3 months', 'letzte-2-Wochen', 'Q3 2025'];

    assert.deepEqual(
      words.map((word) => parse(word)),
      words,
    );
  });

  it('is refused where it is none, before anything is asked', () => {
    for (const words of ['soon', 'last', 'last month of acme']) assert.throws(() => parse(words), /period/);
  });

  it('has the dates of its words, those of the options, or the usual ones', () => {
    const monday = isoWeekOf(today()).start;

    assert.deepEqual(readSpan({ ...nothing, period: 'last 2 weeks' }), {
      from: addDays(monday, -14),
      to: addDays(monday, -1),
    });
    assert.deepEqual(readSpan(nothing), { from: monday, to: addDays(monday, 6) });
    assert.deepEqual(readSpan({ ...nothing, from: 'yesterday' }), {
      from: addDays(today(), -1),
      to: today(),
    });
    assert.throws(() => readSpan({ ...nothing, period: 'last-month', to: 'today' }), /--from and --to/);
  });
});
