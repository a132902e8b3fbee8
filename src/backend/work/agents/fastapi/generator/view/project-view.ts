/** The model with everything resolved that the templates ask for. */
import type { ApiAccess, ApiEntity, ApiModel } from '../../../../../../contract/work/api-model/api-model.ts';
import { pluralOf, singular, snakeOf } from '../../../../../../contract/work/api-model/api-model-issues.ts';
import { naturally } from '../python/imports.ts';
import { type FieldView, viewField } from './field-view.ts';
import { databaseName } from './names.ts';

export interface OneView {
  readonly name: string;
  /** `customer_id`. */
  readonly column: string;
  readonly to: Target;
  readonly isNullable: boolean;
  /** The constraint is added after both tables: they refer to one another. */
  readonly isLate: boolean;
}

export interface ManyView {
  readonly name: string;
  /** `tag_ids`. */
  readonly ids: string;
  readonly to: Target;
  /** Of the table between both. */
  readonly table: string;
  readonly constant: string;
}

/** What others need of an entity. */
export interface Target {
  readonly name: string;
  readonly snake: string;
  readonly table: string;
  readonly isOwned: boolean;
  readonly isSoft: boolean;
}

export interface Referrer {
  readonly name: string;
  readonly snake: string;
  readonly column: string;
}

export interface EntityView extends Target {
  /** Of the model: `billing` in `billing.models.customer`. */
  readonly project: string;
  readonly description: string | undefined;
  readonly read: ApiAccess;
  readonly write: ApiAccess;
  readonly fields: readonly FieldView[];
  readonly ones: readonly OneView[];
  readonly manys: readonly ManyView[];
  /** Columns elsewhere that may name a row of this entity. */
  readonly referrers: readonly Referrer[];
  /** A role that may read and write; \`admin\` where no other may do both. */
  readonly caller: string;
  /** A role that may read. */
  readonly reader: string;
}

export interface ProjectView {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  /** Of environment variables: `BILLING_`. */
  readonly prefix: string;
  /** The first is given to new accounts; `admin` is the last. */
  readonly roles: readonly string[];
  /** In the order of their names. */
  readonly entities: readonly EntityView[];
  /** Those that others refer to go first. */
  readonly byDependency: readonly EntityView[];
}

export function viewProject(model: ApiModel): ProjectView {
  const roles = [...new Set(model.roles.filter((role) => role !== 'admin')), 'admin'];
  const targets = new Map(model.entities.map((entity) => [entity.name, targetOf(entity)]));
  const order = orderOf(model.entities);
  const entities = model.entities.map((entity) => viewEntity(entity, { model, targets, order, roles }));
  return {
    name: model.name,
    roles,
    prefix: `${model.name.toUpperCase()}_`,
    title: model.title ?? model.name.replaceAll('_', ' ').replace(/^./, (mark) => mark.toUpperCase()),
    description: model.description ?? '',
    entities: entities.toSorted((left, right) => naturally(left.snake, right.snake)),
    byDependency: order.flatMap((name) => entities.find((entity) => entity.name === name) ?? []),
  };
}

function targetOf(entity: ApiEntity): Target {
  const { name, owned, softDelete } = entity;
  return {
    name,
    snake: snakeOf(name),
    table: databaseName(pluralOf(entity)),
    isOwned: owned,
    isSoft: softDelete,
  };
}

interface Whole {
  readonly model: ApiModel;
  readonly targets: ReadonlyMap<string, Target>;
  readonly order: readonly string[];
  readonly roles: readonly string[];
}

function viewEntity(entity: ApiEntity, whole: Whole): EntityView {
  const { model, targets, order, roles } = whole;
  const self = targets.get(entity.name) ?? targetOf(entity);
  const relations = entity.relations.map((relation) => ({
    ...relation,
    to: targets.get(relation.to) ?? self,
  }));
  return {
    ...self,
    project: model.name,
    description: entity.description,
    read: entity.read,
    write: entity.write,
    fields: entity.fields.map((field) => viewField(entity.name, field)),
    ones: relations
      .filter(({ kind }) => kind === 'one')
      .map(({ name, to, required }) => ({
        name,
        column: `${name}_id`,
        to,
        isNullable: !required,
        isLate: order.indexOf(to.name) > order.indexOf(entity.name),
      })),
    manys: relations
      .filter(({ kind }) => kind === 'many')
      .map(({ name, to }) => ({
        name,
        ids: `${singular(name)}_ids`,
        to,
        constant: `${name.toUpperCase()}_LINKS`,
        table: databaseName('link', self.table, name),
      })),
    referrers: model.entities.flatMap((other) =>
      other.relations
        .filter(({ kind, to }) => kind === 'one' && to === entity.name)
        .map(({ name }) => ({ name: other.name, snake: snakeOf(other.name), column: `${name}_id` })),
    ),
    caller: roles.find((role) => may(entity.read, role) && may(entity.write, role)) ?? 'admin',
    reader: roles.find((role) => may(entity.read, role)) ?? 'admin',
  };
}

/** What the access names, without the administrator, who always may. */
export function may(access: ApiAccess, role: string): boolean {
  return typeof access === 'string' || access.includes(role);
}

/** Depth first; an edge that closes a circle leads to a later table, and its constraint is added when both are there. */
function orderOf(entities: readonly ApiEntity[]): readonly string[] {
  const done: string[] = [];
  const begun = new Set<string>();
  const visit = (name: string) => {
    const entity = entities.find((each) => each.name === name);
    if (entity === undefined || begun.has(name)) return;
    begun.add(name);
    for (const { kind, to } of entity.relations) if (kind === 'one') visit(to);
    done.push(name);
  };
  for (const { name } of entities) visit(name);
  return done;
}
