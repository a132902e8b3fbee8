import assert from 'node:assert/strict';
import { matchNamedProjects, matchProjects } from './match-project.ts';

const projects = [
  { id: 'p1', name: 'API rewrite', client: 'Nordwind GmbH' },
  { id: 'p2', name: 'Shop', client: 'Acme' },
  { id: 'p3', name: 'Shop', client: 'Zweig' },
  { id: 'p4', name: 'Acme', client: undefined },
];
const found = (said: string) => matchProjects(projects, said, (one) => one).map(({ id }) => id);

describe('a project that is named', () => {
  it('is the one of exactly that id or name before those that are like it', () => {
    assert.deepEqual(found('p3'), ['p3']);
    assert.deepEqual(found('acme'), ['p4']);
    assert.deepEqual(found('Acme / Shop'), ['p2']);
    assert.deepEqual(found('zweig/shop'), ['p3']);
    assert.deepEqual(found('nordwind-gmbh/api-rewrite'), ['p1']);
  });

  it('is found in short, and each that it may be', () => {
    assert.deepEqual(found('nord'), ['p1']);
    assert.deepEqual(found('shop'), ['p2', 'p3']);
    assert.deepEqual(found('nobody'), []);
  });

  it('is not named by a part of its name', () => {
    assert.deepEqual(
      matchNamedProjects(projects, 'api', (one) => one),
      [],
    );
  });
});
