import assert from 'node:assert/strict';
import { matchName } from './match-name.ts';

const projects = [
  ['Nordwind GmbH', 'API rewrite'],
  ['Nordwind GmbH', 'Support'],
  ['Acme Ltd', 'API'],
  ['Acme Ltd', 'Shop'],
] as const;

const found = (said: string) => matchName(projects, said, (parts) => parts).map((parts) => parts.join('/'));

describe('a project named in short', () => {
  it('is the one of that name, before those that it begins', () => {
    assert.deepEqual(found('api'), ['Acme Ltd/API']);
    assert.deepEqual(found('api-rewrite'), ['Nordwind GmbH/API rewrite']);
    assert.deepEqual(found('supp'), ['Nordwind GmbH/Support']);
    assert.deepEqual(found('rewrite'), ['Nordwind GmbH/API rewrite']);
  });

  it('is each that it may be, when that is not clear', () => {
    assert.deepEqual(found('nordwind'), ['Nordwind GmbH/API rewrite', 'Nordwind GmbH/Support']);
    assert.deepEqual(found('s'), ['Nordwind GmbH/Support', 'Acme Ltd/Shop']);
  });

  it('is told by its client', () => {
    assert.deepEqual(found('nord/api'), ['Nordwind GmbH/API rewrite']);
    assert.deepEqual(found('acme/s'), ['Acme Ltd/Shop']);
  });

  it('is none where nothing is like it', () => {
    assert.deepEqual([found('zebra'), found('acme/'), found('-'), found('x/y/z')], [[], [], [], []]);
    assert.deepEqual(
      [found('shp'), found('nordsupport'), found('apirew')],
      [[], [], ['Nordwind GmbH/API rewrite']],
    );
  });
});
