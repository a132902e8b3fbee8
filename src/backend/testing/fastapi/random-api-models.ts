/** Random data models of APIs, all of them valid. */
import * as fc from 'fast-check';
import { type ApiModel, apiModelSchema, type FieldType } from '../../../contract/work/api-model/api-model.ts';

/** Some of them are names that Python or its libraries use for something. */
const entityNames = [
  'Customer',
  'Order',
  'OrderLine',
  'Table',
  'Column',
  'Index',
  'Text',
  'Date',
  'Document',
  'Status',
  'Category',
  'Address',
  'Box',
  'Company',
  'Bus',
  'ABTest',
  'Item2',
  'HTTPRequest',
  'Task',
  'Event',
  'Message',
  'Statement',
  'Enquiry',
  'Sheep',
  'MedicalAppointmentConfirmationNotice',
  'Migration',
  'Select',
  'Function',
  'Check',
];
const memberNames = [
  'name',
  'title',
  'date',
  'text',
  'value',
  'number',
  'index',
  'table',
  'format',
  'hash',
  'count',
  'a',
  'x1',
  'order',
  'sum',
  'min',
  'max',
  'filter',
  'total',
  'price',
  'read',
  'update',
  'email',
  'url',
  'enum',
  'decimal',
  'uuid',
  'datetime',
  'is_open',
  'due_date',
  'status',
  'kind',
  'note',
  'body',
  'row',
  'account',
  'object',
  'next',
  'pass_mark',
  'name_of_who_has_to_agree_in_time',
];
const relationNames = [
  'parent',
  'source',
  'client',
  'manager',
  'links',
  'labels',
  'entries',
  'peer',
  'boss',
  'glasses',
];
const prose = [
  'With "quotes" and \'more\'.',
  'Back\\slash\nand a line',
  'Ünïcode ☂ {braces} %s',
  'Plain',
  ' """ ',
];

const limits = fc.record(
  { low: fc.integer({ min: 0, max: 12 }), room: fc.integer({ min: 0, max: 60 }) },
  { noNullPrototype: true },
);

function fieldOf(name: string): fc.Arbitrary<Record<string, unknown>> {
  return fc
    .record({
      type: fc.constantFrom<FieldType>(
        ...([
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
        ] as const),
        'enum',
      ),
      required: fc.boolean(),
      unique: fc.nat(4),
      hasDefault: fc.boolean(),
      hasLimits: fc.boolean(),
      limits,
      negative: fc.boolean(),
      values: fc.uniqueArray(fc.constantFrom('open', 'closed', 'in_work', 'none', 'x', 'on_hold'), {
        minLength: 1,
      }),
      description: fc.option(fc.constantFrom(...prose), { nil: undefined }),
    })
    .map(({ type, required, unique, hasDefault, hasLimits, values, description, ...rest }) => {
      const bounds = hasLimits ? boundsOf(type, rest) : {};
      const field = { name, type, required, ...bounds, ...(type === 'enum' ? { values } : {}) };
      return {
        ...field,
        ...(description === undefined ? {} : { description }),
        unique: unique === 0 && !['boolean', 'enum'].includes(type) && !hasLimits,
        ...(hasDefault ? { default: defaultOf(type, { ...rest, values, hasLimits }) } : {}),
      };
    });
}

interface Drawn {
  readonly limits: { readonly low: number; readonly room: number };
  readonly negative: boolean;
}

function boundsOf(type: FieldType, { limits: { low, room }, negative }: Drawn): object {
  const sign = negative ? -1 : 1;
  if (type === 'string' || type === 'text') return { min: low, max: low + room };
  if (type === 'integer') return { min: sign * low, max: sign * low + room };
  return type === 'decimal' ? { min: sign * low + 0.25, max: sign * low + 0.25 + room } : {};
}

function defaultOf(
  type: FieldType,
  { limits: { low }, negative, values, hasLimits }: Drawn & { values: readonly string[]; hasLimits: boolean },
): string | number | boolean {
  const sign = negative ? -1 : 1;
  return {
    string: 'd'.repeat(hasLimits ? low : 5),
    text: 'd'.repeat(hasLimits ? low : 7),
    integer: sign * low,
    decimal: sign * low + (hasLimits ? 0.25 : 0.5),
    boolean: negative,
    date: '2024-02-29',
    datetime: '2024-12-31T23:59:59Z',
    uuid: '33333333-3333-4333-8333-333333333333',
    email: 'nobody@example.com',
    url: 'https://example.com/',
    enum: values[0] ?? '',
  }[type];
}

const accesses = fc.constantFrom('public', 'account', ['worker'], ['clerk', 'worker'], ['admin']);

function entityOf(name: string, index: number, names: readonly string[]): fc.Arbitrary<object> {
  const relation = fc.record({
    name: fc.constantFrom(...relationNames),
    kind: fc.constantFrom('one', 'many'),
    to: fc.nat(names.length - 1),
    required: fc.boolean(),
  });
  return fc
    .record({
      description: fc.option(fc.constantFrom(...prose), { nil: undefined }),
      owned: fc.boolean(),
      softDelete: fc.boolean(),
      read: accesses,
      write: accesses,
      fields: fc
        .uniqueArray(fc.constantFrom(...memberNames), { minLength: 1, maxLength: 7 })
        .chain((chosen) => fc.tuple(...chosen.map(fieldOf))),
      relations: fc.uniqueArray(relation, { maxLength: 3, selector: (each) => each.name }),
    })
    .map(({ description, relations, ...entity }) => ({
      ...entity,
      name,
      ...(description === undefined ? {} : { description }),
      // Only to earlier ones: no circle of relations that must be set.
      relations: relations.map((each) => ({
        ...each,
        required: each.required && each.to < index,
        to: names[each.to] ?? name,
      })),
    }));
}

/** The parts are drawn freely; what does not fit together is drawn again. */
export function randomApiModels(entities: {
  readonly min: number;
  readonly max: number;
}): fc.Arbitrary<ApiModel> {
  return fc
    .uniqueArray(fc.constantFrom(...entityNames), { minLength: entities.min, maxLength: entities.max })
    .chain((names) =>
      fc.record({
        name: fc.constantFrom('shop', 'a', 'clinic_of_the_town', 'x2y'),
        title: fc.constantFrom(...prose),
        roles: fc.constant(['worker', 'clerk']),
        entities: fc.tuple(...names.map((name, index) => soundEntity(name, index, names))),
      }),
    )
    .map(withoutStrangers)
    .filter((model) => apiModelSchema.safeParse(model).success)
    .map((model) => apiModelSchema.parse(model));
}

function soundEntity(name: string, index: number, names: readonly string[]): fc.Arbitrary<object> {
  const known = names.map((each) => ({ name: each, owned: false, fields: [{ name: 'x', type: 'text' }] }));
  return entityOf(name, index, names).filter(
    (entity) =>
      apiModelSchema.safeParse({
        name: 'shop',
        roles: ['worker', 'clerk'],
        entities: known.map((each, at) => (at === index ? entity : each)),
      }).success,
  );
}

/** Whoever writes without an account finds no row that has an owner. */
function withoutStrangers(model: { readonly entities: readonly object[] }): object {
  const isOwned = (to: string) =>
    model.entities.some(
      (each) => 'name' in each && each.name === to && 'owned' in each && each.owned === true,
    );
  return {
    ...model,
    entities: model.entities.map((entity) =>
      'write' in entity &&
      entity.write === 'public' &&
      'relations' in entity &&
      Array.isArray(entity.relations)
        ? { ...entity, relations: entity.relations.filter(({ to }) => !isOwned(to)) }
        : entity,
    ),
  };
}
