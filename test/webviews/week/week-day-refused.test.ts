/** Forms of the day view that were refused. */
import assert from 'node:assert/strict';
import type { WeekFault, WeekProposal, WeekProposals } from '../../../webviews/week/messages.ts';
import type { OpenView } from '../webview-page.ts';
import { weekContent } from './sample-week.ts';
import { span, weekWith } from './week-day-page.ts';
import { WeekBench } from './week-page.ts';

describe('the day view of the Week', function () {
  this.timeout(120_000);
  let bench: WeekBench;

  before(async () => {
    bench = await WeekBench.start();
  });
  after(() => bench.stop());
  afterEach(() => bench.closePages());

  const openDay: WeekBench['openDay'] = (...given) => bench.openDay(...given);

  describe('of what a form was refused', () => {
    const lunch: WeekProposal = {
      id: 'lunch',
      startedAt: '2026-11-18T10:45:00Z',
      endedAt: '2026-11-18T11:30:00Z',
      seconds: 2_700,
      projectId: 'p1',
      note: 'Login',
      canMerge: false,
      evidence: [{ kind: 'commit', from: '2026-11-18T11:30:00Z', to: '2026-11-18T11:30:00Z', text: 'Fix' }],
    };
    const next = { ...lunch, id: 'next', startedAt: '2026-11-18T11:30:00Z', endedAt: '2026-11-18T11:50:00Z' };
    const found: WeekProposals = {
      type: 'proposals',
      date: '2026-11-18',
      zone: 'Europe/Berlin',
      problem: null,
      canRestore: false,
      items: [lunch, next],
      projects: [
        { id: 'p1', name: 'Acme · Shop' },
        { id: 'p2', name: 'Acme · Support' },
      ],
    };
    const refused = { text: '', fault: 'refused', message: 'The day is past its limit.' } as const;
    /** A host that answers when it is told to. */
    const openProposals = async (): Promise<OpenView> => {
      const view = await bench.openWith((message) => {
        if (message.type === 'ready') return [weekContent()];
        return message.type === 'findProposals' && message.date === found.date ? [found] : [];
      });
      await view.page.getByRole('button', { name: 'Day', exact: true }).click();
      await view.page.getByRole('button', { name: 'Previous day' }).click();
      await view.page.locator('.proposal').first().waitFor();
      return view;
    };
    const form = (view: OpenView) => view.page.getByRole('form', { name: 'Proposal' });
    const accepted = (view: OpenView) => view.messages('acceptProposal').map(({ change }) => change);
    const answer = async (view: OpenView, faults: readonly WeekFault[]) =>
      await view.send({ type: 'outcome', editId: accepted(view).length, faults, overlaps: 0 });
    const change = { times: '11:45-12:45', note: 'Logins', projectId: 'p2' };
    const typeAndSend = async (view: OpenView) => {
      await view.page.getByRole('button', { name: 'Change, 11:45–12:30' }).click();
      await view.page.getByLabel('Times').fill('11:45-12:45');
      await view.page.getByLabel('Project').selectOption('p2');
      await view.page.getByLabel('Note').fill('Logins');
      await view.page.keyboard.press('Enter');
      await form(view).waitFor({ state: 'detached' });
    };
    const shown = async (view: OpenView) => [
      await view.page.getByLabel('Times').inputValue(),
      await view.page.getByLabel('Note').inputValue(),
      await view.page.getByLabel('Project').inputValue(),
    ];

    it('keeps all of it in the form, with the reason, to be sent again as it is', async () => {
      const view = await openProposals();
      await typeAndSend(view);
      await answer(view, [refused]);

      await form(view).getByRole('alert').getByText('The day is past its limit.').waitFor();
      assert.deepEqual(await shown(view), ['11:45-12:45', 'Logins', 'p2']);
      assert.deepEqual(await view.findAxeViolations(), []);
      await view.page.locator('#times:focus').press('Enter');
      await view.until(() => accepted(view).length === 2, 'the second try');
      assert.deepEqual(accepted(view), [change, change]);
    });

    it('calls nobody back who is elsewhere by then, and shows it when the proposal is to be recorded', async () => {
      const view = await openProposals();
      await typeAndSend(view);
      await view.page.getByRole('button', { name: 'Change, 12:30–12:50' }).focus();
      await answer(view, [refused]);

      await view.page.locator('.foot').getByText('Not saved: The day is past its limit.').waitFor();
      assert.equal(await form(view).count(), 0);
      await view.page.getByRole('button', { name: 'Record It, 11:45–12:30' }).click();
      await form(view).getByRole('alert').getByText('The day is past its limit.').waitFor();
      assert.deepEqual(await shown(view), ['11:45-12:45', 'Logins', 'p2']);
    });

    it('is forgotten by Escape', async () => {
      const view = await openProposals();
      await typeAndSend(view);
      await answer(view, [refused]);
      await view.page.locator('#times:focus').press('Escape');
      await form(view).waitFor({ state: 'detached' });

      await view.page.getByRole('button', { name: 'Change, 11:45–12:30' }).click();
      assert.deepEqual(await shown(view), ['11:45-12:30', 'Login', 'p1']);
      assert.equal(await form(view).getByRole('alert').count(), 0);
    });

    it('keeps it while others are asked for their time', async () => {
      const view = await openProposals();
      await typeAndSend(view);
      const span = { startedAt: lunch.startedAt, endedAt: '2026-11-18T11:45:00Z' };
      const neighbour = { name: 'Acme · Shop', note: '', before: span, after: [] };
      const asked = { id: 'q', place: null, text: '', form: null, span, zone: 'Europe/Berlin' };
      await view.send(weekContent({ questions: [{ ...asked, neighbours: [neighbour] }] }));
      await answer(view, []);
      await view.page.getByRole('button', { name: 'Leave It' }).click();

      await view.page.getByRole('button', { name: 'Change, 11:45–12:30' }).click();
      assert.deepEqual(await shown(view), ['11:45-12:45', 'Logins', 'p2']);
    });

    it('keeps that of a gap, too', async () => {
      const spans = [
        span('Europe/Berlin', '18T07:00', '18T09:00'),
        span('Europe/Berlin', '18T10:30', '18T11:00'),
      ];
      const view = await openDay(weekWith(spans));
      await view.page.getByRole('button', { name: 'Add Time, 10:00–11:30' }).click();
      await view.page.getByLabel('Project').selectOption({ label: 'Acme Ltd · Billing portal' });
      await view.page.getByLabel('Note').fill('Call');
      await view.page.keyboard.press('Enter');
      await view.until(() => view.messages('addEntry').length === 1, 'what was typed');
      await view.send({ type: 'outcome', editId: 1, faults: [refused], overlaps: 0 });

      await view.page.getByRole('alert').getByText('The day is past its limit.').waitFor();
      assert.deepEqual(await shown(view), ['10:00-11:30', 'Call', 'Billing portal/']);
    });
  });
});
