import assert from 'node:assert/strict';
import { addDays } from '../../../src/domain/zones.ts';
import type { KeptValues } from '../../../src/pages/page-ports.ts';
import { EmptyRows } from './empty-rows.ts';

/** Keeps values as the editor does between two sessions. */
class FakeValues implements KeptValues {
  private readonly kept = new Map<string, string>();

  get(key: string): unknown {
    const text = this.kept.get(key);
    return text === undefined ? undefined : JSON.parse(text);
  }

  async update(key: string, value: unknown): Promise<void> {
    this.kept.set(key, JSON.stringify(value));
  }
}

const row = (projectId: string) => ({
  projectId,
  projectName: projectId,
  clientName: 'C',
  taskId: null,
  taskName: null,
  isArchived: false,
});
const weekOf = (index: number) => addDays('2026-09-07', index * 7);

describe('rows that were added to a week', () => {
  const withTwelveWeeks = async () => {
    const rows = new EmptyRows(new FakeValues());
    for (let index = 0; index < 12; index++) await rows.add(weekOf(index), [row('p')]);
    return rows;
  };

  it('stay where twelve newer weeks have rows, and those of the week that was changed longest ago go', async () => {
    const rows = await withTwelveWeeks();
    await rows.add(weekOf(0), [row('q')]);

    await rows.add('2026-08-31', [row('p')]);

    assert.deepEqual(rows.of('2026-08-31'), [row('p')]);
    assert.deepEqual(rows.of(weekOf(0)), [row('p'), row('q')]);
    assert.deepEqual([rows.of(weekOf(1)), rows.of(weekOf(2))], [[], [row('p')]]);
  });

  it('take no other week its rows where none is left of them', async () => {
    const rows = await withTwelveWeeks();

    await rows.remove('2026-08-31', row('p'));

    assert.deepEqual([rows.of('2026-08-31'), rows.of(weekOf(0))], [[], [row('p')]]);
  });
});
