/** Rows that a feature adds to a tree of another: each declares its own as it registers, and trees ask here. Knows no editor. */
import type { TreeViewId } from '../../../contract/views.ts';
import type { Resource } from '../../../pages/changes.ts';
import type { Disposable } from '../../../pages/disposables.ts';
import type { Row } from '../row.ts';

export interface RowSource {
  readonly view: TreeViewId;
  /** Kind of the rows that these are added below: `project`, whatever follows its first point. */
  readonly below: string;
  /** Changes of these make the tree look again. */
  readonly resources: readonly Resource[];
  /** Asked each time that the tree loads; answers what comes below a row, before what the tree itself has there. */
  readonly load: () => Promise<(row: Row) => readonly Row[]>;
}

/** Puts what sources add below the rows of one level. */
export type AddRows = (rows: readonly Row[]) => readonly Row[];

export class RowSources {
  private readonly sources = new Set<RowSource>();

  add(source: RowSource): Disposable {
    this.sources.add(source);
    return { dispose: () => this.sources.delete(source) };
  }

  resourcesOf(view: TreeViewId): readonly Resource[] {
    return this.of(view).flatMap(({ resources }) => resources);
  }

  async load(view: TreeViewId): Promise<AddRows> {
    const loaded = await Promise.all(
      this.of(view).map(async ({ below, load }) => ({ below, rowsBelow: await load() })),
    );
    return (rows) =>
      rows.map((row) => {
        const [kind] = row.kind.split('.');
        const mine = loaded.filter(({ below }) => below === kind);
        return mine.length === 0
          ? row
          : withRows(
              row,
              mine.flatMap(({ rowsBelow }) => rowsBelow(row)),
            );
      });
  }

  private of(view: TreeViewId): readonly RowSource[] {
    return [...this.sources].filter((source) => source.view === view);
  }
}

function withRows(row: Row, added: readonly Row[]): Row {
  const { children = [], loadChildren } = row;
  if (loadChildren === undefined) return { ...row, children: [...added, ...children] };
  return { ...row, loadChildren: async () => [...added, ...(await loadChildren())] };
}
