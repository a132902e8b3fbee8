/** A data model as text that people read and change, and that `readModel` reads again as the same. */
import { stringify } from 'yaml';
import type { ApiEntity, ApiField, ApiModel, ApiRelation } from '../../../../../contract/work/api-model.ts';

export function writeModel({ name, title, description, roles, entities }: ApiModel): string {
  const settings = {
    name,
    ...(title !== undefined && { title }),
    ...(description !== undefined && { description }),
    ...((roles.length !== 1 || roles[0] !== 'user') && { roles }),
  };
  const written = Object.fromEntries(entities.map((entity) => [entity.name, writeEntity(entity)]));
  return `${stringify(settings)}\n${entities.map((entity) => stringify({ [entity.name]: written[entity.name] }, { lineWidth: 0 })).join('\n')}`;
}

function writeEntity({ plural, description, owned, softDelete, read, write, fields, relations }: ApiEntity) {
  return {
    ...(plural !== undefined && { plural }),
    ...(description !== undefined && { description }),
    ...(!owned && { owned }),
    ...(softDelete && { soft_delete: softDelete }),
    ...(read !== 'account' && { read }),
    ...(write !== 'account' && { write }),
    fields: Object.fromEntries([
      ...fields.map((field) => [field.name, writeField(field)]),
      ...relations.map((relation) => [relation.name, writeRelation(relation)]),
    ]),
  };
}

/** In one line where that says all of it. */
function writeField(field: ApiField): string | object {
  const { name: _, type, required, unique, values = [], min, max, description, default: value } = field;
  const isPlain = typeof value !== 'number' || type === 'integer';
  if (description !== undefined || !isPlain || /["'|?=]|^\s|\s$|^$/.test(String(value ?? 'x'))) {
    const { name: _name, ...rest } = field;
    return rest;
  }
  const words = [
    type === 'enum' ? (values.length === 1 ? `${values[0]} |` : values.join(' | ')) : type,
    ...(unique ? ['unique'] : []),
    ...(min === undefined ? [] : [`min ${min}`]),
    ...(max === undefined ? [] : [`max ${max}`]),
    ...(value === undefined ? [] : [`= ${String(value)}`]),
  ];
  return required ? words.join(' ') : [`${words[0]}?`, ...words.slice(1)].join(' ');
}

function writeRelation({ kind, to, required }: ApiRelation): string {
  if (kind === 'many') return `-> ${to}[]`;
  return `-> ${to}${required ? '' : '?'}`;
}
