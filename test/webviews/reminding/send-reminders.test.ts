import assert from 'node:assert/strict';
import { remindersView } from '../../../webviews/reminders/reminders.page.ts';
import { type OpenView, WebviewBench } from '../webview-page.ts';
import { openReminders, shownOf, textOf } from './open-reminders.ts';
import { detailOf } from './sample-reminders.ts';

const { letter: third, shown } = shownOf('i0021');

describe('sending from the Reminders page', function () {
  this.timeout(120_000);
  let bench: WebviewBench;

  before(async () => {
    bench = await WebviewBench.start(remindersView);
  });
  after(() => bench.stop());
  afterEach(() => bench.closePages());

  const rail = ({ page }: OpenView, name: string) => page.getByRole('complementary', { name });
  const button = ({ page }: OpenView, name: string) => page.getByRole('button', { name, exact: true });

  it('offers at night to send what is due, and says when it leaves', async () => {
    const view = await openReminders(bench, {
      detail: detailOf('i0025', {
        plan: { ...detailOf('i0025').plan, state: 'scheduled', on: '2026-12-14' },
        leavesAt: '2026-12-14T07:00:00.000Z',
      }),
    });
    const shown = rail(view, 'Reminder of invoice 2026-0025');

    assert.match(
      textOf(await shown.textContent()),
      /It waits until you send it. Sent now, it leaves on .*14.* reminders go out on working days/,
    );
    await button(view, 'Send Reminder 1').click();
    await view.until(() => view.messages('send').length === 1, 'the reminder');
  });

  it('asks what the client is where a reminder would first ask for more than the open sum', async () => {
    const { plan, letter } = detailOf('i0021');
    const asking = letter && { ...letter, fee: null, interest: null, interestParts: [], toPay: letter.open };
    const detail = { plan: { ...plan, asksDebtor: true, bySelf: true }, letter: asking };
    const view = await openReminders(bench, { detail: detailOf('i0021', detail) });
    const question = rail(view, 'Reminder of invoice 2026-0021').getByRole('group', {
      name: 'Business or consumer?',
    });

    assert.match(textOf(await question.textContent()), /Is Nordwind Handels GmbH a business or a consumer\?/);
    assert.match(textOf(await question.textContent()), /does not send it before that/);
    await question.getByRole('button', { name: 'Consumer' }).click();
    await view.until(() => view.messages('setDebtor').length === 1, 'the answer');
    assert.deepEqual(view.messages('setDebtor'), [
      { type: 'setDebtor', clientId: 'nordwind', debtor: 'consumer' },
    ]);
    await view.send({ type: 'detail', detail: detailOf('i0021') });
    await question.waitFor({ state: 'detached' });
    assert.deepEqual(view.failures, []);
  });

  it('shows the new text once a sum was paid, and keeps at hand what was edited over the old one', async () => {
    const view = await openReminders(bench);
    const edit = rail(view, 'Reminder of invoice 2026-0021').getByRole('button', {
      name: 'Edit',
      exact: true,
    });
    await edit.click();
    await view.page.getByRole('textbox', { name: 'Text' }).fill('Dear Ina, €5,938.14 is open.');
    const paid = { ...third, open: { ...third.open, minor: 100_000 }, text: 'Please pay €1,101.23.' };
    await view.send({ type: 'detail', detail: detailOf('i0021', { open: paid.open, letter: paid }) });
    await view.page.getByText('Please pay €1,101.23.').waitFor();
    const note = view.page.getByText('has changed since you edited it');
    await note.waitFor();
    await view.page.getByText('Your text', { exact: true }).click();
    await view.page.getByText('Dear Ina, €5,938.14 is open.').waitFor();
    await button(view, 'Edit Your Text').click();
    const text = view.page.getByRole('textbox', { name: 'Text' });
    assert.equal(await text.inputValue(), 'Dear Ina, €5,938.14 is open.');
    await text.fill('Dear Ina, €1,101.23 is open.');
    await button(view, 'Send Reminder 3').click();
    await view.until(() => view.messages('send').length === 1, 'the reminder');

    assert.equal(await note.count(), 0);
    assert.deepEqual(view.messages('send'), [
      {
        type: 'send',
        invoiceId: 'i0021',
        step: 3,
        shown: { ...shown, open: paid.open },
        subject: third.subject,
        text: 'Dear Ina, €1,101.23 is open.',
      },
    ]);
  });
});
