import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  canBePlaceOf,
  isWithin,
  matchProjects,
  type Place,
  type PlacedProject,
  type ProjectRules,
  toRepository,
} from './project-rules.ts';

const rules = (id: string, change: Partial<ProjectRules> = {}): ProjectRules => ({
  id,
  folder: null,
  remotes: [],
  branches: [],
  ...change,
});
const place: Place = {
  folder: '/home/mara/api',
  remote: 'git@github.com:Acme/API.git',
  branch: 'feature/ACME-12-login',
};
const sureOf = (projects: readonly ProjectRules[], where: Place = place) =>
  matchProjects(projects, where).sure;

describe('matchProjects', () => {
  it('takes the project of the folder, the deepest one first', () => {
    const projects = [rules('outer', { folder: '/home/mara' }), rules('inner', { folder: '/home/mara/api' })];

    assert.deepEqual(matchProjects(projects, place), { sure: 'inner', ids: ['inner', 'outer'] });
  });

  it('takes the project of the repository where no folder is linked', () => {
    assert.equal(sureOf([rules('acme', { remotes: ['github.com/acme/*'] }), rules('none')]), 'acme');
  });

  it('prefers a pattern that says more', () => {
    const projects = [
      rules('all', { remotes: ['github.com/acme/*'] }),
      rules('one', { remotes: ['github.com/acme/api'] }),
    ];

    assert.equal(sureOf(projects), 'one');
  });

  it('prefers the branch to the folder', () => {
    const projects = [
      rules('folder', { folder: '/home/mara/api' }),
      rules('branch', { branches: ['*acme-*'] }),
    ];

    assert.equal(sureOf(projects), 'branch');
  });

  it('leaves out a project of other branches', () => {
    const projects = [
      rules('v1', { folder: '/home/mara/api', branches: ['v1/*'] }),
      rules('trunk', { folder: '/home/mara/api' }),
    ];

    assert.deepEqual(matchProjects(projects, place).ids, ['trunk']);
    assert.equal(sureOf(projects, { ...place, branch: 'v1/mend' }), 'v1');
  });

  it('does not take a branch of the right name in another place', () => {
    const elsewhere = rules('elsewhere', { folder: '/home/mara/web', branches: ['feature/*'] });

    assert.deepEqual(matchProjects([elsewhere], place).ids, []);
  });

  it('is not sure between two that fit alike', () => {
    const projects = [rules('one', { folder: '/home/mara/api' }), rules('two', { folder: '/home/mara/api' })];

    assert.deepEqual(matchProjects(projects, place), { sure: undefined, ids: ['one', 'two'] });
  });

  it('fits nothing without a rule', () => {
    assert.deepEqual(matchProjects([rules('bare')], place), { sure: undefined, ids: [] });
  });

  it('answers the same in whatever order the projects come', () => {
    const pattern = fc.constantFrom('*', 'feature/*', 'main', '*acme-*');
    const project = fc.record({
      id: fc.uuid(),
      folder: fc.constantFrom(null, '/home/mara', '/home/mara/api', '/elsewhere'),
      remotes: fc.array(fc.constantFrom('github.com/acme/*', 'github.com/acme/api', '*'), { maxLength: 2 }),
      branches: fc.array(pattern, { maxLength: 2 }),
    });
    fc.assert(
      fc.property(fc.uniqueArray(project, { selector: ({ id }) => id, maxLength: 6 }), (projects) => {
        assert.equal(sureOf(projects), sureOf([...projects].reverse()));
      }),
    );
  });
});

describe('toRepository', () => {
  for (const remote of [
    'git@github.com:Acme/API.git',
    'https://github.com/acme/api',
    'https://token@github.com/acme/api.git/',
    'ssh://git@github.com:22/acme/api.git',
    'git+ssh://git@github.com/acme/api',
    'github.com:acme/api',
    'github.com/acme/api',
  ]) {
    it(`reads ${remote}`, () => assert.equal(toRepository(remote), 'github.com/acme/api'));
  }

  it('knows no repository at a path of the machine, or none', () => {
    for (const none of [null, '', '/srv/git/api.git', 'file:///srv/git/api', 'C:\\git\\api', '../api']) {
      assert.equal(toRepository(none), null);
    }
  });
});

describe('isWithin', () => {
  it('does not take a sibling with the same beginning for a child', () => {
    assert.equal(isWithin('/home/api-old', '/home/api'), false);
    assert.equal(isWithin('/home/api', '/home/api/'), true);
    assert.equal(isWithin('C:\\work\\api\\src', 'C:\\work\\api'), true);
  });
});

describe('canBePlaceOf', () => {
  const placed = (id: string, change: Partial<PlacedProject> = {}): PlacedProject => ({
    ...rules(id),
    githubUrl: null,
    archivedAt: null,
    ...change,
  });
  const home = placed('home', { folder: '/home/mara/shop' });
  const open = placed('open');

  it('is its own folder, where it has one', () => {
    assert.equal(canBePlaceOf([home, open], 'home', place), false);
    assert.equal(canBePlaceOf([home, open], 'home', { ...place, folder: '/home/mara/shop/web' }), true);
  });

  it('is another clone of its repository, too', () => {
    const cloned = placed('home', { folder: '/home/mara/shop', githubUrl: 'https://github.com/acme/api' });

    assert.equal(canBePlaceOf([cloned], 'home', place), true);
    assert.equal(canBePlaceOf([cloned], 'home', { ...place, remote: null }), false);
  });

  it('is anywhere without a folder, but where another project surely is', () => {
    assert.equal(canBePlaceOf([home, open], 'open', place), true);
    assert.equal(canBePlaceOf([home, open], 'open', { ...place, folder: '/home/mara/shop' }), false);
  });
});
