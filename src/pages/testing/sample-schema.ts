/** One value for a JSON schema: as the backend answers, or as a page sends. */

export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly prefixItems?: readonly JsonSchema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
}

export const sampleId = '01890a5d-ac96-774b-bcce-b302099a8057';

const formats: Readonly<Record<string, string>> = {
  ...{ uuid: sampleId, date: '2026-11-23', 'date-time': '2026-11-23T10:00:00Z', email: 'a@example.com' },
  base64: 'AAAA',
};

/** Texts that one pattern or another of the contract takes. */
const texts = [
  ...['Text', ...Object.values(formats), 'EUR', 'DE', '10:00', '1', '10.5', '#336699', '2026-11', 'a', '/a'],
  ...['https://github.com/a/b', 'A01:2021', '20261123T100000Z-abcdef', 'abcdef0123456789'.repeat(4), 'en'],
];

/** Of names that say more than their schema. */
const byName: Readonly<Record<string, unknown>> = { currency: 'EUR', nextCursor: null, next: null };

export function sampleSchema(schema: JsonSchema, resolve: (ref: string) => JsonSchema, name = ''): unknown {
  if (name in byName) return byName[name];
  if (schema.$ref !== undefined) return sampleSchema(resolve(schema.$ref), resolve, name);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum !== undefined) return schema.enum[0];
  const [choice] = schema.anyOf ?? schema.oneOf ?? [];
  if (choice !== undefined) return sampleSchema(choice, resolve, name);
  if (schema.allOf !== undefined) {
    return Object.assign({}, ...schema.allOf.map((part) => sampleSchema(part, resolve, name)));
  }
  return sampleType(schema, resolve, name);
}

function sampleType(schema: JsonSchema, resolve: (ref: string) => JsonSchema, name: string): unknown {
  const type = typeof schema.type === 'string' ? schema.type : schema.type?.[0];
  switch (type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([key, value]) => [
          key,
          sampleSchema(value, resolve, key),
        ]),
      );
    case 'array':
      return sampleItems(schema, resolve, name);
    case 'string':
      return sampleText(schema, name);
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 0, (schema.exclusiveMinimum ?? -1) + 1);
    case 'boolean':
      return false;
    default:
      return null;
  }
}

function sampleItems(
  { prefixItems, items, minItems = 1, maxItems = minItems }: JsonSchema,
  resolve: (ref: string) => JsonSchema,
  name: string,
): unknown[] {
  if (prefixItems !== undefined) return prefixItems.map((item) => sampleSchema(item, resolve, name));
  const length = Math.min(Math.max(minItems, 1), maxItems);
  return Array.from({ length }, () => sampleSchema(items ?? {}, resolve, name));
}

function sampleText(
  { format, pattern, minLength = 0, maxLength = Infinity }: JsonSchema,
  name: string,
): string {
  const isId = /^id$|Id$/.test(name);
  const known = format === undefined ? (isId ? sampleId : undefined) : formats[format];
  const found = [known, ...texts].find(
    (text) =>
      text !== undefined &&
      text.length >= minLength &&
      text.length <= maxLength &&
      (pattern === undefined || new RegExp(pattern, 'u').test(text)),
  );
  if (found === undefined) throw new Error(`No sample for ${name}: ${pattern}`);
  return found;
}
