import assert from 'node:assert/strict';
import type { Project } from '../../../api-client/index.ts';
import { findProject } from './project-of-place.ts';

const project = (id: string, more: Partial<Project>): Project =>
  ({ id, folder: null, githubUrl: null, remotes: [], branches: [], archivedAt: null, ...more }) as Project;

const place = { folder: '/home/mara/api/web', remote: 'git@github.com:acme/api.git', branch: 'login' };

describe('the project of the commits of a folder', () => {
  it('is known by a folder around it, its repository, and its branch, as for the timer', () => {
    assert.equal(findProject([project('a', { folder: '/home/mara/api' })], place), 'a');
    assert.equal(findProject([project('a', { githubUrl: 'https://github.com/acme/api' })], place), 'a');
    assert.equal(findProject([project('a', { remotes: ['github.com/acme/*'] })], place), 'a');
    const projects = [
      project('a', { folder: '/home/mara/api' }),
      project('b', { folder: '/home/mara/api', branches: ['log*'] }),
    ];
    assert.equal(findProject(projects, place), 'b');
    assert.equal(findProject(projects, { ...place, branch: 'main' }), 'a');
  });

  it('is none of those that are archived, and none where two fit alike', () => {
    const [one, other] = [
      project('a', { folder: '/home/mara/api' }),
      project('b', { folder: '/home/mara/api' }),
    ];

    assert.equal(findProject([one, other], place), null);
    assert.equal(findProject([one, { ...other, archivedAt: '2026-11-01T00:00:00.000Z' }], place), 'a');
    assert.equal(findProject([], place), null);
  });
});
