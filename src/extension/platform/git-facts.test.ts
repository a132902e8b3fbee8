import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findGitHubUrl, toCommits, withoutCredentials } from './git-facts.ts';

describe('withoutCredentials', () => {
  it('drops user, password, query and fragment', () => {
    assert.equal(
      withoutCredentials('https://max:ghp_secret@github.com/acme/api.git?x=secret#secret'),
      'https://github.com/acme/api.git',
    );
    assert.equal(withoutCredentials('git@github.com:acme/api.git'), 'github.com:acme/api.git');
  });

  it('keeps no address of this machine and nothing that is none', () => {
    assert.equal(withoutCredentials('file:///home/max/api'), null);
    assert.equal(withoutCredentials('/home/max/api'), null);
    assert.equal(withoutCredentials(undefined), null);
  });

  it('never lets a password through, whatever it is made of', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9._~%-]{8,20}$/), (secret) => {
        const seen = withoutCredentials(`https://user:${encodeURIComponent(secret)}@host.example/repo.git`);
        assert.equal(seen, 'https://host.example/repo.git');
      }),
    );
  });
});

describe('findGitHubUrl', () => {
  for (const remote of [
    'https://github.com/acme/api.git',
    'git@github.com:acme/api.git',
    'github.com:acme/api',
    'ssh://git@github.com/acme/api.git',
    'https://token@github.com/acme/api/',
  ]) {
    it(`reads ${remote}`, () => {
      assert.equal(findGitHubUrl(remote), 'https://github.com/acme/api');
    });
  }

  it('takes no other host for GitHub', () => {
    assert.equal(findGitHubUrl('https://github.com.evil.example/acme/api'), undefined);
    assert.equal(findGitHubUrl('https://evil.example/github.com/acme/api'), undefined);
    assert.equal(findGitHubUrl(null), undefined);
  });
});

describe('toCommits', () => {
  it('orders by time and keeps the subject alone', () => {
    const commits = toCommits([
      { hash: 'b', message: 'Second\n\nbody', at: new Date('2026-11-20T10:00:00Z') },
      { hash: 'a', message: 'First', at: new Date('2026-11-20T09:00:00Z') },
      { hash: 'x', message: 'Undated', at: undefined },
    ]);

    assert.deepEqual(
      commits.map(({ hash, subject }) => [hash, subject]),
      [
        ['a', 'First'],
        ['b', 'Second'],
      ],
    );
  });
});
