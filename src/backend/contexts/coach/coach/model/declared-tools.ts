/** What a model is shown of the tools. Each call pays for it, so it is short: whether an input holds is judged where it arrives. */
import * as z from 'zod';
import type { ModelTool } from '../../../../platform/models/gateway.ts';
import type { Tool } from '../../../../platform/tools/tool.ts';

type Described = Pick<Tool, 'name' | 'description' | 'input'>;

/**
 * Tools whose every figure `query` gives as well, with conditions that they lack. Others that sum or list stay: they tell
 * targets, kinds of payments, what of unbilled time is ready, or find words.
 */
const repeated: ReadonlySet<string> = new Set(['list_invoices', 'get_budget']);
const inPlace = 'query';

/** Of one who may not query, all stay. */
export function declareTools(tools: readonly Described[]): readonly ModelTool[] {
  const hasQuery = tools.some(({ name }) => name === inPlace);
  if (!hasQuery) return tools.map((tool) => toDeclared(tool));
  return tools
    .filter(({ name }) => !repeated.has(name))
    .map((tool) => {
      const { name, description, input } = toDeclared(tool);
      return { name, description: rename(description), input: renameAll(input) };
    });
}

export function toDeclared({ name, description, input }: Described): ModelTool {
  return { name, description, input: toInputSchema(input) };
}

/** What names a tool that is left out names the one in its place. */
function rename(text: string): string {
  return text.replaceAll(/\b[a-z]+_[a-z_]+\b/g, (word) => (repeated.has(word) ? inPlace : word));
}

type JsonSchema = Readonly<Record<string, unknown>>;

function shorten({ jsonSchema: schema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (schema.format !== undefined || schema.description !== undefined) delete schema.pattern;
  // A model makes up no id: it has them from other tools.
  if (schema.format === 'uuid') delete schema.format;
  if (schema.maximum === Number.MAX_SAFE_INTEGER) delete schema.maximum;
  if (schema.minimum === Number.MIN_SAFE_INTEGER) delete schema.minimum;
  if (schema.additionalProperties === false) delete schema.additionalProperties;
}

/** Made once a tool: all of them take longer than the rest of what comes before a call. */
// process-local: made of declarations, which never change; on several: nothing.
const inputSchemas = new WeakMap<z.ZodObject, JsonSchema>();
const renamed = new WeakMap<JsonSchema, JsonSchema>();

function toInputSchema(input: z.ZodObject): JsonSchema {
  const known = inputSchemas.get(input);
  if (known !== undefined) return known;
  const { $schema: _version, ...schema } = z.toJSONSchema(input, { io: 'input', override: shorten });
  inputSchemas.set(input, schema);
  return schema;
}

function renameAll(schema: JsonSchema): JsonSchema {
  const known = renamed.get(schema);
  if (known !== undefined) return known;
  const made = JSON.parse(rename(JSON.stringify(schema))) as JsonSchema;
  renamed.set(schema, made);
  return made;
}
