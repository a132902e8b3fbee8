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
    assert.match(wrong({ type: 'integer', name: 'class' }), /fields\.0\.name: class is kept/);
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
