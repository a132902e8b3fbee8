import assert from 'node:assert/strict';
import {
  type RateEffectShown,
  type RatesContent,
  type RatesHostMessage,
  ratesHostMessageSchema,
  ratesViewMessageSchema,
} from '../../../webviews/rates/messages.ts';
import { ratesView } from '../../../webviews/rates/rates.page.ts';
import { type OpenOptions, type OpenView, WebviewBench } from '../webview-page.ts';

const euros = (minor: number) => ({ minor, currency: 'EUR' });

const rate = (id: string, change: Partial<RatesContent['rates'][number]>) => ({
  id,
  version: 1,
  scope: 'project' as const,
  scopeId: 'orders',
  actorId: null,
  amount: euros(11_000),
  validFrom: '2026-07-01',
  source: '',
  ...change,
});

/** The practice of the mock. */
const content: RatesContent = {
  type: 'content',
  today: '2026-11-22',
  practice: { id: 'hale', name: 'Hale Software' },
  projects: [
    { id: 'orders', name: 'Orders service', clientId: 'nordwind', clientName: 'Nordwind', currency: 'EUR' },
    { id: 'portal', name: 'Portal', clientId: 'acme', clientName: 'Acme', currency: 'EUR' },
  ],
  people: [
    { id: 'robin', name: 'Robin Hale', deactivatedAt: null },
    { id: 'mia', name: 'Mia Lund', deactivatedAt: null },
    { id: 'ida', name: 'Ida Sørensen', deactivatedAt: '2026-11-01T08:00:00.000Z' },
  ],
  projectId: 'orders',
  tasks: [{ id: 'on-call', name: 'On-call' }],
  rates: [
    rate('task', { scope: 'task', scopeId: 'on-call', amount: euros(14_000), validFrom: '2026-09-01' }),
    rate('mia', { actorId: 'mia', amount: euros(8_500), validFrom: '2026-10-05' }),
    rate('now', { source: 'SOW 2026-04' }),
    rate('old', { amount: euros(10_500), validFrom: '1900-01-01' }),
    rate('client', { scope: 'client', scopeId: 'nordwind', amount: euros(10_000), validFrom: '2026-01-01' }),
    rate('practice', {
      scope: 'organization',
      scopeId: 'hale',
      amount: euros(9_500),
      validFrom: '2026-01-01',
    }),
  ],
  missing: [
    {
      projectId: 'portal',
      projectName: 'Portal',
      clientName: 'Acme',
      entries: 3,
      seconds: 18_000,
      firstDate: '2026-11-02',
      lastDate: '2026-11-06',
      validFrom: '1900-01-01',
    },
  ],
  costs: [
    { id: 'cost-mia', version: 2, userId: 'mia', amount: euros(5_500), validFrom: '2026-07-01' },
    { id: 'cost-mia-old', version: 1, userId: 'mia', amount: euros(5_000), validFrom: '1900-01-01' },
    { id: 'cost-all', version: 1, userId: null, amount: euros(4_000), validFrom: '1900-01-01' },
  ],
};

const effect: RateEffectShown = {
  entries: 14,
  seconds: 137_700,
  before: [euros(420_750)],
  after: [euros(478_125)],
  left: [
    { reason: 'submitted', entries: 9, seconds: 187_200, amounts: [euros(572_000)] },
    { reason: 'own', entries: 1, seconds: 23_400, amounts: [euros(55_250)] },
  ],
};

function host(input: unknown): readonly RatesHostMessage[] {
  const message = ratesViewMessageSchema.parse(input);
  const answers = (): readonly RatesHostMessage[] => {
    switch (message.type) {
      case 'ready':
        return [{ type: 'connection', state: 'online' }, content];
      case 'chooseProject':
        return [{ ...content, projectId: message.projectId, rates: [], tasks: [] }];
      case 'preview':
        return message.draft.amount === 'much'
          ? [{ type: 'refused', turn: message.turn, refusal: { field: 'amount', text: 'Enter an amount.' } }]
          : [{ type: 'preview', turn: message.turn, effect }];
      case 'save':
        return [{ type: 'saved', effect }, content];
      default:
        return [];
    }
  };
  return answers().map((answer) => ratesHostMessageSchema.parse(answer));
}

describe('the Rates page', function () {
  this.timeout(120_000);
  let bench: WebviewBench;

  before(async () => {
    bench = await WebviewBench.start(ratesView);
  });
  after(() => bench.stop());
  afterEach(() => bench.closePages());

  async function open(options: Partial<OpenOptions> = {}): Promise<OpenView> {
    const view = await bench.open({ host, width: 1280, height: 900, ...options });
    await view.filled();
    return view;
  }

  const textOf = (text: string | null) =>
    (text ?? '')
      .replace(/\p{Co}/gu, '')
      .replace(/\s+/g, ' ')
      .trim();

  it('offers nobody who was deactivated', async () => {
    const view = await open();

    const people = await view.page
      .getByRole('combobox', { name: 'Person' })
      .locator('option')
      .allTextContents();
    assert.ok(people.some((name) => name.includes('Mia Lund')));
    assert.ok(!people.some((name) => name.includes('Ida')));
  });

  it('says which rate applies, to whom, and until when', async () => {
    const view = await open();
    const rows = view.page.getByRole('table').first().locator('tbody tr');

    assert.deepEqual((await rows.allTextContents()).map(textOf), [
      'Task On-call Everyone €140.00 1 Sept 2026 – Applies for this task',
      'Project Orders service Mia Lund €85.00 5 Oct 2026 – Applies for this person',
      'Project Orders service Everyone €110.00 1 Jul 2026 – SOW 2026-04 Applies',
      'Project Orders service Everyone €105.00 The beginning 30 Jun 2026 Ended',
      'Client Nordwind Everyone €100.00 1 Jan 2026 – Overridden',
      'Practice Hale Software Everyone €95.00 1 Jan 2026 – Overridden',
    ]);
    assert.match(textOf(await view.page.locator('header').textContent()), /€110\.00 an hour today/);
    await view.page.getByLabel('Person').selectOption('Mia Lund');
    await view.page.getByText('€85.00 an hour today').waitFor();
    await view.page.getByLabel('Task', { exact: true }).selectOption('On-call');
    await view.page.getByText('€140.00 an hour today').waitFor();
    assert.deepEqual(view.failures, []);
  });

  it('previews what a typed rate changes and leaves, and saves it', async () => {
    const view = await open();
    const save = view.page.getByRole('button', { name: 'Apply to 14 Entries' });

    await view.page.getByLabel('From', { exact: true }).fill('2026-10-26');
    await view.page.getByLabel('Rate an hour').fill('125');
    await save.waitFor();
    const rail = textOf(await view.page.getByRole('complementary').textContent());
    await save.click();
    await view.page.getByText('Saved. 14 entries have the new rate.').waitFor();

    assert.match(rail, /Changes \+€573\.75 unbilled, net 38:15 h in 14 entries/);
    assert.match(rail, /Submitted ?52:00 h, €5,720\.00 ?Entries with a rate of their own ?6:30 h, €552\.50/);
    const [saved] = view.messages('save');
    assert.deepEqual(saved?.['draft'], {
      projectId: 'orders',
      scope: 'project',
      scopeId: 'orders',
      actorId: '',
      from: '2026-10-26',
      amount: '125',
      source: '',
    });
    assert.equal(await view.page.getByLabel('Rate an hour').inputValue(), '');
  });

  it('keeps what is typed when records change, and says what is wrong with it', async () => {
    const view = await open();

    await view.page.getByLabel('Rate an hour').fill('much');
    await view.page.getByText('Enter an amount.').waitFor();
    await view.send({ ...content, today: '2026-11-23' });

    assert.equal(await view.page.getByLabel('Rate an hour').inputValue(), 'much');
    assert.equal(await view.page.getByLabel('Rate an hour').getAttribute('aria-invalid'), 'true');
  });

  it('edits and removes a rate as it was seen, and fills one in for time without', async () => {
    const view = await open();

    await view.page.getByRole('button', { name: 'Edit €110.00, Orders service, 1 Jul 2026' }).click();
    const edited = await view.page.getByLabel('Rate an hour').inputValue();
    await view.page.getByRole('button', { name: 'Remove €85.00' }).click();
    await view.page.getByRole('button', { name: 'Set Rate… Portal' }).click();
    await view.page.getByText('No rate applies to this project yet.').waitFor();
    await view.page.getByLabel('Rate an hour').fill('90');
    await view.page.getByRole('button', { name: 'Apply to 14 Entries' }).click();
    await view.until(() => view.messages('save').length === 1, 'the rate of the time without one');

    assert.equal(edited, '110.00');
    assert.deepEqual(view.messages('remove'), [{ type: 'remove', id: 'mia', version: 1 }]);
    assert.deepEqual(view.messages('save')[0]?.['draft'], {
      projectId: 'portal',
      scope: 'project',
      scopeId: 'portal',
      actorId: '',
      from: '1900-01-01',
      amount: '90',
      source: '',
    });
  });

  it('tells what an hour costs to who may see it, and leaves the questions to the editor', async () => {
    const view = await open();
    const costs = view.page.getByRole('table', { name: 'What an hour costs you' });

    assert.deepEqual((await costs.locator('tbody tr').allTextContents()).map(textOf), [
      'Mia Lund €55.00 1 Jul 2026 –',
      'Mia Lund €50.00 The beginning 30 Jun 2026',
      'Everyone €40.00 The beginning –',
    ]);
    await view.page.getByRole('button', { name: 'Add Cost Rate…' }).click();
    await view.page.getByRole('button', { name: 'Edit €55.00, Mia Lund' }).click();
    await view.page.getByRole('button', { name: 'Remove €40.00, Everyone' }).click();
    await view.until(() => view.messages('removeCost').length === 1, 'the cost rate to be removed');
    assert.equal(view.messages('addCost').length, 1);
    assert.deepEqual(view.messages('editCost'), [{ type: 'editCost', id: 'cost-mia', version: 2 }]);
    assert.deepEqual(view.messages('removeCost'), [{ type: 'removeCost', id: 'cost-all', version: 1 }]);

    const { costs: _costs, ...others } = content;
    await view.send(others);
    await costs.waitFor({ state: 'detached' });
    assert.equal(await view.page.getByRole('button', { name: 'Add Cost Rate…' }).count(), 0);
  });

  it('speaks German where the editor does', async () => {
    const view = await open({ language: 'de', locale: 'de-DE' });

    await view.page.getByRole('heading', { name: 'Stundensätze', level: 1 }).waitFor();
    await view.page.getByText('Zeit ohne Satz').waitFor();
  });

  it('has nothing that axe finds in any theme', async () => {
    const view = await open();
    await view.page.getByLabel('Rate an hour').fill('125');
    await view.page.getByRole('button', { name: 'Apply to 14 Entries' }).waitFor();

    assert.deepEqual(await view.findAxeViolationsInThemes(), []);
    assert.deepEqual(view.failures, []);
  });
});
