/** A practice of chance, asked by the tool `query`. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Measure } from '../../../domain/query/frame.ts';
import { requireOk } from '../billing-practice.ts';
import { playPractice, type RandomPractice, randomPractices } from '../random-practice.ts';
import type { TestApp } from '../test-app.ts';

export type QueryPractice = Awaited<ReturnType<typeof playQueryPractice>>;

export async function playQueryPractice(vireo: TestApp) {
  const [random] = fc.sample(randomPractices, { numRuns: 1, seed: 46 });
  const lively: RandomPractice = {
    ...(random ?? assert.fail('a practice')),
    billings: ['issue', 'draft', 'credit'],
    approvedWeeks: [true, true, false],
    archived: [],
  };
  const { clientIds, practice } = await playPractice(vireo, lively);
  const get = async (path: string) => requireOk(await vireo.ask('GET', path)).body;

  async function listAll<Item>(path: string): Promise<readonly Item[]> {
    const { items, nextCursor } = await get(`${path}?limit=100`);
    assert.equal(nextCursor ?? null, null, 'all on one page');
    return items;
  }

  async function call(tool: string, input: object) {
    const body = { input, zone: 'Europe/Berlin', locale: 'en', asker: { kind: 'coach' } };
    return (await vireo.ask('POST', `/ai/tools/${tool}/calls`, { body })).body;
  }

  async function query(measure: Measure, more: object = {}) {
    const outcome = await call('query', { measure, ...more });
    assert.equal(outcome.kind, 'done', JSON.stringify(outcome));
    return outcome.output;
  }

  return { clientIds, practice, get, listAll, call, query };
}
