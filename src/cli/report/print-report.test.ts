import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { TimeReport } from '../../api-client/index.ts';
import { printReport } from './print-report.ts';
import { printWeek } from './print-week.ts';

const figures = {
  seconds: 3600,
  billableSeconds: 3600,
  roundedSeconds: null,
  billedSeconds: 0,
  entries: 1,
  amounts: [],
  targetSeconds: null,
};

const days = { from: '2026-11-16', to: '2026-11-22' };

const reportOf = (ofWhom: TimeReport['ofWhom'], seconds = 3600): TimeReport => ({
  ...days,
  groupBy: 'project',
  thenBy: null,
  currency: 'EUR',
  ofWhom,
  rows: seconds === 0 ? [] : [{ ...figures, key: 'p', name: 'API', query: days, rows: [] }],
  total: { ...figures, seconds, billableShare: null, targetShare: null, overtimeSeconds: null },
  people: [],
});

describe('a report in the terminal', () => {
  it('says whose time it counts, where that is not everybody’s', () => {
    for (const print of [printReport, printWeek]) {
      assert.doesNotMatch(print(reportOf('everybody'), new Map()), /counted/);
      assert.match(print(reportOf('own'), new Map()), /\nOnly your own time is counted\.\n$/);
    }
    assert.match(printReport(reportOf('own', 0), new Map()), /\nOnly your own time is counted\.\n$/);
  });

  it('names a distance from the target that adds up with the figures above', () => {
    const targetSeconds = 168 * 3600;
    const printed = (seconds: number) => {
      const report = reportOf('everybody', seconds);
      const total = { ...report.total, targetSeconds, overtimeSeconds: seconds - targetSeconds };
      return printReport({ ...report, total }, new Map());
    };

    assert.match(printed(147 * 3600 + 36 * 60 + 7), /147:36[\s\S]*\n20:24 below the target\n$/);
    assert.match(printed(targetSeconds + 90), /168:01[\s\S]*\n0:01 above the target\n$/);
    assert.match(printed(targetSeconds + 30), /168:00[\s\S]*\nthe target is met\n$/);
  });
});
