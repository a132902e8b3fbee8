/** How a tool of the catalogue is listed for an assistant, which pays for each letter of it with every question. */
import type { Tool } from '@modelcontextprotocol/sdk/types.js';
import type { ListedTool } from './ask-backend.ts';

type Schema = ListedTool['inputSchema'];

/** What can be undone destroys nothing. */
export function toMcpTool(tool: ListedTool): Tool {
  const { name, description, effect, canUndo } = tool;
  const inputSchema = compact(tool.inputSchema) as Tool['inputSchema'];
  if (isRead(tool)) {
    const properties = { ...inputSchema.properties, ids: idsField };
    const annotations = { readOnlyHint: true, openWorldHint: false };
    return { name, ...titleOf(tool), description, inputSchema: { ...inputSchema, properties }, annotations };
  }
  const isOutward = effect === 'outward';
  // `readOnlyHint` is false where it is left out (MCP 2025-06-18, ToolAnnotations).
  const annotations = { destructiveHint: !canUndo, openWorldHint: isOutward };
  return { name, ...titleOf(tool), description: `${description} ${waits}`, inputSchema, annotations };
}

/** Only where it says more than the name, which a client shows then. */
function titleOf({ name, title }: ListedTool): { readonly title?: string } {
  return title.toLowerCase().replaceAll(' ', '_') === name ? {} : { title };
}

export function isRead({ effect }: Pick<ListedTool, 'effect'>): boolean {
  return effect === 'read' || effect === 'propose';
}

const waits = 'Waits for a click.';

/**
 * Read and removed before the call reaches the backend: what a tool answers is the same for all who ask. The
 * instructions say once what it is for.
 */
const idsField = { type: 'boolean' };

/** Without what a client does not need to call: a format says all that its pattern does. */
function compact(schema: Schema): Schema {
  const entries = Object.entries(schema).filter(([key, value]) => isNeeded(schema, key, value));
  const kept = Object.fromEntries(
    entries.map(([key, value]) => [key, isNamed(key) ? byName(value) : compactAny(value)]),
  );
  const { description } = kept;
  if (kept['format'] !== 'date' || typeof description !== 'string') return kept;
  return { ...kept, description: description.replace(/,? YYYY-MM-DD/, '') };
}

function compactAny(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(compactAny);
  return isObject(value) ? compact(value) : value;
}

/** Their keys are names of fields, which may read like words of the schema. */
function isNamed(key: string): boolean {
  return key === 'properties' || key === '$defs';
}

function byName(value: unknown): unknown {
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, schema]) => [name, compactAny(schema)]));
}

function isNeeded(schema: Schema, key: string, value: unknown): boolean {
  switch (key) {
    case '$schema':
      return false;
    // The backend refuses what it does not know, with the name of the field.
    case 'additionalProperties':
      return value !== false;
    case 'pattern':
      return schema['format'] === undefined;
    case 'minLength':
    case 'minItems':
      return value !== 1;
    case 'maximum':
      return value !== Number.MAX_SAFE_INTEGER;
    case 'minimum':
      return value !== Number.MIN_SAFE_INTEGER;
    default:
      return true;
  }
}

function isObject(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
