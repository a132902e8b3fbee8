import assert from 'node:assert/strict';
import type { PlacedProject } from '../../../domain/project-rules.ts';
import { folderToOffer } from './folder-to-offer.ts';

const project = (more: Partial<PlacedProject>): PlacedProject => ({
  id: 'shop',
  folder: null,
  remotes: ['github.com/acme/shop'],
  branches: [],
  githubUrl: null,
  archivedAt: null,
  ...more,
});
const place = { folder: '/work/shop', remote: 'git@github.com:acme/shop.git', branch: 'main' };

describe('an open folder', () => {
  it('is offered to the one project whose repository it is', () => {
    const byAddress = project({ remotes: [], githubUrl: 'https://github.com/acme/shop/' });
    const offered = { projectId: 'shop', folder: '/work/shop' };

    assert.deepEqual(folderToOffer([project({}), project({ id: 'api', remotes: [] })], [place]), offered);
    assert.deepEqual(folderToOffer([byAddress], [{ ...place, folder: '/x', remote: null }, place]), offered);
  });

  it('is not where it could be of two, is of none, or the project has a folder or is archived', () => {
    const others = [
      [project({}), project({ id: 'twin' })],
      [project({ remotes: ['github.com/acme/api'] })],
      [project({ folder: '/home/mara/shop' })],
      [project({ archivedAt: '2026-11-01T00:00:00Z' })],
      [project({ remotes: [], branches: ['main'] })],
    ];

    assert.deepEqual(
      others.map((projects) => folderToOffer(projects, [place])),
      others.map(() => undefined),
    );
    assert.equal(folderToOffer([project({})], [{ ...place, remote: null }]), undefined);
  });
});
