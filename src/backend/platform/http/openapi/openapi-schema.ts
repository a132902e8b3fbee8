import type { OpenAPIV3_1 } from 'openapi-types';
import * as z from 'zod';

/** A schema as a component of the OpenAPI document, whose key is its name. */
export function toSchema(schema: z.ZodType): OpenAPIV3_1.SchemaObject {
  const { $schema: _dialect, id: _name, ...json } = z.toJSONSchema(schema, { reused: 'inline' });
  return json as OpenAPIV3_1.SchemaObject;
}
