/** The schemas of a declared record: as it is shown, made, changed and listed. */
import * as z from 'zod';
import {
  idSchema,
  instantSchema,
  likeSchema,
  pageQuerySchema,
  pageSchema,
  recordSchema,
} from '../http/wire.ts';
import type { AnyDeclaration } from './declaration.ts';
import type { Field, Shape } from './fields.ts';

/** `saved-report` is SavedReport in the description of the API. */
export function nameOf(kind: string): string {
  return kind.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function pick(
  { fields }: AnyDeclaration,
  schemaOf: (field: Field) => z.ZodType | undefined,
): Readonly<Record<never, z.ZodType>> {
  const picked = Object.entries(fields).map(([name, field]) => [name, schemaOf(field)] as const);
  return Object.fromEntries(picked.filter(([, schema]) => schema !== undefined));
}

function when(condition: unknown, shape: Shape): Readonly<Record<never, z.ZodType>> {
  return condition === undefined ? {} : shape;
}

/** What the types of these do not say, the declaration's do: each field is read by its name. */
export function schemasOf(declaration: AnyDeclaration) {
  const { kind, archives, like, takes = {}, shows = {} } = declaration;
  const name = nameOf(kind);
  const item = recordSchema
    .extend(pick(declaration, ({ schema }) => schema))
    .extend(when(archives, { archivedAt: instantSchema.nullable() }))
    .extend<Readonly<Record<never, z.ZodType>>>(shows)
    .meta({ id: name });
  return {
    item,
    page: pageSchema(item).meta({ id: `${name}Page` }),
    create: z
      .strictObject({
        id: idSchema.optional(),
        ...pick(declaration, ({ schema, create = schema }) => create),
        ...takes,
      })
      .meta({ id: `Create${name}` }),
    patch: z
      .strictObject({
        ...pick(declaration, ({ schema, fixed }) => (fixed ? undefined : schema)),
        ...when(archives, { archived: z.boolean() }),
      })
      .partial()
      .meta({ id: `Patch${name}` }),
    query: z.strictObject({
      ...pageQuerySchema.shape,
      ...pick(declaration, ({ schema, filter }) => (filter ? schema.optional() : undefined)),
      ...when(archives, { archived: z.stringbool().optional() }),
      ...when(like, { like: likeSchema.optional() }),
    }),
  };
}
