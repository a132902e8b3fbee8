/** The shape of the data model that an API is generated from: entities with fields and relations, roles, and who may do what. */
import * as z from 'zod';

export const fieldTypes = [
  'string',
  'text',
  'integer',
  'decimal',
  'boolean',
  'date',
  'datetime',
  'uuid',
  'email',
  'url',
  'enum',
] as const;
export type FieldType = (typeof fieldTypes)[number];

/** PascalCase singular: `InvoiceLine`. A class in the generated code. */
const entityName = z
  .string()
  .max(40)
  .regex(/^[A-Z][A-Za-z0-9]*$/, 'must be a singular name in PascalCase, such as InvoiceLine');
/** snake_case: an attribute, a column and a JSON member of the same name. */
const memberName = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/, 'must be in snake_case, such as due_date');
const roleName = z
  .string()
  .max(30)
  .regex(/^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/, 'must be in snake_case, such as support_agent');

const fieldSchema = z.strictObject({
  name: memberName,
  type: z.enum(fieldTypes),
  /** An optional field may be left out and is null then. */
  required: z.boolean().default(true),
  /** No two rows that are not deleted share the value; a second one is refused with 409. */
  unique: z.boolean().default(false),
  /** JSON value of the type (decimals, dates and uuids as strings). A field with a default may be left out. */
  default: z.union([z.string().max(200), z.number(), z.boolean()]).optional(),
  /** Of `enum`: snake_case values. */
  values: z.array(memberName).max(50).optional(),
  /** Inclusive: of the number, or of the length of a string or text. */
  min: z.number().optional(),
  max: z.number().optional(),
  description: z.string().max(200).optional(),
});
export type ApiField = Readonly<z.infer<typeof fieldSchema>>;

const relationSchema = z.strictObject({
  /** Of the attribute: `customer` gives `customer_id` (one) or `tags` gives `tag_ids` (many). */
  name: memberName,
  /** `one`: many of this entity to one of the other (n:1, so the other has many of these); `many`: n:m. */
  kind: z.enum(['one', 'many']),
  to: entityName,
  /** Of `one`: it must be named. */
  required: z.boolean().default(true),
});
export type ApiRelation = Readonly<z.infer<typeof relationSchema>>;

/** `public`: without signing in; `account`: whoever is signed in; else accounts of one of these roles. */
const accessSchema = z.union([z.enum(['public', 'account']), z.array(roleName).min(1).max(10)]);
export type ApiAccess = z.infer<typeof accessSchema>;

const entitySchema = z.strictObject({
  name: entityName,
  /** snake_case, of the path and the table; the plural of `name` when absent. */
  plural: memberName.optional(),
  description: z.string().max(300).optional(),
  /** Rows are of the account that made them, and no other account but an administrator finds them (404). */
  owned: z.boolean().default(true),
  /** A deleted row stays in its table with `deleted_at` and is not found any more. */
  softDelete: z.boolean().default(false),
  /** `public` reads are for entities that are not owned. */
  read: accessSchema.default('account'),
  write: accessSchema.default('account'),
  fields: z.array(fieldSchema).min(1).max(40),
  relations: z.array(relationSchema).max(20).default([]),
});
export type ApiEntity = Readonly<z.infer<typeof entitySchema>>;

export const modelShape = z.strictObject({
  /** Of the Python package: snake_case. */
  name: memberName,
  title: z.string().min(1).max(80).optional(),
  description: z.string().max(500).optional(),
  /** Beside `admin`, which is always there and may do everything. New accounts get the first one. */
  roles: z.array(roleName).min(1).max(10).default(['user']),
  entities: z.array(entitySchema).min(1).max(40),
});
export type ApiModel = Readonly<z.infer<typeof modelShape>>;
