/** The use cases that the routes of a declared record have, each in a transaction of its own. */
import type { Caller } from '../http/actor.ts';
import { type CursorKey, toPage } from '../http/cursor.ts';
import type { ResourceService } from '../http/resource-routes.ts';
import { requireVersion } from '../http/versions.ts';
import type { SlicePorts } from '../ports.ts';
import type { ListedBy, RecordRow } from './declaration.ts';
import type { Stamps } from './fields.ts';
import type { Records, Sent } from './open-records.ts';
import type { Listed } from './record-rows.ts';

/** Rows as they are shown, in their order. */
export type Show<Row, Item> = (rows: readonly Row[], caller: Caller) => Promise<readonly Item[]>;

export type ServicePorts = Pick<SlicePorts, 'unitOfWork' | 'reads'>;

/** Where a list goes on behind a row. */
function keyOf({ column }: ListedBy<string>, row: RecordRow): CursorKey {
  const value: unknown = Reflect.get(row, column);
  return typeof value === 'number' ? [value, row.id] : [String(value), row.id];
}

/** `show` where more is shown than fields. */
export function serveRecords(
  records: Records<RecordRow, Stamps, Listed, Sent>,
  { unitOfWork, reads }: ServicePorts,
  {
    listedBy,
    show = async (rows) => rows.map(records.toItem),
  }: { readonly listedBy: ListedBy<string>; readonly show?: Show<RecordRow, Stamps> | undefined },
): ResourceService<Stamps, Listed, Sent, object> {
  const showOne = async (row: RecordRow, caller: Caller): Promise<Stamps> => {
    const [item] = await show([row], caller);
    return item ?? records.toItem(row);
  };
  return {
    async list(caller, query) {
      const rows = await records.list(reads(caller.actor), query);
      const key = (row: RecordRow) => keyOf(listedBy, row);
      const page = toPage(rows, query.limit, { item: (row) => row, key });
      return { items: [...(await show(page.items, caller))], nextCursor: page.nextCursor };
    },

    get: async (caller, id) => await showOne(await records.load(reads(caller.actor), id), caller),

    async create(caller, input) {
      const { created, row } = await unitOfWork.write(
        caller.actor,
        async (work) => await records.create(work, input),
      );
      return { created, record: await showOne(row, caller) };
    },

    async patch(caller, id, input, expected) {
      const row = await unitOfWork.write(caller.actor, async (work) => {
        const before = await records.load(work.writes, id);
        requireVersion(before, expected);
        return await records.patch(work, before, input);
      });
      return await showOne(row, caller);
    },

    async remove(caller, id, expected) {
      await unitOfWork.write(caller.actor, async (work) => {
        const row = await records.load(work.writes, id);
        requireVersion(row, expected);
        await records.remove(work, row);
      });
    },
  };
}
