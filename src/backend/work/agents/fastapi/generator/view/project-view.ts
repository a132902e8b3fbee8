/** The model with everything resolved that the templates ask for. */
import {
  accessTo,
  type ChangingAction,
  changingActions,
} from '../../../../../../contract/work/api-model/api-entity-issues.ts';
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
  /** No two rows name the same one. */
  readonly isUnique: boolean;
  /** As SQL has it: what becomes of this row when that one is deleted. */
  readonly onDelete: 'RESTRICT' | 'CASCADE' | 'SET NULL';
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

export interface EntityView extends Target {
  /** Of the model: `billing` in `billing.models.customer`. */
  readonly project: string;
  readonly description: string | undefined;
  readonly read: ApiAccess;
  /** Of each action that changes rows. */
  readonly changes: Readonly<Record<ChangingAction, ApiAccess>>;
  readonly fields: readonly FieldView[];
  readonly ones: readonly OneView[];
  readonly manys: readonly ManyView[];
  /** Columns that are unique together. */
  readonly uniques: readonly (readonly string[])[];
  readonly pageSize: number;
  readonly maxPageSize: number;
  /** A role that may do everything with its rows; \`admin\` where no other may. */
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
  const varied = variedOf(entity);
  const relations = entity.relations.map((relation) => ({
    ...relation,
    to: targets.get(relation.to) ?? self,
  }));
  return {
    ...self,
    project: model.name,
    description: entity.description,
    read: entity.read,
    changes: {
      create: accessTo(entity, 'create'),
      update: accessTo(entity, 'update'),
      delete: accessTo(entity, 'delete'),
    },
    fields: entity.fields.map((field) => viewField(entity.name, field, varied.has(field.name))),
    ones: relations
      .filter(({ kind }) => kind === 'one')
      .map(({ name, to, required, unique, onDelete }) => ({
        name,
        column: `${name}_id`,
        to,
        isNullable: !required,
        isUnique: unique,
        onDelete: deleteRules[onDelete],
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
    uniques: entity.unique.map((names) => names.map((name) => columnOf(entity, name))),
    pageSize: entity.pageSize,
    maxPageSize: entity.maxPageSize,
    caller:
      roles.find(
        (role) =>
          may(entity.read, role) && changingActions.every((action) => may(accessTo(entity, action), role)),
      ) ?? 'admin',
    reader: roles.find((role) => may(entity.read, role)) ?? 'admin',
  };
}

const deleteRules = { restrict: 'RESTRICT', cascade: 'CASCADE', clear: 'SET NULL' } as const;

function columnOf({ relations }: ApiEntity, name: string): string {
  return relations.some((relation) => relation.name === name) ? `${name}_id` : name;
}

/** What is unique by itself, and of what is unique together one field where no relation differs already. */
function variedOf({ fields, relations, unique }: ApiEntity): ReadonlySet<string> {
  const related = new Set(relations.map(({ name }) => name));
  const wide = fields.filter(({ type }) => type !== 'boolean' && type !== 'enum');
  const together = unique.flatMap((names) =>
    names.some((name) => related.has(name))
      ? []
      : (wide.find(({ name }) => names.includes(name))?.name ?? []),
  );
  return new Set([...fields.filter((field) => field.unique).map(({ name }) => name), ...together]);
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
