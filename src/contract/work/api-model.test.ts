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
    assert.deepEqual([entities[1]?.owned, entities[1]?.read], [true, 'account']);
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
});
