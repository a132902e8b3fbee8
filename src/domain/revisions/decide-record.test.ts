import assert from 'node:assert/strict';
import fc from 'fast-check';
import { decideRecord, type PlaceOfKnown, type ScannedRevision } from './decide-record.ts';

/** Commits of a repository: each has a parent among those before it, and is of the default branch or of another one. */
interface Commit {
  readonly hash: string;
  readonly ancestors: readonly string[];
  readonly isDefault: boolean;
}

/** The default branch is a line; others leave it anywhere, and may be left in turn. */
const repositories = fc
  .array(fc.record({ isDefault: fc.boolean(), parent: fc.nat() }), { minLength: 1, maxLength: 12 })
  .map((drawn) => {
    const commits: Commit[] = [{ hash: 'c0', ancestors: [], isDefault: true }];
    for (const { isDefault, parent } of drawn) {
      const from = isDefault
        ? commits.findLast((commit) => commit.isDefault)
        : commits[parent % commits.length];
      if (from === undefined) continue;
      const ancestors = [...from.ancestors, from.hash];
      commits.push({ hash: `c${commits.length}`, ancestors, isDefault });
    }
    return commits;
  });

/** What people's machines do: one begins to scan a commit, and ends later, when others may have ended before it. */
const deeds = fc.array(
  fc.oneof(
    fc.record({
      type: fc.constant('begin' as const),
      commit: fc.nat(),
      isClean: fc.boolean(),
      isWhole: fc.boolean(),
      hasGit: fc.boolean(),
      listed: fc.nat({ max: 4 }),
    }),
    fc.record({ type: fc.constant('end' as const), scan: fc.nat() }),
  ),
  { maxLength: 40 },
);

function placeOf(known: string, commit: Commit, all: readonly Commit[]): PlaceOfKnown {
  if (known === commit.hash) return 'same';
  if (commit.ancestors.includes(known)) return 'before';
  return all.find(({ hash }) => hash === known)?.ancestors.includes(commit.hash) ? 'after' : 'apart';
}

const onMain = {
  branch: 'main',
  isDefault: true,
  commit: 'b',
  isClean: true,
  since: { commit: 'a', place: 'before' },
  history: [],
} satisfies ScannedRevision;

interface Begun {
  readonly commit: Commit;
  readonly revision: ScannedRevision | undefined;
  readonly isClean: boolean;
  readonly isWhole: boolean;
}

type Deed = typeof deeds extends fc.Arbitrary<(infer One)[]> ? One : never;

function begin(
  { isClean, isWhole, hasGit, listed, ...deed }: Extract<Deed, { type: 'begin' }>,
  { commits, known }: { readonly commits: readonly Commit[]; readonly known: string | undefined },
): Begun | undefined {
  const commit = commits[deed.commit % commits.length];
  if (commit === undefined) return undefined;
  const { hash, ancestors, isDefault } = commit;
  const since = known === undefined ? null : { commit: known, place: placeOf(known, commit, commits) };
  const history = [...ancestors, hash].toReversed().slice(0, listed);
  const revision = { branch: null, isDefault, commit: hash, isClean, since, history };
  return { commit, revision: hasGit ? revision : undefined, isClean, isWhole };
}

/** What goes on record is what may. */
function check(known: string | undefined, { commit, revision, isClean, isWhole }: Begun): string | undefined {
  const decision = decideRecord(known, { revision, isWhole });
  if (decision.kind === 'view') return known;
  if (revision === undefined) {
    assert.equal(known, undefined, 'nothing else was known');
    return known;
  }
  assert.ok(commit.isDefault && isClean);
  assert.equal(decision.commit, commit.hash);
  const isNewer = known === undefined || commit.ancestors.includes(known);
  assert.ok(known === commit.hash || known === undefined || (isNewer && isWhole));
  return commit.hash;
}

function play(commits: readonly Commit[], drawn: readonly Deed[]): void {
  let known: string | undefined;
  const under: Begun[] = [];
  for (const deed of drawn) {
    if (deed.type === 'begin') {
      const begun = begin(deed, { commits, known });
      if (begun !== undefined) under.push(begun);
      continue;
    }
    const [ended] = under.splice(deed.scan % Math.max(1, under.length), 1);
    known = ended === undefined ? known : check(known, ended);
  }
}

describe('decideRecord', () => {
  it('keeps the default branch in order of commits on record, however scans overlap', () => {
    fc.assert(fc.property(repositories, deeds, play), { numRuns: 300 });
  });

  it('takes what comes after the commit on record, and the same commit again', () => {
    const whole = { revision: onMain, isWhole: true };
    assert.deepEqual(decideRecord('a', whole), { kind: 'record', commit: 'b' });
    assert.deepEqual(decideRecord(undefined, { ...whole, revision: { ...onMain, since: null } }), {
      kind: 'record',
      commit: 'b',
    });
    assert.deepEqual(decideRecord('b', { revision: onMain, isWhole: false }), {
      kind: 'record',
      commit: 'b',
    });
  });

  it('takes a commit after one that another scan put on record during it', () => {
    const revision = { ...onMain, history: ['b', 'between', 'a'] };

    assert.deepEqual(decideRecord('between', { revision, isWhole: true }), { kind: 'record', commit: 'b' });
  });

  for (const [why, revision, isWhole] of [
    ['branch', { ...onMain, isDefault: false }, true],
    ['edited', { ...onMain, isClean: false }, true],
    ['older', { ...onMain, since: { commit: 'a', place: 'after' } }, true],
    ['apart', { ...onMain, since: { commit: 'a', place: 'apart' } }, true],
    ['apart', { ...onMain, since: { commit: 'a', place: 'missing' } }, true],
    ['apart', { ...onMain, since: { commit: 'before-a', place: 'before' } }, true],
    ['part', onMain, false],
    ['unknown', undefined, true],
  ] as const satisfies readonly (readonly [string, ScannedRevision | undefined, boolean])[]) {
    it(`leaves it its person's view: ${why}${revision === undefined ? '' : `, ${JSON.stringify(revision.since)}`}`, () => {
      assert.deepEqual(decideRecord('a', { revision, isWhole }), { kind: 'view', why });
    });
  }

  it('takes a folder without git where no commit is on record', () => {
    assert.deepEqual(decideRecord(undefined, { revision: undefined, isWhole: false }), { kind: 'record' });
  });
});
