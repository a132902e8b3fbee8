import assert from 'node:assert/strict';
import type { SliceDeclaration } from '../../src/backend/platform/slice.ts';
import { renderPermissions } from './permissions.ts';

const slice = (
  name: SliceDeclaration['name'],
  permissions: NonNullable<SliceDeclaration['permissions']>,
): SliceDeclaration => ({ name, tables: [], reads: [], people: [], permissions });

const namesIn = (text: string): readonly string[] =>
  [...text.matchAll(/'([a-z]+:[a-z]+)'/g)].map(([, name = '']) => name);

describe('the table of permissions', () => {
  it('has those that are there in their place, and new ones last', () => {
    const slices = [
      slice('money/budgets', { 'budget:read': { viewer: 'all', user: 'member' } }),
      slice('time/entries', { 'time:write': {}, 'time:read': { user: 'own' } }),
    ];
    const before = "'time:read': {},\n'time:write': {},";

    const text = renderPermissions(slices, before);

    assert.deepEqual(namesIn(text), ['time:read', 'time:write', 'budget:read']);
    assert.match(text, /'budget:read': \{ viewer: 'all', user: 'member' \},/);
  });

  it('refuses a permission that two slices declare', () => {
    const twice = [slice('money/a', { 'budget:read': {} }), slice('money/b', { 'budget:read': {} })];

    assert.throws(() => renderPermissions(twice, ''), /Two slices declare the permission budget:read/);
  });
});
