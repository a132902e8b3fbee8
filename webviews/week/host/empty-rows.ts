/** Rows that the user added to a week and has not typed into yet; kept on this machine. */
import * as z from 'zod';
import { rowKey } from '../../../src/domain/week-grid.ts';
import type { KeptValues } from '../../../src/pages/page-ports.ts';
import type { EmptyRow } from './week-content.ts';

const key = 'vireo.week.rows';
/** Weeks of which rows are kept: those that rows were added to or removed from last. */
const mostWeeks = 12;

const keptSchema = z.record(
  z.string(),
  z.array(
    z.object({
      projectId: z.string(),
      projectName: z.string(),
      clientName: z.string(),
      taskId: z.string().nullable(),
      taskName: z.string().nullable(),
      isArchived: z.boolean(),
    }),
  ),
);

export class EmptyRows {
  private readonly values: KeptValues;

  constructor(values: KeptValues) {
    this.values = values;
  }

  of(weekStart: string): readonly EmptyRow[] {
    return this.kept[weekStart] ?? [];
  }

  async add(weekStart: string, rows: readonly EmptyRow[]): Promise<void> {
    const added = new Set(rows.map(rowKey));
    const others = this.of(weekStart).filter((row) => !added.has(rowKey(row)));
    await this.keep(weekStart, [...others, ...rows]);
  }

  async remove(weekStart: string, row: Pick<EmptyRow, 'projectId' | 'taskId'>): Promise<void> {
    await this.keep(
      weekStart,
      this.of(weekStart).filter((one) => rowKey(one) !== rowKey(row)),
    );
  }

  private get kept(): z.infer<typeof keptSchema> {
    return keptSchema.safeParse(this.values.get(key)).data ?? {};
  }

  /** The week that was changed last goes first. */
  private async keep(weekStart: string, rows: readonly EmptyRow[]): Promise<void> {
    const { [weekStart]: _, ...others } = this.kept;
    const weeks = Object.entries({ ...(rows.length > 0 && { [weekStart]: [...rows] }), ...others });
    await this.values.update(key, Object.fromEntries(weeks.slice(0, mostWeeks)));
  }
}
