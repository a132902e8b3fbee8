import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readGraph } from '../testing.test.ts';
import type { PackageName } from './advisory-source.ts';
import { judge } from './affected.ts';
import { findLeastFix, matchAdvisories } from './match-advisories.ts';
import { type OsvAdvisory, type OsvEvent, parseAdvisory } from './osv.ts';

interface Sample {
  readonly id: string;
  readonly events: readonly OsvEvent[];
  readonly name?: string;
  readonly aliases?: readonly string[];
  readonly score?: string;
  readonly word?: string;
}

function advisoryOf({ id, events, name = 'ms', aliases, score, word }: Sample): OsvAdvisory {
  const parsed = parseAdvisory({
    id,
    modified: '2026-01-01T00:00:00Z',
    aliases,
    severity: score === undefined ? undefined : [{ type: 'CVSS', score }],
    database_specific: { severity: word },
    affected: [{ package: { ecosystem: 'npm', name }, ranges: [{ type: 'SEMVER', events }] }],
  });
  if (parsed.kind === 'refused') throw new Error(parsed.why);
  return parsed.advisory;
}

const lock = {
  lockfileVersion: 3,
  packages: {
    '': { name: 'shop', dependencies: { ms: '1', local: 'file:x', fork: 'git+https://x/ms.git' } },
    'node_modules/ms': { version: '1.2.0' },
    'node_modules/local': { version: '1.0.0', name: 'ms', resolved: 'file:x' },
    'node_modules/fork': { version: '1.0.0', name: 'ms', resolved: 'git+ssh://x/ms.git#abc' },
    'node_modules/other': { version: '1.0.0' },
  },
};

async function match(...advisories: readonly OsvAdvisory[]) {
  const graph = await readGraph({ 'package-lock.json': JSON.stringify(lock) }, 'package-lock.json');
  const find = async ({ name }: PackageName) =>
    advisories.filter(({ affected }) => affected[0]?.package.name === name);
  return await matchAdvisories([graph], { find });
}

const before2 = [{ introduced: '0' }, { fixed: '2.0.0' }];

describe('packages that advisories speak of', () => {
  it('are those that a registry serves: a folder and a fork of the same name are others', async () => {
    const found = await match(advisoryOf({ id: 'A', events: before2 }));

    assert.deepEqual(
      found.map(({ node, fixedIn }) => [node.id, fixedIn]),
      [['node_modules/ms', '2.0.0']],
    );
  });

  it('are told once of a flaw that two databases write of, with the worse severity and all names', async () => {
    const [found] = await match(
      advisoryOf({ id: 'PYSEC-1', events: before2, aliases: ['CVE-1'], word: 'LOW' }),
      advisoryOf({
        id: 'GHSA-1',
        events: before2,
        aliases: ['CVE-1'],
        score: 'CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H',
      }),
      advisoryOf({ id: 'GHSA-2', events: before2, word: 'MODERATE' }),
    );

    assert.deepEqual(
      found?.advisories.map(({ advisory, aliases, severity }) => [advisory.id, aliases, severity]),
      [
        ['GHSA-1', ['CVE-1', 'PYSEC-1'], { level: 'critical', score: 9.8 }],
        ['GHSA-2', [], { level: 'medium' }],
      ],
    );
  });

  it('are told with doubt where a version cannot be ordered', async () => {
    const [found] = await match(advisoryOf({ id: 'A', events: [{ introduced: 'dawn of time' }] }));

    assert.equal(found?.advisories[0]?.verdict, 'unknown');
  });

  for (const [score, word, level] of [
    ['CVSS:4.0/AV:N/AC:L/AT:N/PR:N/UI:N/VC:H/VI:H/VA:H/SC:N/SI:N/SA:N', undefined, 'critical'],
    ['CVSS:3.0/AV:N/AC:H/PR:N/UI:R/S:C/C:L/I:L/A:N', undefined, 'medium'],
    ['AV:N/AC:L/Au:N/C:P/I:P/A:P', undefined, 'high'],
    ['CVSS:3.1/AV:N', 'LOW', 'low'],
    [undefined, 'CRITICAL', 'critical'],
    [undefined, 'toString', 'medium'],
    [undefined, undefined, 'medium'],
  ] as const) {
    it(`are ${level} by ${score ?? word ?? 'nothing'}`, async () => {
      const sample = { id: 'A', events: before2, ...(score && { score }), ...(word && { word }) };

      assert.equal((await match(advisoryOf(sample)))[0]?.advisories[0]?.severity.level, level);
    });
  }

  it('are critical where they were made to do harm', async () => {
    const [found] = await match(advisoryOf({ id: 'MAL-2026-1', events: [{ introduced: '0' }], word: 'LOW' }));

    assert.equal(found?.advisories[0]?.severity.level, 'critical');
    assert.equal(found?.fixedIn, undefined);
  });
});

describe('the least upgrade', () => {
  const installed = { ecosystem: 'npm', name: 'ms', version: '1.2.0' } as const;

  it('does not lead into another advisory, nor onto what comes before a release', () => {
    const all = [
      advisoryOf({ id: 'A', events: [{ introduced: '0' }, { fixed: '1.2.5-rc.1' }] }),
      advisoryOf({ id: 'B', events: [{ introduced: '1.2.5' }, { fixed: '1.3.1' }] }),
      advisoryOf({ id: 'C', events: [{ introduced: '1.0.0' }, { fixed: '1.2.5' }] }),
    ];

    assert.equal(findLeastFix(all, installed), '1.3.1');
  });

  it('is above what is installed, free of every advisory, and no lower version named as fixed is', () => {
    const minor = fc.integer({ min: 0, max: 20 });
    const range = fc.tuple(minor, minor).map(([a, b]) => [Math.min(a, b), Math.max(a, b) + 1] as const);
    fc.assert(
      fc.property(fc.array(range, { minLength: 1, maxLength: 5 }), minor, (ranges, at) => {
        const all = ranges.map(([from, to], index) =>
          advisoryOf({ id: `A-${index}`, events: [{ introduced: `1.${from}.0` }, { fixed: `1.${to}.0` }] }),
        );
        const isFree = (n: number): boolean =>
          all.every((advisory) => judge(advisory, { ...installed, version: `1.${n}.0` }) === 'unaffected');
        const expected = ranges
          .map(([, to]) => to)
          .filter((to) => to > at && isFree(to))
          .sort((a, b) => a - b)[0];

        const found = findLeastFix(all, { ...installed, version: `1.${at}.0` });

        assert.equal(found, expected === undefined ? undefined : `1.${expected}.0`);
      }),
    );
  });
});
