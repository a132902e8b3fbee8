import assert from 'node:assert/strict';
import { toRepositoryUri } from './repository-uri.ts';

describe('the address of a repository', () => {
  it('is a URI without what opens it', () => {
    const given = [
      'https://ada:secret@git.example/acme/api.git?token=x#y',
      'ssh://git@git.example:2222/acme/api.git',
      'git@git.example:acme/api.git',
      'git.example:/srv/api.git',
    ];

    assert.deepEqual(given.map(toRepositoryUri), [
      'https://git.example/acme/api.git',
      'ssh://git.example:2222/acme/api.git',
      'ssh://git.example/acme/api.git',
      'ssh://git.example/srv/api.git',
    ]);
  });

  it('is none for a place on this machine', () => {
    for (const place of [
      undefined,
      '',
      '/srv/api.git',
      '../api',
      'file:///srv/api.git',
      'C:\\work\\api',
      'C:/work/api',
    ])
      assert.equal(toRepositoryUri(place), undefined, place);
  });
});
