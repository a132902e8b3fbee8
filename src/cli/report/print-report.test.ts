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
});
