import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findSequence, formatNumber, readPattern, seriesOfPattern, usualPatterns } from './number-pattern.ts';

const pieces = fc.constantFrom('RE', 'A', '-', '/', '_', '.', ' ', '{YYYY}', '{YY}', '{MM}', '7', 'ä');
const patterns = fc
  .tuple(
    fc.array(pieces, { maxLength: 5 }),
    fc.integer({ min: 1, max: 6 }),
    fc.array(pieces, { maxLength: 3 }),
  )
  .map(([before, width, after]) => [...before, `{${'#'.repeat(width)}}`, ...after].join(''))
  .filter((text) => readPattern(text).ok)
  .map((text) => text.trim());
const days = fc
  .tuple(
    fc.integer({ min: 2024, max: 2031 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
  )
  .map(([year, month, day]) => [year, month, day].map((part) => String(part).padStart(2, '0')).join('-'));

describe('patterns of numbers', () => {
  it('print the year, the month and the counter', () => {
    const printed = [
      usualPatterns.invoice,
      usualPatterns.creditNote,
      'RE{YY}{MM}-{###}',
      'Nordwind {#}/{YYYY}',
      '{#####}',
    ].map((pattern) => formatNumber(pattern, '2026-11-23', 42));

    assert.deepEqual(printed, ['2026-0042', 'CN-2026-0042', 'RE2611-042', 'Nordwind 42/2026', '00042']);
    assert.equal(formatNumber('{##}', '2026-11-23', 1234), '1234');
  });

  it('name what is wrong with them', () => {
    const faults = [
      'RE-{YYYY}',
      '{##}-{##}',
      '{YYYY}{Q}{#}',
      '{MM}-{#}',
      'A<{#}',
      `${'A'.repeat(40)}{#}`,
    ].map((text) => {
      const read = readPattern(text);
      return read.ok ? read.value : read.error;
    });

    assert.deepEqual(faults, [
      'no_counter',
      'many_counters',
      'unknown_token',
      'month_without_year',
      'sign',
      'too_long',
    ]);
  });

  it('go on counting what a prefix was counted as before', () => {
    const series = ['{YYYY}-{####}', 'A-{YYYY}-{#####}', 'RE/{YYYY}-{####}', 'CN-A-{YYYY}-{####}'].map(
      (pattern) => seriesOfPattern(pattern, '2026-03-01'),
    );

    assert.deepEqual(
      series.map(({ prefix, year }) => `${prefix}:${year}`),
      [':2026', 'A:2026', 'RE/:2026', 'CN-A:2026'],
    );
  });

  it('print each number once, in whichever of its series', () => {
    fc.assert(
      fc.property(
        patterns,
        fc.array(fc.tuple(days, fc.integer({ min: 1, max: 2000 })), { minLength: 2, maxLength: 30 }),
        (pattern, drawn) => {
          const places = new Map<string, string>();
          for (const [day, sequence] of drawn) {
            const { prefix, year } = seriesOfPattern(pattern, day);
            const number = formatNumber(pattern, day, sequence);
            const place = `${prefix}|${year}|${sequence}`;
            assert.equal(places.get(number) ?? place, place);
            places.set(number, place);
          }
        },
      ),
    );
  });

  it('know the place of what they print, and of nothing else', () => {
    fc.assert(
      fc.property(patterns, days, fc.integer({ min: 1, max: 2000 }), (pattern, day, sequence) => {
        assert.equal(findSequence(pattern, day, formatNumber(pattern, day, sequence)), sequence);
      }),
    );
    const others = ['2025-0007', '2026-007', '2026-0000', 'R-2026-0007', '2026-0007a', ''];
    assert.deepEqual(
      others.map((number) => findSequence('{YYYY}-{####}', '2026-11-23', number)),
      others.map(() => undefined),
    );
  });

  it('count one series whatever the width of the counter', () => {
    fc.assert(
      fc.property(patterns, days, (pattern, day) => {
        const wider = pattern.replace(/\{#+\}/, '{########}');
        assert.deepEqual(seriesOfPattern(wider, day), seriesOfPattern(pattern, day));
      }),
    );
  });
});
