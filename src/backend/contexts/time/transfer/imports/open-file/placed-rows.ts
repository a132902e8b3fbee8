/** Rows on their way between threads: a record that the file makes is one object, however many rows name it. */
import type { Resolved, ResolvedRow } from '../resolve/resolved-rows.ts';
import type { Placed, WireRow } from './thread-messages.ts';

type Named = Omit<Resolved, 'rows'>;

function createPlaces<Item extends object>(made: readonly Item[]) {
  const places = new Map<object, number>(made.map((item, at) => [item, at]));
  return <Given extends object>(item: Given): Placed<Given> => places.get(item) ?? item;
}

/** The places are kept for as long as the names are. */
const placesOf = new WeakMap<Named, (row: ResolvedRow) => WireRow>();

function createPlacing({ clients, projects, tasks }: Named): (row: ResolvedRow) => WireRow {
  const [ofClient, ofProject, ofTask] = [clients, projects, tasks].map((made) => createPlaces<object>(made));
  return ({ client, project, task, ...row }) => ({
    ...row,
    client: (ofClient?.(client) ?? client) as WireRow['client'],
    project: (ofProject?.(project) ?? project) as WireRow['project'],
    task: task === undefined ? undefined : ((ofTask?.(task) ?? task) as WireRow['task']),
  });
}

export function placeRows(rows: readonly ResolvedRow[], named: Named): readonly WireRow[] {
  const place = placesOf.get(named) ?? createPlacing(named);
  placesOf.set(named, place);
  return rows.map(place);
}

function takeFrom<Item>(made: readonly Item[], placed: Placed<Item>): Item {
  if (typeof placed !== 'number') return placed;
  const item = made[placed];
  if (item === undefined) throw new Error('A row names a record that is not there.');
  return item;
}

/** With the records of `named` themselves. */
export function takeRows(rows: readonly WireRow[], { clients, projects, tasks }: Named): ResolvedRow[] {
  return rows.map(({ client, project, task, ...row }) => ({
    ...row,
    client: takeFrom<ResolvedRow['client']>(clients, client),
    project: takeFrom<ResolvedRow['project']>(projects, project),
    task: task === undefined ? undefined : takeFrom<NonNullable<ResolvedRow['task']>>(tasks, task),
  }));
}
