import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { apiModelSchema } from './api-model.ts';

const invoice = {
  name: 'Invoice',
  fields: [
    { name: 'number', type: 'string', unique: true, max: 40 },
    { name: 'status', type: 'enum', values: ['draft', 'sent'], default: 'draft' },
  ],
  relations: [{ name: 'client', kind: 'one', to: 'Client' }],
};
const client = { name: 'Client', fields: [{ name: 'name', type: 'string' }] };

function issuesOf(...entities: readonly object[]): readonly string[] {
  const { error } = apiModelSchema.safeParse({ name: 'shop', entities });
  return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe('a data model of an API', () => {
  it('has its defaults', () => {
    const { roles, entities } = apiModelSchema.parse({ name: 'shop', entities: [invoice, client] });

    assert.deepEqual(roles, ['user']);
    assert.deepEqual(entities[0]?.relations[0]?.required, true);
    assert.deepEqual(
      { owned: entities[1]?.owned, read: entities[1]?.read },
      { owned: true, read: 'account' },
    );
  });

  it('is refused by the field that is wrong', () => {
    assert.deepEqual(issuesOf(invoice), ['entities.0.relations.0.to: there is no entity Client']);
    assert.deepEqual(issuesOf(client, client), [
      'entities.1.name: client is there twice',
      'entities.1.plural: clients is there twice',
    ]);
    assert.match(
      issuesOf({ ...client, write: ['boss'] })[0] ?? '',
      /^entities\.0\.write: there is no role boss/,
    );
    assert.match(issuesOf({ ...client, read: 'public' })[0] ?? '', /an owned entity cannot be public/);
    const wrong = (field: object) => issuesOf({ ...client, fields: [{ name: 'x', ...field }] })[0] ?? '';
    assert.match(wrong({ type: 'enum' }), /fields\.0\.values: an enum needs its values/);
    assert.match(wrong({ type: 'boolean', min: 1 }), /fields\.0\.min: a boolean has no limits/);
    assert.match(wrong({ type: 'integer', max: 3, default: 4 }), /fields\.0\.default/);
    assert.match(wrong({ type: 'integer', name: 'limit' }), /fields\.0\.name: limit is kept/);
    assert.equal(wrong({ type: 'integer', name: 'class' }), '', 'a name of Python has another one there');
    assert.match(wrong({ type: 'integer', scale: 3 }), /fields\.0\.scale: only a decimal/);
    assert.match(wrong({ type: 'text', pattern: 'a' }), /fields\.0\.pattern: only a string/);
    assert.match(wrong({ type: 'string', pattern: '(a|b)' }), /fields\.0\.pattern: is not understood/);
    assert.match(wrong({ type: 'string', pattern: 'a{9}', max: 5 }), /pattern: does not fit/);
    assert.match(wrong({ type: 'string', pattern: 'a[0-9]', unique: true }), /pattern: allows too few/);
    assert.match(wrong({ type: 'string', pattern: 'a', default: 'b' }), /fields\.0\.default/);
    assert.match(wrong({ type: 'decimal', scale: 1, default: '1.25' }), /fields\.0\.default/);
  });

  it('is refused where no project could be made of it', () => {
    const named = (name: string, more: object = {}) => ({ ...client, name, ...more });
    const one = (to: string, more: object = {}) => ({ name: 'other', kind: 'one', to, ...more });

    assert.match(issuesOf(named('Session'))[0] ?? '', /^entities\.0\.name: Session is a name/);
    assert.match(
      issuesOf(named('User', { plural: 'accounts' }))[0] ?? '',
      /plural: accounts is a path or a table/,
    );
    assert.match(issuesOf(client, named('ClientRead'))[0] ?? '', /^entities\.1\.name: ClientRead/);
    assert.match(issuesOf(named('Node', { relations: [one('Node')] }))[0] ?? '', /each need the other first/);
    assert.deepEqual(issuesOf(named('Node', { relations: [one('Node', { required: false })] })), []);
    const two = [named('A1', { relations: [one('B1')] }), named('B1', { relations: [one('A1')] })];
    assert.equal(issuesOf(...two).length, 2);
    const open = named('Visit', { owned: false, write: 'public', relations: [one('Client')] });
    assert.match(issuesOf(client, open)[0] ?? '', /Client has owners/);
    const issues = (model: object) =>
      apiModelSchema.safeParse({ entities: [client], ...model }).error?.issues;
    assert.match(issues({ name: 'json' })?.[0]?.message ?? '', /json is a package/);
    assert.match(issues({ name: 'shop', roles: ['a', 'a'] })?.[0]?.message ?? '', /a is there twice/);
  });

  it('is refused by rules that contradict each other', () => {
    const part = (relation: object, more: object = {}) =>
      issuesOf(client, {
        ...client,
        name: 'Part',
        relations: [{ name: 'whole', kind: 'one', to: 'Client', ...relation }],
        ...more,
      })[0] ?? '';

    assert.equal(part({ unique: true, onDelete: 'cascade' }), '');
    assert.match(part({ kind: 'many', unique: true }), /relations\.0\.unique: only a relation to one/);
    assert.match(part({ kind: 'many', onDelete: 'cascade' }), /relations\.0\.onDelete: only a relation/);
    assert.match(part({ onDelete: 'clear' }), /onDelete: a relation that is cleared must be optional/);
    assert.match(part({ onDelete: 'cascade' }, { softDelete: true }), /Part keeps deleted rows and Client/);
    assert.match(part({ name: 'owner' }), /relations\.0\.name: owner is kept/);
    const unique = (...names: string[]) => part({ unique: true }, { unique: [names] });
    assert.match(unique('name', 'nothing'), /unique\.0: there is no field or relation to one called nothing/);
    assert.match(unique('name', 'whole'), /unique\.0: whole is unique by itself/);
    assert.match(part({}, { pageSize: 60, maxPageSize: 50 }), /pageSize: must not be more/);
    assert.match(part({}, { delete: ['boss'] }), /delete: there is no role boss/);
    assert.match(part({}, { create: 'public' }), /create: an owned entity cannot be public/);
  });

  it('is refused by fields that no row could have', () => {
    const wrong = (field: object) => issuesOf({ ...client, fields: [{ name: 'x', ...field }] })[0] ?? '';

    assert.match(wrong({ type: 'boolean', unique: true }), /too few values/);
    assert.match(wrong({ type: 'integer', unique: true, min: 1, max: 9 }), /too few values/);
    assert.match(wrong({ type: 'string', unique: true, max: 3 }), /too few values/);
    assert.match(wrong({ type: 'decimal', min: 0.001 }), /2 behind it/);
    assert.match(wrong({ type: 'date', default: '2024-02-30' }), /fields\.0\.default/);
    assert.match(wrong({ type: 'text', max: 2_000_000 }), /not be more than/);
    assert.equal(wrong({ type: 'datetime', default: '2024-02-29T23:59:59Z' }), '');
  });
});
