/**
 * Replies are serialised by code compiled from the reply's own zod schema. Validating each reply with zod
 * costs 18–38 % of the requests a second on lists (ARCHITECTURE D4); what a reply holds is held by its type.
 */
import { build, type Schema } from 'fast-json-stringify';
import type { FastifySerializerCompiler } from 'fastify';
import { z } from 'zod';

type Serializer = ReturnType<FastifySerializerCompiler<z.ZodType>>;

interface JsonSchema {
  type?: string | string[];
  anyOf?: JsonSchema[];
  [key: string]: unknown;
}

/** `anyOf [X, null]` is validated at run time by the serialiser; a list of types is compiled. */
function collapseNullable(schema: JsonSchema): void {
  const [first, second] = schema.anyOf ?? [];
  if (schema.anyOf?.length !== 2 || !first || second?.type !== 'null' || typeof first.type !== 'string') {
    return;
  }
  delete schema.anyOf;
  Object.assign(schema, first, { type: [first.type, 'null'] });
}

function toJsonSchema(schema: z.ZodType): JsonSchema {
  return z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'output',
    reused: 'inline',
    override: ({ jsonSchema }) => {
      collapseNullable(jsonSchema as JsonSchema);
      delete jsonSchema.id;
      // A format would be checked again on every string; the schemas of replies hold it by construction.
      delete jsonSchema.format;
    },
  }) as JsonSchema;
}

/** Compiling is most of what an app costs to start, and a record's schema is the reply of many routes. */
const compiled = new WeakMap<z.ZodType, Serializer>();

export const compileSerializer: FastifySerializerCompiler<z.ZodType> = ({ schema }) => {
  const known = compiled.get(schema);
  if (known !== undefined) return known;
  const serializer = build(toJsonSchema(schema) as Schema);
  compiled.set(schema, serializer);
  return serializer;
};
