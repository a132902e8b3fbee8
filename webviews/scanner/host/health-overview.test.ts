import assert from 'node:assert/strict';
import type { ProjectHealth } from '../../../src/api-client/index.ts';
import { listed } from '../../../src/pages/findings/testing.test.ts';
import { inEnglish as t } from '../../../src/pages/words.ts';
import { toHealthOverview } from './health-overview.ts';

const health: ProjectHealth = {
  projectId: 'p1',
  score: 0.82,
  previousScore: 0.79,
  assessedAt: '2026-11-20T09:00:00Z',
  source: 'security',
  sourceId: 'r1',
  parts: [
    { id: 'security', score: 0.7, why: null, weight: 0.3, cost: 0.09, reasons: [] },
    { id: 'tests', score: null, why: 'No coverage was found.', weight: 0, cost: 0, reasons: [] },
  ],
  gains: [
    {
      part: 'security',
      reason: 'x',
      reasons: ['x'],
      text: 'Mend 2 findings.',
      gain: 0.04,
      effort: 'minutes',
      places: [
        { file: 'src/db.ts', line: 42 },
        { file: 'src/b.ts', line: null },
      ],
    },
    {
      part: 'security',
      reason: 'y',
      reasons: ['y'],
      text: 'Update.',
      gain: 0.01,
      effort: 'hours',
      places: [],
    },
  ],
};

describe('toHealthOverview', () => {
  it('says what was not assessed, and why, and invents no score for it', () => {
    const overview = toHealthOverview(health, t);

    assert.ok(overview.state === 'known');
    assert.equal(overview.change?.toFixed(2), '0.03');
    assert.deepEqual(
      overview.parts.map(({ title, score, why }) => [title, score, why]),
      [
        ['Security', 0.7, ''],
        ['Tests', undefined, 'No coverage was found.'],
      ],
    );
  });

  it('leads to the first place of a gain, its line counted as the editor does', () => {
    const overview = toHealthOverview(health, t);

    assert.ok(overview.state === 'known');
    assert.deepEqual(
      overview.gains.map(({ place, more }) => [place, more]),
      [
        [{ path: 'src/db.ts', line: 41 }, 1],
        [undefined, 0],
      ],
    );
  });

  it('offers Fix where the editor has a fix, an agent otherwise, and advisories where packages were compared with none', () => {
    const why = 'No advisories. "vireo advisories update --ecosystem npm PyPI" downloads them.';
    const told: ProjectHealth = {
      ...health,
      parts: [...health.parts, { id: 'dependencies', score: null, why, weight: 0, cost: 0, reasons: [] }],
    };
    const fixable = [
      listed('a', { ruleId: 'x', fixable: true }),
      listed('b', { ruleId: 'y', fixable: false }),
    ];
    const overview = toHealthOverview(told, t, { listed: fixable });

    assert.ok(overview.state === 'known');
    assert.deepEqual(
      overview.gains.map(({ action, reason, gain }) => [action, reason, gain]),
      [
        ['fix', 'security:x', 0.04],
        ['agent', 'security:y', 0.01],
        ['advisories', 'advisories', undefined],
      ],
    );
  });

  it('offers advisories once where packages of some ecosystems were compared with none', () => {
    const text =
      'Not all packages were compared with advisories: go.mod (there are no advisories of Go). Packages of Go, crates.io were compared with none: "vireo advisories update --ecosystem Go crates.io".';
    const why =
      'No package could be compared with advisories: go.mod. "vireo advisories update --ecosystem Go".';
    const base = { id: 'dependencies', weight: 0.2, cost: 0 } as const;
    const reason = { id: 'not-compared', text, count: 2, places: [{ file: 'go.mod', line: null }] };
    const advised = (part: Pick<ProjectHealth['parts'][number], 'score' | 'why' | 'reasons'>) => {
      const overview = toHealthOverview({ ...health, gains: [], parts: [{ ...base, ...part }] }, t);
      return overview.state === 'known' ? overview.gains.map((gain) => [gain.action, gain.text]) : [];
    };
    const advice = (names: string) => [
      ['advisories', `Compare packages with advisories about known vulnerabilities (${names}).`],
    ];

    assert.deepEqual(advised({ score: 1, why: null, reasons: [reason] }), advice('Go, crates.io'));
    assert.deepEqual(advised({ score: null, why, reasons: [] }), advice('Go'));
    assert.deepEqual(
      advised({ score: 1, why: null, reasons: [{ ...reason, id: 'eval:left-pad', text }] }),
      [],
    );
  });

  it('is none before the first assessment', () => {
    const none = { ...health, score: null, assessedAt: null, parts: [], gains: [] };

    assert.deepEqual(toHealthOverview(none, t), { state: 'none', why: 'not assessed yet.' });
  });
});
