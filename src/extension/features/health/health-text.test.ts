import assert from 'node:assert/strict';
import { projectWith } from '../../../../test/support/api-records.ts';
import type { HealthReport } from '../../../contract/health-report.ts';
import { inEnglish as t } from '../../../pages/words.ts';
import {
  describePage,
  describeStatus,
  describeTooltip,
  findProjectHere,
  type ShownHealth,
} from './health-text.ts';

const report: HealthReport = {
  score: 0.817,
  parts: [
    {
      id: 'security',
      score: 0.7,
      why: null,
      weight: 0.6,
      cost: 0.18,
      reasons: [
        { id: 'x', text: 'SQL injection: 1 high (x).', count: 1, places: [{ file: 'src/a_b.ts', line: 4 }] },
      ],
    },
    { id: 'tests', score: 1, why: null, weight: 0.4, cost: 0, reasons: [] },
    { id: 'dependencies', score: null, why: 'There are no [advisories].', weight: 0, cost: 0, reasons: [] },
  ],
  gains: [
    {
      part: 'security',
      reason: 'x',
      reasons: ['x'],
      text: 'Mend 1 finding.',
      gain: 0.18,
      effort: 'minutes',
      places: [{ file: 'src/a_b.ts', line: 4 }],
    },
    {
      part: 'security',
      reason: 'y',
      reasons: ['y'],
      text: 'Mend a little.',
      gain: 0.002,
      effort: 'minutes',
      places: [],
    },
  ],
};
const told: ShownHealth = { project: 'API *rewrite*', report, ago: '2 hours ago' };

describe('the health of a project in the editor', () => {
  it('is a number in the status bar, and a sentence aloud; nothing until it was assessed', () => {
    assert.deepEqual(describeStatus(told, t), {
      text: '$(shield) 0.82',
      spoken: 'Health of API *rewrite*: 0.82',
    });
    assert.equal(describeStatus({ ...told, report: { ...report, score: null } }, t), undefined);
  });

  it('has its parts and what raises it most in the tooltip', () => {
    assert.equal(
      describeTooltip(told, t),
      [
        '**Health of API \\*rewrite\\*: 0.82**',
        '- Security: 0.70\n- Tests: 1.00\n- Dependencies: not assessed',
        '**What raises it most**',
        '- **\\+0.18** Mend 1 finding.\n- **&lt; \\+0.01** Mend a little.',
        'Assessed 2 hours ago',
      ].join('\n\n'),
    );
  });

  it('says on its page why each part is what it is, or why it was not assessed', () => {
    const page = describePage(told, t);

    assert.match(page, /^\| Security \| 0\.70 \| 60 % \|$/m);
    assert.match(page, /^\| Dependencies \| not assessed \| – \|$/m);
    assert.match(page, /^## Security\n\n- SQL injection\\: 1 high \(x\)\. · `src\/a_b\.ts:4`$/m);
    assert.match(page, /^## Dependencies\n\nThere are no \\\[advisories\\\]\.$/m);
    assert.doesNotMatch(page, /## Tests/);
  });

  it('is that of the project that holds the open folder, else of one below it', () => {
    const projects = [
      projectWith({ id: 'whole', folder: '/home/mara/shop' }),
      projectWith({ id: 'part', folder: '/home/mara/shop/web' }),
      projectWith({ id: 'old', folder: '/home/mara/shop/web/old', archivedAt: '2026-11-01T00:00:00Z' }),
    ];
    const here = (...folders: string[]) => findProjectHere(projects, folders)?.id;

    assert.equal(here('/home/mara/shop/web/old'), 'part');
    assert.equal(here('/home/mara/shop'), 'whole');
    assert.equal(here('/home/mara'), 'whole');
    assert.equal(here('/home/mara/shopping'), undefined);
    assert.equal(here(), undefined);
  });
});
