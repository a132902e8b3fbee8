import assert from 'node:assert/strict';
import {
  type ReportContent,
  type ReportQuestion,
  reportsViewMessageSchema,
} from '../../webviews/reports/messages.ts';
import { reportsView } from '../../webviews/reports/reports.page.ts';
import { entriesOf, monthByProject, reportContent } from './sample-report.ts';
import { type OpenOptions, type OpenView, WebviewBench } from './webview-page.ts';

const none = {
  seconds: 0,
  billableSeconds: 0,
  roundedSeconds: null,
  billedSeconds: 0,
  entries: 0,
  amounts: [],
};
const empty: Partial<ReportContent> = {
  rows: [],
  total: { ...none, targetSeconds: 0, billableShare: null, overtimeSeconds: 0 },
};

describe('the Reports page', function () {
  this.timeout(120_000);
  let bench: WebviewBench;

  before(async () => {
    bench = await WebviewBench.start(reportsView);
  });
  after(() => bench.stop());
  afterEach(() => bench.closePages());

  async function open(
    { first = monthByProject, change = {} }: { first?: ReportQuestion; change?: Partial<ReportContent> } = {},
    options: Partial<OpenOptions> = {},
  ): Promise<OpenView> {
    const host = (input: unknown): readonly unknown[] => {
      const message = reportsViewMessageSchema.parse(input);
      if (message.type === 'ready') {
        return [{ type: 'connection', state: 'online' }, reportContent(message.question ?? first, change)];
      }
      if (message.type === 'showEntries') return [entriesOf(message.query, message.title)];
      return message.type === 'ask' ? [reportContent(message.question, change)] : [];
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
  const asked = (view: OpenView) =>
    view.messages('ask').map((message) => (message as { question: ReportQuestion }).question);
  const choose = async (view: OpenView, name: string, label: string) =>
    await view.page.getByRole('combobox', { name, exact: true }).selectOption({ label });

  it('types the second key of a chord of the editor into no field', async () => {
    const view = await open();
    const tag = view.page.getByRole('combobox', { name: 'Tag' });
    await tag.click();
    for (const key of ['Control+Alt+v', 'n', 'd']) await view.page.keyboard.press(key);

    assert.equal(await tag.inputValue(), 'd');
  });

  it('says whose time it counts, where that is not everybody’s', async () => {
    const said = async (change: Partial<ReportContent>) =>
      (await (await open({ change })).page.locator('main').textContent()) ?? '';

    assert.doesNotMatch(await said({}), /is counted/);
    assert.match(await said({ ofWhom: 'own' }), /Only your own time is counted\./);
    assert.match(await said({ ...empty, ofWhom: 'own' }), /Only your own time is counted\./);
  });

  it('says by how much of the work a target is met where some is recorded for days to come', async () => {
    const { total } = reportContent(monthByProject);
    const view = await open({ change: { total: { ...total, seconds: 90 * 3600 } } });

    assert.match(await textOf(view, 'Target'), /80:00 up to today, with 75:45 worked, 4:15 below it/);
  });

  it('says what was worked, how much of it is billable, and what is missing to the target', async () => {
    const view = await open();

    assert.match(await textOf(view, 'Worked'), /75:45 38 entries/);
    assert.match(await textOf(view, 'Billable'), /72:15 95% of the time, 10:00 on invoices/);
    assert.match(await textOf(view, 'Target'), /80:00 up to today, 4:15 below it/);
    assert.match(await textOf(view, 'Value, net'), /€7,947\.50\s?US\$120\.00/);
    assert.match(await textOf(view, 'Project'), /Nordwind GmbH · API rewrite 52:15 52:15 27 €5,747\.50/);
    assert.deepEqual(view.failures, []);
  });

  it('asks for another period, grouping and filter, and still shows it after a reload', async () => {
    const view = await open();

    await choose(view, 'Period', 'Last quarter');
    await choose(view, 'By', 'Client');
    await choose(view, 'Then by', 'Task');
    await choose(view, 'Billable', 'Not billable');
    await view.page.getByRole('combobox', { name: 'Tag' }).fill('urgent');
    await view.page.getByRole('combobox', { name: 'Tag' }).press('Enter');
    await view.until(() => asked(view).length === 5, 'the five questions');
    await view.page.reload();
    await view.until(() => view.messages('ready').length === 2, 'the page to be there again');

    const question = {
      period: { name: 'last-quarter' },
      groupBy: 'client',
      thenBy: 'task',
      filter: { billable: false, tag: 'urgent' },
    };
    assert.deepEqual(asked(view).at(-1), question);
    assert.deepEqual(view.messages('ready').at(-1), { type: 'ready', question });
  });

  it('offers the tags of the period, by keyboard alone, and takes one that is typed', async () => {
    const view = await open();
    const tag = view.page.getByRole('combobox', { name: 'Tag' });
    const offers = view.page.getByRole('listbox', { name: 'Tag' }).getByRole('option');
    const chosen = () => asked(view).at(-1)?.filter.tag;

    await tag.press('ArrowDown');
    assert.deepEqual(await offers.allTextContents(), ['call', 'review', 'urgent']);
    assert.deepEqual(await view.findAxeViolations(), []);
    await tag.press('ArrowUp');
    const active = await tag.getAttribute('aria-activedescendant');
    assert.equal(await view.page.locator(`#${active}[aria-selected="true"]`).textContent(), 'urgent');
    await tag.press('Enter');
    await view.until(() => chosen() === 'urgent', 'the last of them');

    await tag.fill('VIE');
    assert.deepEqual(await offers.allTextContents(), ['review']);
    await tag.press('Escape');
    await offers.waitFor({ state: 'detached' });
    assert.deepEqual([await tag.inputValue(), await tag.getAttribute('aria-expanded')], ['VIE', 'false']);
    await tag.press('Tab');
    await view.until(() => chosen() === 'VIE', 'what was typed');

    await tag.click();
    await offers.filter({ hasText: 'call' }).click();
    await view.until(() => chosen() === 'call', 'the one that was clicked');
    await tag.fill('');
    await tag.press('Enter');
    await view.until(() => asked(view).length === 4, 'no tag');
    assert.deepEqual(asked(view).at(-1)?.filter, {});
  });

  it('takes by Enter the one tag that what is typed is part of, and else what is typed', async () => {
    const view = await open();
    const tag = view.page.getByRole('combobox', { name: 'Tag' });
    const typeAndEnter = async (text: string) => {
      await tag.fill(text);
      await tag.press('Enter');
      return await tag.inputValue();
    };
    const chosen = () => asked(view).at(-1)?.filter.tag;

    assert.equal(await typeAndEnter('ur'), 'urgent');
    await view.until(() => chosen() === 'urgent', 'the only one that is offered');
    assert.equal(await typeAndEnter('r'), 'r');
    await view.until(() => chosen() === 'r', 'what two of them have');
    assert.equal(await typeAndEnter('ops'), 'ops');
    await view.until(() => chosen() === 'ops', 'another tag');
    assert.equal(await typeAndEnter('call'), 'call');
    await view.until(() => chosen() === 'call', 'all of a tag');
    assert.equal(await typeAndEnter(''), '');
    await view.until(() => chosen() === undefined, 'no tag');
    await tag.fill('ur');
    await tag.press('Escape');
    await tag.press('Enter');
    await view.until(() => chosen() === 'ur', 'what is offered no more once the list is closed');
  });

  it('keeps what is changed while the answer to an earlier change is awaited', async () => {
    const view = await open(
      {},
      {
        host: (input) =>
          (input as { type: string }).type === 'ready' ? [reportContent(monthByProject)] : [],
      },
    );

    await choose(view, 'Period', 'Last week');
    await choose(view, 'By', 'Day');
    await view.until(() => asked(view).length === 2, 'both questions');

    assert.deepEqual(asked(view).at(-1), { period: { name: 'last-week' }, groupBy: 'day', filter: {} });
  });

  it('takes days of one’s own, in whichever order they are typed', async () => {
    const view = await open();

    await choose(view, 'Period', 'From … to …');
    await view.page.getByLabel('From', { exact: true }).fill('2026-12-24');
    await view.until(() => asked(view).length === 2, 'the question');

    assert.deepEqual(asked(view).at(-1)?.period, { from: '2026-11-30', to: '2026-12-24' });
  });

  it('draws the days of a report by project beside those of the period before, and says the difference', async () => {
    const view = await open();

    await view.page.getByText('12:30 more than 1–31 Oct 2026 (63:15)').waitFor();
    assert.equal(await view.page.locator('.columns .earlier').count(), 30);
  });

  it('names what the blue columns and the grey ones are of', async () => {
    const keyOf = async (view: OpenView) =>
      (await view.page.locator('.key span').allTextContents()).map((text) => text.trim());

    assert.deepEqual(await keyOf(await open()), ['This period', '1–31 Oct 2026']);
    const german = await open({}, { language: 'de', locale: 'de-DE' });
    assert.deepEqual(await keyOf(german), ['Dieser Zeitraum', '1.–31. Okt. 2026']);
  });

  it('draws days as columns with the table behind, those without work too', async () => {
    const view = await open({ first: { ...monthByProject, groupBy: 'day' } });

    await view.page.getByRole('button', { name: 'Table: Hours by day' }).click();
    const rows = view.page.getByRole('table', { name: 'Hours by day' }).locator('tbody tr');

    assert.equal(await view.page.locator('.columns li').count(), 30);
    assert.equal(await rows.count(), 30);
    assert.match((await rows.first().textContent()) ?? '', /Sun, 1 Nov 2026\s*0:00/);
  });

  it('draws a long time as a line', async () => {
    const first = { ...monthByProject, groupBy: 'day' } as const;
    const view = await open({ first, change: { from: '2026-09-01' } });

    await view.page.getByRole('img', { name: 'Hours by day' }).waitFor();
  });

  it('goes down to the entries of a row and opens one, by keyboard alone', async () => {
    const view = await open({ first: { ...monthByProject, thenBy: 'task' } });

    await view.page.getByRole('button', { name: 'No task' }).focus();
    await view.page.keyboard.press('Enter');
    const heading = view.page.getByRole('heading', {
      name: 'Entries of Nordwind GmbH · API rewrite, No task',
    });
    await heading.waitFor();
    await view.page.locator('#entries:focus').waitFor();
    await view.page.getByRole('button', { name: 'Import pipeline' }).focus();
    await view.page.keyboard.press('Enter');
    await view.until(() => view.messages('openRecord').length === 1, 'the entry to be opened');
    await view.page.keyboard.press('Escape');
    await heading.waitFor({ state: 'detached' });

    assert.deepEqual(view.messages('openRecord'), [
      { type: 'openRecord', link: { kind: 'entry', ids: ['e1'] } },
    ]);
    assert.equal(
      await view.page.getByRole('button', { name: 'No task' }).evaluate((one) => one.matches(':focus')),
      true,
    );
  });

  it('shows saved reports, saves what is asked for, and deletes one', async () => {
    const view = await open();

    await view.page.getByRole('button', { name: 'Save Report…' }).click();
    await choose(view, 'Saved reports', 'My days');
    await view.page.getByRole('button', { name: 'Delete this saved report' }).click();
    await view.page.getByRole('button', { name: 'Export CSV…' }).click();
    await view.until(() => view.messages('exportCsv').length === 1, 'the last of the messages');

    const days = { ...monthByProject, groupBy: 'day' };
    assert.deepEqual(view.messages('saveReport'), [{ type: 'saveReport', question: monthByProject }]);
    assert.deepEqual(view.messages('deleteSaved'), [{ type: 'deleteSaved', id: 's2' }]);
    assert.deepEqual(view.messages('exportCsv'), [{ type: 'exportCsv', question: days }]);
  });

  it('lists what leaves by email, and acts on it by keys', async () => {
    const view = await open();
    const press = async (name: string) => {
      await view.page.getByRole('button', { name, exact: true }).focus();
      await view.page.keyboard.press('Enter');
    };
    await view.page.getByRole('row', { name: /Weekly summary.*each Monday at 08:00/ }).waitFor();
    await press('Send by Email…');
    await press('Change Recipients: Weekly summary');
    await press('Pause: Weekly summary');
    await view.until(() => view.messages('actOnMailed').length === 2, 'the last of the messages');

    assert.equal(view.messages('mailReport').length, 1);
    assert.deepEqual(
      view.messages('actOnMailed').map(({ id, act }) => [id, act]),
      [
        ['r1', 'recipients'],
        ['r1', 'pause'],
      ],
    );
  });

  it('says so where nothing was recorded, and where the report cannot be had', async () => {
    const view = await open({ change: empty });
    await view.page.getByRole('heading', { name: 'Nothing recorded here' }).waitFor();

    await view.send({ type: 'failed', message: 'The backend does not answer.' });
    await view.page.getByRole('alert').waitFor();
    await view.page.getByRole('button', { name: 'Try Again' }).click();
    await view.until(() => view.messages('refresh').length === 1, 'the report to be asked for again');

    assert.match((await view.page.getByRole('alert').textContent()) ?? '', /The backend does not answer\./);
  });

  it('speaks German where the editor does', async () => {
    const view = await open({}, { language: 'de', locale: 'de-DE' });

    assert.match(await textOf(view, 'Soll'), /80:00 bis heute, 4:15 darunter/);
    assert.match(await textOf(view, 'Wert, netto'), /7\.947,50 €/);
    assert.deepEqual(await view.findAxeViolations(), []);
  });

  it('shows what billable time is billed as beside it, where a rule rounds', async () => {
    const content = reportContent(monthByProject);
    const [first, second, ...others] = content.rows;
    assert.ok(first && second);
    const rows = [{ ...first, roundedSeconds: 53 * 3_600 }, second, ...others];
    const total = { ...content.total, roundedSeconds: 73 * 3_600 };
    const view = await open({ change: { rows, total } });
    await view.page.getByRole('columnheader', { name: 'Billed as' }).waitFor();

    assert.match(await textOf(view, 'Billable'), /72:15 95% of the time, billed as 73:00, 10:00 on invoices/);
    const table = await textOf(view, 'Project');
    assert.match(table, /API rewrite 52:15 52:15 53:00 27/);
    assert.match(table, /Shop 20:00 20:00 20:00 10/);
    await view.page.getByRole('button', { name: 'Acme Ltd · Shop' }).click();
    await view.page.getByText('billed as 2:30').waitFor();
    assert.deepEqual(await view.findAxeViolations(), []);
  });

  it('marks the times of entries that were recorded by another clock than the reader’s', async () => {
    const view = await open();
    await view.page.getByRole('button', { name: 'Acme Ltd · Shop' }).click();
    const times = view.page.locator('.entries tbody tr td:nth-child(2)');
    await times.nth(2).waitFor();

    const shown = (await times.allTextContents()).map((text) => text.replace(/\s+/g, ' ').trim());
    assert.deepEqual(shown, ['Tue 17 Nov 9:00–11:15', 'Mon 16 Nov 23:30–1:30', 'Tue 17 Nov 3:00–5:15 UTC-5']);
  });
});
