import assert from 'node:assert/strict';
import { projectWith } from '../../../../test/support/api-records.ts';
import type { Organization } from '../../../api-client/index.ts';
import { inEnglish as t } from '../../../pages/words.ts';
import { type Field, findRefusal, isTextField, type TextField } from './field.ts';
import { projectEditFields } from './project-edit-fields.ts';

const organization = {
  overlapPolicy: 'warn',
  rounding: { mode: 'none', stepSeconds: 1, scope: 'entry' },
  dailyLimit: { policy: 'none', seconds: 0 },
  requiredFields: [],
  lock: { kind: 'none', date: null, zone: 'UTC', graceDays: 0 },
} as const satisfies Partial<Organization>;
const ofProject = projectEditFields(projectWith({ budgetSeconds: 5_400 }), {
  t,
  formatAmount: ({ minor }) => `${minor / 100} €`,
  taken: ['Portal'],
  zone: 'Europe/Berlin',
  rules: organization,
  openFolders: ['/projects/api'],
  findFolder: async () => '/elsewhere',
});

function textOf<Patch>(fields: readonly Field<Patch>[], label: string): TextField<Patch> {
  const field = fields.find((one) => one.label === label);
  assert.ok(field !== undefined && isTextField(field), label);
  return field;
}

function choicesOf<Patch>(fields: readonly Field<Patch>[], label: string) {
  const field = fields.find((one) => one.label === label);
  assert.ok(field !== undefined && !isTextField(field), label);
  return field.choices;
}

describe('fields of a project', () => {
  it('keep the rate in its currency', () => {
    assert.deepEqual(textOf(ofProject, 'Hourly rate').toPatch('95,50'), {
      hourlyRate: { minor: 9_550, currency: 'EUR' },
    });
  });

  it('read a budget in hours, or none', () => {
    const budget = textOf(ofProject, 'Budget');

    assert.equal(budget.shown, '1.5 h');
    assert.deepEqual(budget.toPatch('80'), { budgetSeconds: 288_000 });
    assert.deepEqual(budget.toPatch(''), { budgetSeconds: null });
    assert.notEqual(budget.check('eighty'), undefined);
  });

  it('offer open folders and any other of the machine', async () => {
    const choices = choicesOf(ofProject, 'Folder');
    const [open, other] = choices;

    assert.deepEqual(open?.answer, { patch: { folder: '/projects/api' } });
    assert.ok(other !== undefined && 'find' in other.answer);
    assert.deepEqual(await other.answer.find(), { folder: '/elsewhere' });
    assert.equal(choices.length, 2);
  });

  it('take addresses of repositories on GitHub alone', () => {
    const github = textOf(ofProject, 'GitHub');

    assert.equal(github.check('https://github.com/acme/api'), undefined);
    assert.notEqual(github.check('https://example.com/acme/api'), undefined);
    assert.deepEqual(github.toPatch(''), { githubUrl: null });
  });

  it('take patterns of repositories and branches, parted by semicolons', () => {
    const branches = textOf(ofProject, 'Branches');

    assert.equal(branches.shown, 'all');
    assert.deepEqual(branches.toPatch('feature/ACME-*; main'), { branches: ['feature/ACME-*', 'main'] });
    assert.deepEqual(textOf(ofProject, 'Repositories').toPatch(''), { remotes: [] });
    assert.notEqual(branches.check(Array(21).fill('a').join(';')), undefined);
  });
});

describe('findRefusal', () => {
  const field = { name: 'zone', label: 'Time zone' };

  it('is what was said about the field', () => {
    const details = [
      { field: 'name', issue: 'is too long' },
      { field: 'zone', issue: 'is not known' },
    ];

    assert.equal(
      findRefusal({ message: 'Two fields are wrong.', details }, field),
      'Time zone: is not known',
    );
  });

  it('is the whole sentence where nothing was', () => {
    assert.equal(findRefusal({ message: 'Not now.', details: [] }, field), 'Not now.');
  });
});
