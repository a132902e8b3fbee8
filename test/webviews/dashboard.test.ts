import assert from 'node:assert/strict';
import { dashboardView } from '../../webviews/dashboard/dashboard.page.ts';
import { type DashboardContent, dashboardViewMessageSchema } from '../../webviews/dashboard/messages.ts';
import { dashboardContent } from './sample-dashboard.ts';
import { type OpenOptions, type OpenView, WebviewBench } from './webview-page.ts';

const empty: Partial<DashboardContent> = {
  unbilled: { seconds: 0, readySeconds: 0, draftSeconds: 0, amounts: [] },
  hours: { seconds: 0, billableSeconds: 0, projects: [] },
  invoiced: [],
  open: [],
  health: [],
  budgets: [],
  targets: null,
};

describe('the Dashboard', function () {
  this.timeout(120_000);
  let bench: WebviewBench;

  before(async () => {
    bench = await WebviewBench.start(dashboardView);
  });
  after(() => bench.stop());
  afterEach(() => bench.closePages());

  async function open(
    change: Partial<DashboardContent> = {},
    options: Partial<OpenOptions> = {},
  ): Promise<OpenView> {
    const host = (input: unknown): readonly unknown[] => {
      const message = dashboardViewMessageSchema.parse(input);
      if (message.type === 'ready') {
        const month = message.month === undefined ? {} : { month: message.month };
        return [
          { type: 'connection', state: 'online', asOf: '2026-11-19T14:00:00Z' },
          dashboardContent({ ...change, ...month }),
        ];
      }
      return message.type === 'chooseMonth' ? [dashboardContent({ ...change, month: message.month })] : [];
    };
    const view = await bench.open({ host, ...options });
    await view.filled();
    return view;
  }

  const textOf = async (view: OpenView, name: string): Promise<string> =>
    ((await view.page.getByRole('region', { name, exact: true }).first().textContent()) ?? '')
      .replace(/\p{Co}/gu, '')
      .replace(/\s+/g, ' ')
      .trim();

  const tonesOf = (view: OpenView): Promise<string[]> =>
    view.page
      .getByRole('region', { name: 'Budgeted hours' })
      .locator('.bar')
      .evaluateAll((bars) => bars.map(({ classList }) => classList.value.replace('bar', '').trim()));

  it('says what of unbilled time is on a draft, and offers no invoice for it', async () => {
    const drafted = {
      seconds: 5_400,
      readySeconds: 0,
      draftSeconds: 5_400,
      amounts: [{ minor: 16_500, currency: 'EUR' }],
    };
    const view = await open({ unbilled: drafted });
    const fact = await textOf(view, 'Unbilled, net');

    assert.match(fact, /€165\.00 1:30 on a draft/);
    assert.doesNotMatch(fact, /ready|approved|Create Invoice/);
  });

  it('says what is unbilled, how the month goes, which project is worst, and what is overdue', async () => {
    const view = await open();

    assert.match(await textOf(view, 'Unbilled, net'), /€10,109\.25 15:00 ready to invoice/);
    assert.match(await textOf(view, 'Hours in November 2026'), /89:09 94% billable/);
    assert.match(
      await textOf(view, 'Health'),
      /0\.74 Billing portal −0\.02 in 30 days · 5 critical or high findings/,
    );
    assert.match(
      await textOf(view, 'Overdue'),
      /€3,480\.00 2026-0038, 12 days, Acme Ltd\. Reminder 2 is ready/,
    );
    assert.match(
      await textOf(view, 'Open invoices'),
      /2026-0042 Nordwind GmbH today €4,820\.00.*Total ?€11,240\.00/,
    );
    assert.match((await view.page.locator('header').textContent()) ?? '', /Thu 19 Nov, 15:00/);
    assert.deepEqual(view.failures, []);
  });

  it('says whose time it counts, where that is not everybody’s', async () => {
    const tiles = ['Unbilled, net', 'Hours in November 2026'];
    const all = await open();
    for (const name of tiles) assert.doesNotMatch(await textOf(all, name), /counted/);
    const own = await open({ ofWhom: 'led' });
    for (const name of tiles)
      assert.match(
        await textOf(own, name),
        /Only your own time and that of the projects you lead is counted\./,
      );
  });

  it('leads to the reminder of an overdue invoice', async () => {
    const view = await open();

    const reminders = view.page.getByRole('button', { name: 'Reminder 2 is ready 2026-0038' });
    assert.equal(await reminders.count(), 2);
    await reminders.last().click();
    await view.until(() => view.messages('remind').length === 1, 'the command');

    assert.deepEqual(view.messages('remind'), [{ type: 'remind', id: 'i1' }]);
  });

  it('shows how much of each budget is used, and how far the week and the month are', async () => {
    const view = await open();

    assert.match(
      await textOf(view, 'Budgeted hours'),
      /Acme Ltd · Billing portal 104% 82:30 of 80:00 Nordwind GmbH · API rewrite 20% 32:00 of 160:00/,
    );
    assert.match(
      await textOf(view, 'Hours in November 2026'),
      /My week 31:15 of 40:00 My month 89:09 of 160:00/,
    );
    assert.deepEqual(await tonesOf(view), ['full', '']);
  });

  it('colours a budget amber from 80 % on', async () => {
    const budget = { name: 'API', clientName: 'Acme', budgetSeconds: 36_000 };
    const budgets = [28_799, 28_800, 36_000].map((usedSeconds, at) => ({
      ...budget,
      projectId: `p${at}`,
      usedSeconds,
    }));
    const view = await open({ budgets });

    assert.deepEqual(await tonesOf(view), ['', 'over', 'full']);
  });

  it('cuts no figure of a budget at 300 px, and no name in the middle of a word', async () => {
    const view = await open({}, { width: 300 });
    const table = view.page.getByRole('table', { name: 'Budgeted hours' });

    const cut = await table.evaluate((element) =>
      [element.parentElement, ...element.querySelectorAll('th, td')].flatMap((part) =>
        part !== null && part.scrollWidth > part.clientWidth ? [part.textContent] : [],
      ),
    );
    const name = await table.getByRole('button', { name: 'Acme Ltd · Billing portal' }).boundingBox();

    assert.deepEqual(cut, []);
    assert.ok(name !== null && name.width >= 48 && name.height <= 64, JSON.stringify(name));
  });

  it('does not say that a budget is used up before it is', async () => {
    const budget = { projectId: 'p1', name: 'API', clientName: 'Acme', budgetSeconds: 36_000 };
    const view = await open({ budgets: [{ ...budget, usedSeconds: 35_999 }] });

    assert.match(await textOf(view, 'Budgeted hours'), /> 99% 9:59 of 10:00/);
  });

  it('draws what was invoiced by month, and says it in a table too', async () => {
    const view = await open();
    const chart = view.page.getByRole('img', { name: /^Invoiced by month: Dec €7,900\.00/ });
    await chart.waitFor();
    assert.match((await chart.getAttribute('aria-label')) ?? '', /Nov none, €10,109\.25 not invoiced yet$/);

    await view.page.getByRole('button', { name: 'Table: Net by month' }).click();

    const rows = view.page.getByRole('table', { name: 'Net by month' }).locator('tbody tr');
    assert.equal(await rows.count(), 12);
    assert.match((await rows.nth(10).textContent()) ?? '', /October 2026\s*€12,535\.42/);
  });

  it('opens what a figure stands on', async () => {
    const view = await open();

    await view.page.getByRole('button', { name: '2026-0041' }).click();
    await view.page.getByRole('button', { name: '5 critical or high findings' }).click();
    await view.page.getByRole('button', { name: 'API rewrite' }).first().click();
    await view.page.getByRole('button', { name: 'Create Invoice…' }).click();
    await view.until(() => view.messages('createInvoice').length === 1, 'the last of the messages');

    assert.deepEqual(view.messages('openRecord'), [
      { type: 'openRecord', link: { kind: 'invoice', ids: ['i2'] } },
      { type: 'openRecord', link: { kind: 'project', ids: ['p1'] } },
    ]);
    assert.equal(view.messages('openScanner').length, 1);
  });

  it('shows another month, and still does after a reload', async () => {
    const view = await open();

    await view.page.getByRole('combobox', { name: 'Month' }).selectOption({ label: 'October 2026' });
    await view.page.getByRole('heading', { name: 'Hours in October 2026' }).waitFor();
    await view.page.reload();

    await view.page.getByRole('heading', { name: 'Hours in October 2026' }).waitFor();
    assert.deepEqual(view.failures, []);
  });

  it('says what is missing where nothing was recorded yet', async () => {
    const view = await open(empty);

    assert.match(await textOf(view, 'Unbilled, net'), /Nothing is unbilled/);
    assert.match(await textOf(view, 'Overdue'), /No invoice is overdue/);
    assert.match(await textOf(view, 'Health by project'), /No project was assessed yet/);
    assert.match(await textOf(view, 'Invoiced by month, net'), /Nothing was invoiced/);
    assert.equal(await view.page.getByText('Budgeted hours').count(), 0);
    assert.equal(await view.page.getByText('My week').count(), 0);
    assert.deepEqual(view.failures, []);
  });

  it('says so where the role does not see money', async () => {
    const view = await open({ invoiced: null, open: null, unbilled: null });

    assert.match(await textOf(view, 'Open invoices'), /Your role does not see this/);
    assert.match(await textOf(view, 'Unbilled, net'), /Your role does not see this/);
  });

  it('adds no currencies up', async () => {
    const amounts = [
      { minor: 100_000, currency: 'EUR' },
      { minor: 90_000, currency: 'USD' },
    ];
    const view = await open({ unbilled: { seconds: 3_600, readySeconds: 0, draftSeconds: 0, amounts } });

    assert.match(
      await textOf(view, 'Unbilled, net'),
      /€1,000\.00 \+ US\$900\.00 Nothing of it is approved yet/,
    );
  });

  it('keeps each amount on one line, however narrow its column is', async () => {
    const amounts = [
      { minor: 123_456_789, currency: 'DKK' },
      { minor: 1_534_583, currency: 'EUR' },
    ];
    const change = {
      currency: 'DKK',
      unbilled: { seconds: 3_600, readySeconds: 0, draftSeconds: 0, amounts },
    };
    const view = await open(change, { width: 1_000 });

    const figure = view.page.getByRole('region', { name: 'Unbilled, net' }).locator('.figure');
    const size = await figure.evaluate((element) => {
      const lineOf = (one: Element) => Number.parseFloat(getComputedStyle(one).lineHeight);
      const other = element.querySelector('small') ?? element;
      return {
        tooWide: element.scrollWidth - element.clientWidth,
        tooHigh: Math.floor(element.clientHeight - lineOf(element) - lineOf(other)),
      };
    });

    assert.deepEqual(size, { tooWide: 0, tooHigh: 0 });
  });

  it('speaks German where the editor does', async () => {
    const view = await open({ ofWhom: 'own' }, { language: 'de', locale: 'de-DE' });

    assert.match(
      await textOf(view, 'Stunden im November 2026'),
      /89:09 94 % abrechenbar ?Gezählt ist nur deine eigene Zeit\./,
    );
    assert.match(await textOf(view, 'Nicht abgerechnet, netto'), /10\.109,25 €/);
    assert.deepEqual(await view.findAxeViolations(), []);
  });

  it('cuts no figure at any width', async () => {
    const amounts = [
      { minor: 123_456_789, currency: 'DKK' },
      { minor: 1_534_583, currency: 'EUR' },
    ];
    const unbilled = { seconds: 3_600, readySeconds: 0, draftSeconds: 0, amounts };
    const view = await open({ currency: 'DKK', unbilled }, { locale: 'en-US' });

    await view.atWidths([300, 480, 560, 640, 910], async () => {
      const cut = await view.page.locator('.figure').evaluateAll((all) =>
        all.flatMap((one) => {
          const text = document.createRange();
          text.selectNodeContents(one);
          const room = one.closest('.fact')?.getBoundingClientRect().right ?? 0;
          return text.getBoundingClientRect().right > room ? [one.textContent] : [];
        }),
      );
      assert.deepEqual(cut, []);
    });
  });

  it('scrolls in one direction only at any width', async () => {
    const view = await open({});

    await view.atWidths([300, 640, 1200, 3840], async () => {
      const overflow = await view.page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      });

      assert.equal(overflow, 0);
    });
  });

  it('has nothing that axe finds in any theme', async () => {
    const view = await open({});
    await view.page.getByRole('button', { name: 'Table: Net by month' }).click();
    assert.deepEqual(await view.findAxeViolationsInThemes(), []);

    await view.send(dashboardContent(empty));
    await view.page.getByText('No invoice is overdue').waitFor();
    assert.deepEqual(await view.findAxeViolationsInThemes(), [], 'empty');
    assert.deepEqual(view.failures, []);
  });
});
