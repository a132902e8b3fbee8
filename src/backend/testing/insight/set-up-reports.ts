import assert from 'node:assert/strict';
import type { TimeReport } from '../../contexts/insight/reports/reports.schema.ts';
import type { TestApp } from '../test-app.ts';

export const toQuery = (query: object): string =>
  new URLSearchParams(
    Object.entries(query).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  ).toString();

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Time is recorded and reported by the API. */
export function setUpReports() {
  let test: TestApp;

  const post = async (path: string, body: object, as?: 'user' | 'foreign') =>
    (await test.ask('POST', path, { body, ...(as && { as }) })).body;

  const report = async (query: object, as?: 'user' | 'viewer' | 'foreign'): Promise<TimeReport> => {
    const reply = await test.ask('GET', `/reports/time?${toQuery(query)}`, as && { as });
    assert.equal(reply.status, 200, JSON.stringify(reply.body));
    return reply.body;
  };

  return {
    get test() {
      return test;
    },
    set test(value: TestApp) {
      test = value;
    },
    post,
    report,
  };
}
