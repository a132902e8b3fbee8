import assert from 'node:assert/strict';
import { barePartyFields, inheritedRules, projectWith } from '../../../../test/support/api-records.ts';
import type { Client } from '../../../api-client/index.ts';
import { inEnglish as t } from '../../../pages/words.ts';
import { buildProjectRows, describeBurn, type ProjectFacts } from './project-rows.ts';

function client(id: string, name: string, change: Partial<Client> = {}): Client {
  return {
    id,
    name,
    version: 1,
    createdAt: '2026-11-01T00:00:00Z',
    updatedAt: '2026-11-01T00:00:00Z',
    addressLines: [],
    ...barePartyFields,
    countryCode: 'DE',
    vatId: null,
    debtor: null,
    email: null,
    buyerReference: null,
    invoicePattern: null,
    taxTreatment: null,
    taxCategory: null,
    taxRate: null,
    paymentTermDays: null,
    language: null,
    currency: 'EUR',
    ...inheritedRules,
    archivedAt: null,
    ...change,
  };
}

function build(projects: readonly ReturnType<typeof projectWith>[], facts: Partial<ProjectFacts> = {}) {
  return buildProjectRows(
    {
      clients: new Map([
        ['c2', client('c2', 'Nordwind')],
        ['c1', client('c1', 'Acme')],
        ['c3', client('c3', 'Fixed', { archivedAt: '2026-11-01T00:00:00Z' })],
      ]),
      projects: new Map(projects.map((project) => [project.id, project])),
      secondsByProject: new Map(),
      runningProjectId: undefined,
      healthByProject: new Map(),
      ...facts,
    },
    {
      t,
      locale: 'en',
      formatRate: () => '110.00 €',
      loadPullRequests: async () => [],
    },
  );
}

describe('buildProjectRows', () => {
  it('shows clients by name with their projects, archived ones of neither', () => {
    const rows = build([
      projectWith({ id: 'p2', name: 'Zoo' }),
      projectWith({ id: 'p1', name: 'API' }),
      projectWith({ id: 'p3', name: 'Old', archivedAt: '2026-11-01T00:00:00Z' }),
    ]);

    assert.deepEqual(
      rows.map(({ label, children }) => [label, children?.map((row) => row.label)]),
      [
        ['Acme', ['API', 'Zoo']],
        ['Nordwind', ['Add Project…']],
      ],
    );
  });

  it('tells clients apart that read the same once their legal forms are left out, and those of one name', () => {
    const rows = buildProjectRows(
      {
        clients: new Map(
          [
            client('c1', 'Acme GmbH'),
            client('c2', 'Acme AG', { addressLines: ['Graz'] }),
            client('c3', 'Zoo', { addressLines: ['1 Main Street', 'Bonn'] }),
            client('c4', 'Zoo', { addressLines: ['Graz'] }),
            client('c5', 'Nordwind'),
          ].map((one) => [one.id, one]),
        ),
        projects: new Map(),
        secondsByProject: new Map(),
        runningProjectId: undefined,
        healthByProject: new Map(),
      },
      {
        t,
        locale: 'en',
        formatRate: () => '',
        loadPullRequests: async () => [],
      },
    );

    assert.deepEqual(
      rows.map(({ label, description, spoken }) => [label, description, spoken]),
      [
        ['Acme', 'Acme AG', 'Acme AG'],
        ['Acme', 'Acme GmbH', 'Acme GmbH'],
        ['Nordwind', undefined, 'Nordwind'],
        ['Zoo', 'Bonn', 'Zoo · Bonn'],
        ['Zoo', 'Graz', 'Zoo · Graz'],
      ],
    );
  });

  it('tells projects of one client and one name apart, before their hours', () => {
    const [row] = build([
      projectWith({ id: 'p1', name: 'API', folder: '/a' }),
      projectWith({ id: 'p2', name: 'API', folder: '/b' }),
    ]);

    assert.deepEqual(
      row?.children?.map(({ description }) => description),
      ['/a · 0 h', '/b · 0 h'],
    );
  });

  it('shows how a project is once it was assessed, in a number and aloud', () => {
    const rowWith = (healthByProject: ReadonlyMap<string, number>) =>
      build([projectWith()], { healthByProject })[0]?.children?.[0];

    assert.equal(rowWith(new Map([['p1', 0.817]]))?.description, '0 h · ● 0.82');
    assert.equal(rowWith(new Map([['p1', 0.817]]))?.spoken, 'API rewrite, 0 h, Health 0.82');
    assert.equal(rowWith(new Map())?.description, '0 h');
  });

  it('says by its icon alone that its timer runs, and in words where it is read out', () => {
    const row = build([projectWith()], { runningProjectId: 'p1' })[0]?.children?.[0];

    assert.deepEqual(
      { icon: row?.icon, description: row?.description, spoken: row?.spoken },
      { icon: 'play-circle', description: '0 h', spoken: 'API rewrite, 0 h, running' },
    );
  });

  it('shows the budget, amber from 80 % on and red once it is used, as the Dashboard does', () => {
    const project = projectWith({ budgetSeconds: 80 * 3600 });
    const rowAt = (hours: number) =>
      build([project], { secondsByProject: new Map([['p1', hours * 3600]]) })[0]?.children?.[0];

    assert.equal(rowAt(32)?.description, '32 of 80 h');
    assert.deepEqual(
      [32, 63, 64, 79, 80, 81].map((hours) => rowAt(hours)?.iconColor),
      [
        undefined,
        undefined,
        'problemsWarningIcon.foreground',
        'problemsWarningIcon.foreground',
        'list.errorForeground',
        'list.errorForeground',
      ],
    );
  });

  it('tells menus what a project has', () => {
    const full = projectWith({ folder: '/projects/api', githubUrl: 'https://github.com/acme/api' });

    assert.equal(
      build([full], { runningProjectId: 'p1' })[0]?.children?.[0]?.kind,
      'project.folder.github.running',
    );
    assert.equal(build([projectWith()])[0]?.children?.[0]?.kind, 'project.idle');
  });

  it('can be opened only where it is linked to GitHub', () => {
    assert.equal(build([projectWith()])[0]?.children?.[0]?.loadChildren, undefined);
    const linked = build([projectWith({ githubUrl: 'https://github.com/acme/api' })])[0]?.children?.[0];
    assert.notEqual(linked?.loadChildren, undefined);
    assert.equal(linked?.foreign, true);
  });
});

describe('describeBurn', () => {
  const hours = 3_600;

  it('says no budget to be used up before it is, and never less than was worked', () => {
    assert.equal(describeBurn(79.9 * hours, 80 * hours, t), '79:54 of 80 h');
    assert.equal(describeBurn(80 * hours, 80 * hours, t), '80 of 80 h');
    assert.equal(describeBurn(80 * hours + 60, 80 * hours, t), '80:01 of 80 h');
  });

  it('says hours to the minute where they are not whole, of the budget too', () => {
    assert.equal(describeBurn(1_800, null, t), '0:30 h');
    assert.equal(describeBurn(32 * hours, 7.5 * hours, t), '32 of 7:30 h');
    assert.equal(describeBurn(59, null, t), '0 h');
  });
});
