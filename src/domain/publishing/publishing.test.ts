import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { findBranchFault, isPlainName, proposeBranch } from './branch-name.ts';
import { parseRemote } from './remote-address.ts';

describe('parseRemote', () => {
  const known = [
    ['https://github.com/acme/api.git', 'github.com', 'acme/api', 'https://github.com/acme/api.git'],
    ['https://mara:secret@GitHub.com/acme/api', 'github.com', 'acme/api', 'https://github.com/acme/api.git'],
    ['git@github.com:acme/api.git', 'github.com', 'acme/api', 'https://github.com/acme/api.git'],
    ['ssh://git@gitlab.com:22/a/b/c.git', 'gitlab.com', 'a/b/c', 'https://gitlab.com/a/b/c.git'],
    [
      'https://git.example.org:8443/a/b/',
      'git.example.org:8443',
      'a/b',
      'https://git.example.org:8443/a/b.git',
    ],
    ['https://github.com:443/a/b', 'github.com', 'a/b', 'https://github.com/a/b.git'],
    ['http://[::1]:8080/a/b', '[::1]:8080', 'a/b', 'http://[::1]:8080/a/b.git'],
    ['http://127.0.0.1:8080/a/b.git', '127.0.0.1:8080', 'a/b', 'http://127.0.0.1:8080/a/b.git'],
  ] as const;
  for (const [given, host, path, url] of known) {
    it(`reads ${given}`, () => {
      assert.deepEqual(parseRemote(given), { kind: 'found', address: { host, path, url } });
    });
  }

  const refused = [
    ...[
      'ext::sh -c touch% /tmp/x',
      'file:///srv/git/api.git',
      '/srv/git/api.git',
      '../api',
      'git://host/a/b',
    ],
    ...['http://github.com/acme/api', 'http://127.0.0.1.example.org/a/b', 'https://github.com/acme', ''],
    ...['https://github.com/../acme/api', 'https://github.com/acme/api?x=1', 'https://github.com/acme/api#x'],
    ...['https://github.com/-acme/api', 'git@github.com:/srv/a', 'ftp://host/a/b', 'https://host /a/b'],
    ...['https://github.com@evil.example:x/a/b', 'https://host\n/a/b', '-oProxyCommand=x:a/b'],
    ...['https://?@github.com/a/b', 'https://#@github.com/a/b', 'https://evil.example\\@github.com/a/b'],
    ...['https://2130706433/a/b', 'http://0x7f.1/a/b', 'https://010.0.0.1/a/b', 'https://host:70000/a/b'],
  ];
  for (const given of refused) {
    it(`refuses ${JSON.stringify(given)}`, () => {
      assert.equal(parseRemote(given).kind, 'refused');
    });
  }

  it('sends a token to no other host than the one that a parser of the standard reads', () => {
    const parts = fc.constantFrom(
      'https://',
      'a',
      '@',
      ':',
      '/',
      'git.example',
      '\\',
      '%2f',
      '?',
      '#',
      '.',
      '80',
      '..',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 14 }), (texts) => {
        const given = `https://${texts.join('')}`;
        const parsed = parseRemote(given);
        if (parsed.kind === 'refused') return;
        const standard = new URL(given);
        assert.equal(parsed.address.host, standard.host);
        assert.equal(new URL(parsed.address.url).host, standard.host);
      }),
      { numRuns: 20_000, seed: 33 },
    );
  });
});

describe('a branch that is published', () => {
  it('is none that is protected, and none that Git would read as something else', () => {
    for (const name of ['main', 'MASTER', 'release', 'release/2', 'release-2', 'HEAD', 'develop'])
      assert.match(findBranchFault(name, 'develop') ?? '', /doesn't push to/, name);
    for (const name of [
      '',
      '-d',
      'a b',
      'a..b',
      'a//b',
      'a/',
      '.a',
      'a/.b',
      'a.lock',
      'a.lock/b',
      'a:b',
      '+a',
      'a~1',
      'ä',
    ])
      assert.match(findBranchFault(name, 'main') ?? '', /can't be the name/, name);
    for (const name of ['vireo/1a-fix', 'mainly', 'fix/main', 'releases'])
      assert.equal(findBranchFault(name, 'main'), undefined, name);
  });

  it('is proposed with a name that may be pushed, whatever the title is', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.string({ unit: 'grapheme' }), (id, title) => {
        const name = proposeBranch(id, title);
        assert.ok(isPlainName(name) && findBranchFault(name, 'main') === undefined, name);
      }),
      { seed: 33 },
    );
    assert.equal(
      proposeBranch('0190-0000-5f3a9c01', 'Fix 3 findings (äußerst)!'),
      'vireo/5f3a9c01-fix-3-findings-a-u-erst',
    );
  });
});
