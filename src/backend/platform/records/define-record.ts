/**
 * A plain record as one declaration (HOUSE 24): its fields with their schemas and columns, what it names, its order and its
 * rules. Schemas, SQL, use cases, events and routes follow from it; what differs by a rule stands in the slice.
 */
import type * as z from 'zod';
import type { EventDeclaration } from '../events/catalogue.ts';
import type { Page, ResourceService } from '../http/resource-routes.ts';
import { resourceRoutes } from '../http/resource-routes.ts';
import type { Route } from '../http/route.ts';
import type { AnyDeclaration, Declaration, RecordRow, RecordTable } from './declaration.ts';
import type {
  CreateOf,
  Fields,
  ItemOf,
  NoShape,
  Output,
  PatchOf,
  QueryOf,
  RowOf,
  Shape,
  Stamps,
} from './fields.ts';
import { openRecords, type Records, type Sent } from './open-records.ts';
import { eventsOf, type RecordKind } from './record-events.ts';
import type { Listed } from './record-rows.ts';
import { nameOf, schemasOf } from './record-schemas.ts';
import { type ServicePorts, type Show, serveRecords } from './serve-records.ts';

/** `Kept` of its item is what its fields say, without what is computed when it is shown. */
export interface DefinedRecord<Row, Kept, Item extends Stamps, Query, Create, Patch> {
  readonly schemas: {
    readonly item: z.ZodType<Item>;
    readonly page: z.ZodType<Page<Item>>;
    readonly query: z.ZodType<Query>;
    readonly create: z.ZodType<Create>;
    readonly patch: z.ZodType<Patch>;
  };
  readonly events: Readonly<Record<string, EventDeclaration>>;
  readonly rows: Records<Row, Kept, Query, Create>;
  service(
    ports: ServicePorts,
    ...show: Kept extends Item ? [] : [show: Show<Row, Item>]
  ): ResourceService<Item, Query, Create, Patch>;
  routes(service: ResourceService<Item, Query, Create, Patch>): readonly Route[];
}

/** The types are those of the declaration; what runs knows its table, fields and columns by their names alone. */
export function defineRecord<
  const T extends RecordTable,
  const Kind extends RecordKind,
  const F extends Fields,
  const Taken extends Shape = NoShape,
  const Shown extends Shape = NoShape,
  const Archives extends true | undefined = undefined,
>(
  declaration: Declaration<T, Kind, F, Taken, Shown> & { readonly archives?: Archives },
): DefinedRecord<
  RowOf<T> & RecordRow,
  ItemOf<F, Archives>,
  ItemOf<F, Archives> & Output<Shown>,
  QueryOf<F, Archives>,
  CreateOf<F, Taken>,
  PatchOf<F, Archives>
>;
export function defineRecord(
  declaration: AnyDeclaration,
): DefinedRecord<RecordRow, Stamps, Stamps, Listed, Sent, object> {
  const { kind, table, silent, path = `/api/v1/${kind}s`, access, tellsMore, listedBy } = declaration;
  const schemas = schemasOf(declaration);
  const rows = openRecords(declaration);
  return {
    schemas,
    events: eventsOf(kind, { table, content: silent ? null : schemas.item }),
    rows,
    service: (ports, show?: Show<RecordRow, Stamps>) => serveRecords(rows, ports, { listedBy, show }),
    routes: (service) =>
      resourceRoutes({
        path,
        name: nameOf(kind),
        plural: `${nameOf(kind)}s`,
        access,
        ...(tellsMore && { tellsMore }),
        schemas,
        service,
      }),
  };
}
