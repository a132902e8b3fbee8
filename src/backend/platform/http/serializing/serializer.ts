/**
 * Replies are serialised by code compiled from the reply's own zod schema. Validating each reply with zod
 * costs 18–38 % of the requests a second on lists (ARCHITECTURE D4); what a reply holds is held by its type.
 */
import { build, type Schema } from 'fast-json-stringify';
import type { FastifySerializerCompiler } from 'fastify';
import * as z from 'zod';

type Serializer = ReturnType<FastifySerializerCompiler<z.ZodType>>;

interface JsonSchema {
  type?: string | string[];
  $ref?: string;
  anyOf?: JsonSchema[];
  enum?: unknown[];
  definitions?: Record<string, JsonSchema>;
  [key: string]: unknown;
}

/** What `anyOf [X, null]` may be besides null; undefined for every other schema. */
function presentOf({ anyOf }: JsonSchema): JsonSchema | undefined {
  const [first, second] = anyOf ?? [];
  return anyOf?.length === 2 && second?.type === 'null' ? first : undefined;
}

function orNull(schema: JsonSchema | undefined): JsonSchema | undefined {
  if (typeof schema?.type !== 'string') return undefined;
  const { enum: values } = schema;
  // One of several replies is chosen by validation, which reads the values, too.
  return { ...schema, type: [schema.type, 'null'], ...(values && { enum: [...values, null] }) };
}

/** `anyOf [X, null]` is validated at run time by the serialiser; a list of types is compiled. */
function collapseNullable(schema: JsonSchema): void {
  const collapsed = orNull(presentOf(schema));
  if (!collapsed) return;
  delete schema.anyOf;
  Object.assign(schema, collapsed);
}

const definitionsRef = '#/definitions/';

/** The same for records with a name, which are referred to: beside each stands one that may be null. */
function defineNullables(root: JsonSchema): void {
  const { definitions = {} } = root;
  visit(root, (schema) => {
    const name = presentOf(schema)?.$ref?.slice(definitionsRef.length) ?? '';
    const defined = orNull(definitions[name]);
    if (!defined) return;
    definitions[`${name}OrNull`] = defined;
    delete schema.anyOf;
    schema.$ref = `${definitionsRef}${name}OrNull`;
  });
}

/** Every schema of the tree, those within one after it. */
function visit(node: unknown, see: (schema: JsonSchema) => void): void {
  if (typeof node !== 'object' || node === null) return;
  if (!Array.isArray(node)) see(node as JsonSchema);
  for (const inner of Object.values(node)) visit(inner, see);
}

function toJsonSchema(schema: z.ZodType): JsonSchema {
  const json = z.toJSONSchema(schema, {
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
  defineNullables(json);
  return json;
}

/** A record's schema is the reply of many routes. */
// process-local: made of schemas, which never change; on several: nothing.
const compiled = new WeakMap<z.ZodType, Serializer>();

export const compileSerializer: FastifySerializerCompiler<z.ZodType> = ({ schema }) => {
  const known = compiled.get(schema);
  if (known !== undefined) return known;
  const serializer = compileAtFirstReply(schema);
  compiled.set(schema, serializer);
  return serializer;
};

/** Compiling was most of what an app cost to start, and most routes are never asked in a session. */
function compileAtFirstReply(schema: z.ZodType): Serializer {
  // process-local: compiled at its first reply; on several: nothing.
  let serialize: Serializer | undefined;
  return (data) => {
    serialize ??= build(toJsonSchema(schema) as Schema);
    return serialize(data);
  };
}
