/** What is wrong in an entity beside its names: rights of its actions, rules of its relations, what is unique together, pages. */
import type { ModelIssue } from './api-field-issues.ts';
import type { ApiAccess, ApiEntity, ApiField, ApiRelation } from './api-model-shape.ts';
import { countTexts, placesOf, readPattern } from './api-pattern.ts';

/** Those that change rows; `write` is of each that has no access of its own. */
export const changingActions = ['create', 'update', 'delete'] as const;
export type ChangingAction = (typeof changingActions)[number];

export function accessTo(entity: ApiEntity, action: ChangingAction): ApiAccess {
  return entity[action] ?? entity.write;
}

export function accessIssues(entity: ApiEntity, roles: ReadonlySet<string>): readonly ModelIssue[] {
  return (['read', 'write', ...changingActions] as const).flatMap((member) => {
    const access = entity[member];
    if (access === 'public' && entity.owned)
      return [{ path: [member], message: 'an owned entity cannot be public: set owned to false' }];
    if (access === undefined || typeof access === 'string') return [];
    const unknown = access.filter((role) => !roles.has(role));
    return unknown.map((role) => ({ path: [member], message: `there is no role ${role}` }));
  });
}

/** Who changes rows without an account finds no row of an account, so the relation could never be set. */
export function strangerIssues(entity: ApiEntity, entities: readonly ApiEntity[]): readonly ModelIssue[] {
  const isOpen = (['create', 'update'] as const).some((action) => accessTo(entity, action) === 'public');
  if (!isOpen) return [];
  const isOwned = (to: string) => entities.some(({ name, owned }) => name === to && owned);
  return entity.relations.flatMap(({ to }, at) =>
    isOwned(to)
      ? [
          {
            path: ['relations', at, 'to'],
            message: `${to} has owners, and ${entity.name} is written by everybody`,
          },
        ]
      : [],
  );
}

export function relationIssues(entity: ApiEntity, entities: readonly ApiEntity[]): readonly ModelIssue[] {
  return entity.relations.flatMap((relation, at) => {
    const to = entities.find(({ name }) => name === relation.to);
    const rule = relationRules.find(({ isBroken }) => isBroken({ relation, entity, to }));
    return rule === undefined
      ? []
      : [{ path: ['relations', at, rule.member], message: rule.say(entity.name, relation.to) }];
  });
}

interface Related {
  readonly relation: ApiRelation;
  readonly entity: ApiEntity;
  readonly to: ApiEntity | undefined;
}

const relationRules: readonly {
  readonly member: keyof ApiRelation;
  isBroken(related: Related): boolean;
  say(name: string, to: string): string;
}[] = [
  {
    member: 'unique',
    isBroken: ({ relation: { kind, unique } }) => kind === 'many' && unique,
    say: () => 'only a relation to one can be unique',
  },
  {
    member: 'onDelete',
    isBroken: ({ relation: { kind, onDelete } }) => kind === 'many' && onDelete !== 'restrict',
    say: () => 'only a relation to one has a rule for deletion',
  },
  {
    member: 'onDelete',
    isBroken: ({ relation: { onDelete, required } }) => onDelete === 'clear' && required,
    say: () => 'a relation that is cleared must be optional',
  },
  {
    member: 'onDelete',
    // The row would be kept with an id that leads nowhere.
    isBroken: ({ relation: { onDelete }, entity, to }) =>
      onDelete === 'cascade' && entity.softDelete && to?.softDelete === false,
    say: (name, to) => `${name} keeps deleted rows and ${to} does not: give ${to} soft_delete as well`,
  },
];

/** Fields of these types take another value in each row, as far as anybody can say. */
const narrow = new Set<ApiField['type']>(['boolean', 'enum']);

export function uniqueIssues(entity: ApiEntity): readonly ModelIssue[] {
  const { fields, relations, unique } = entity;
  const ones = relations.filter(({ kind }) => kind === 'one');
  const alone = new Set([...fields, ...ones].filter((each) => each.unique).map(({ name }) => name));
  const known = new Set([...fields, ...ones].map(({ name }) => name));
  const wide = new Set(
    [...fields.filter((field) => !narrow.has(field.type) && isWide(field)), ...ones].map(({ name }) => name),
  );
  return unique.flatMap((names, at) => {
    const say = (message: string) => [{ path: ['unique', at], message }];
    const missing = names.find((name) => !known.has(name));
    if (missing !== undefined) return say(`there is no field or relation to one called ${missing}`);
    if (new Set(names).size < names.length) return say('the same name is there twice');
    const lone = names.find((name) => alone.has(name));
    if (lone !== undefined) return say(`${lone} is unique by itself`);
    return names.some((name) => wide.has(name)) ? [] : say('has too few values together to be unique');
  });
}

function isWide({ type, min = -Infinity, max = Infinity, scale = 2, pattern }: ApiField): boolean {
  const read = pattern === undefined ? undefined : readPattern(pattern);
  if (read !== undefined) return countTexts(placesOf(read)) >= 1000;
  if (type === 'integer' || type === 'decimal') {
    const steps = type === 'integer' ? 1 : 10 ** scale;
    return (max - min) * steps >= 1000;
  }
  return (type !== 'string' && type !== 'text') || max >= 4;
}

export function pageIssues({ pageSize, maxPageSize }: ApiEntity): readonly ModelIssue[] {
  return pageSize > maxPageSize
    ? [{ path: ['pageSize'], message: `must not be more than the most of a page, ${maxPageSize}` }]
    : [];
}
