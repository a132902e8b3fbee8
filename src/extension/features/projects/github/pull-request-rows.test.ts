import assert from 'node:assert/strict';
import { inEnglish as t } from '../../../../pages/words.ts';
import { buildPullRequestRows, describeGitHubFailure, findRepository } from './pull-request-rows.ts';

describe('findRepository', () => {
  it('reads owner and name, and nothing that is elsewhere', () => {
    assert.deepEqual(findRepository('https://github.com/acme/api'), { owner: 'acme', name: 'api' });
    assert.equal(findRepository('https://github.com.evil.example/acme/api'), undefined);
    assert.equal(findRepository(null), undefined);
  });
});

describe('buildPullRequestRows', () => {
  const pull = {
    number: 7,
    title: 'Mend login',
    author: 'max',
    draft: false,
    address: 'https://github.com/acme/api/pull/7',
    updatedAt: '2026-11-20T09:00:00Z',
  };

  it('shows number, title and author, and leads to the page', () => {
    const [row] = buildPullRequestRows('p', [pull], t);

    assert.equal(row?.label, '#7 Mend login');
    assert.equal(row?.description, 'max');
    assert.equal(row?.open, 'vireo.openOnGitHub');
    assert.deepEqual(row && 'address' in row && row.address, pull.address);
  });

  it('tells a draft by icon and word', () => {
    const [row] = buildPullRequestRows('p', [{ ...pull, draft: true }], t);

    assert.equal(row?.icon, 'git-pull-request-draft');
    assert.equal(row?.description, 'max · draft');
  });

  it('says that there are none', () => {
    assert.equal(buildPullRequestRows('p', [], t)[0]?.label, 'No open pull requests');
  });
});

describe('describeGitHubFailure', () => {
  it('is one sentence for each kind', () => {
    const failure = (status: number) => Object.assign(new Error('raw'), { status });

    assert.match(describeGitHubFailure(failure(401), t), /sign-in/);
    assert.match(describeGitHubFailure(failure(403), t), /later/);
    assert.match(describeGitHubFailure(failure(404), t), /no such repository/);
    assert.match(describeGitHubFailure(new TypeError('fetch failed'), t), /cannot be reached/);
  });
});
