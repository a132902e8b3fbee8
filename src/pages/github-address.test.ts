import assert from 'node:assert/strict';
import { findGitHubUrl } from './github-address.ts';

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
