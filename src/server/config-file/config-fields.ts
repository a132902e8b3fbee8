/**
 * What a file of ours may hold at a place, read from the one schema of it: a key that is added there is completed and
 * explained here without another word.
 */
import * as z from 'zod';
import { crewFileSchema } from '../../contract/work/crew/crew-file.ts';
import { projectConfigSchema } from '../../workspace/config/config-schema.ts';

/** The parts of a JSON Schema that are looked at. */
export interface Field {
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Field>>;
  readonly propertyNames?: Field;
  readonly additionalProperties?: Field | boolean;
  readonly items?: Field;
  readonly anyOf?: readonly Field[];
  readonly minimum?: number;
  readonly maximum?: number;
}

const fieldsOf = (schema: z.ZodType): Field => z.toJSONSchema(schema, { io: 'input' }) as Field;

/** Of `.vireo.yml`. */
export const configFields = fieldsOf(projectConfigSchema);
/** Of `.vireo/agents/NAME.yaml`. */
export const crewFields = fieldsOf(crewFileSchema);

/** The field at a path, `*` being an item of a list; undefined where the file may hold nothing. */
export function findField(path: readonly string[], whole: Field): Field | undefined {
  let field: Field | undefined = whole;
  for (const key of path) field = field && step(field, key);
  return field;
}

function step(field: Field, key: string): Field | undefined {
  const shapes = field.anyOf ?? [field];
  for (const shape of shapes) {
    const own = key === '*' ? shape.items : shape.properties?.[key];
    if (own !== undefined) return own;
    if (key !== '*' && typeof shape.additionalProperties === 'object') return shape.additionalProperties;
  }
  return undefined;
}

/** Keys that have a name; those of rules are none of them. */
export function namedKeys(field: Field): readonly (readonly [name: string, field: Field])[] {
  return (field.anyOf ?? [field]).flatMap(({ properties }) => Object.entries(properties ?? {}));
}

/** Whether any key may stand there: names of rules, in this file. */
export function holdsRules(field: Field): boolean {
  return (field.anyOf ?? [field]).some(
    ({ additionalProperties }) => typeof additionalProperties === 'object',
  );
}

/** The values that it chooses from. */
export function choicesOf(field: Field): readonly string[] {
  return (field.anyOf ?? [field]).flatMap((each) => {
    if (each.type === 'boolean') return ['true', 'false'];
    if (each.type === 'integer') return numbersOf(each);
    const values = each.enum ?? (each.const === undefined ? [] : [each.const]);
    return values.map(String);
  });
}

/** Of a few numbers, each. */
function numbersOf({ minimum, maximum }: Field): readonly string[] {
  if (minimum === undefined || maximum === undefined || maximum - minimum > 5) return [];
  return Array.from({ length: maximum - minimum + 1 }, (_none, at) => String(minimum + at));
}
