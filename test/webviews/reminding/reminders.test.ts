import assert from 'node:assert/strict';
import { type RemindersContent, remindersViewMessageSchema } from '../../../webviews/reminders/messages.ts';
import { remindersView } from '../../../webviews/reminders/reminders.page.ts';
import { type OpenOptions, type OpenView, WebviewBench } from '../webview-page.ts';
import { openReminders, shownOf, textOf, texts } from './open-reminders.ts';
import { detailOf, remindersContent } from './sample-reminders.ts';

const { shown } = shownOf('i0021');

describe('the Reminders page', function () {
  this.timeout(120_000);
  let bench: WebviewBench;

  before(async () => {
    bench = await WebviewBench.start(remindersView);
  });
  after(() => bench.stop());
  afterEach(() => bench.closePages());

  const open = async (
    change: Partial<RemindersContent> = {},
    options: Partial<OpenOptions> = {},
  ): Promise<OpenView> => await openReminders(bench, change, options);

  const rail = ({ page }: OpenView, name: string) => page.getByRole('complementary', { name });
  const button = ({ page }: OpenView, name: string) => page.getByRole('button', { name, exact: true });

  it('groups what is overdue by what can be done', async () => {
    const view = await open();
    const rows = view.page.getByRole('table', { name: 'Overdue' }).getByRole('row');

    assert.deepEqual((await rows.allTextContents()).map(textOf).slice(1), [
      'Ready to send',
      '37 days Nordwind Handels GmbH 2026-0021 €5,836.91 Reminder 3 of 3 now',
      '9 days Havn Analyse ApS 2026-0024 DKK 9,840.00 Reminder 1 of 2 now',
      'Scheduled',
      '3 days Nordwind Handels GmbH 2026-0025 €10,566.76 Reminder 1 of 3 Mon 14 Dec',
      'Paused',
      '55 days Nordwind Handels GmbH 2026-0017 €49.98 Discount disputed Resume',
      'No reminder',
      '1 day Havn Analyse ApS 2026-0023 DKK 1,200.00 Not sent yet Mark as Sent…',
    ]);
    assert.deepEqual(view.failures, []);
  });

  it('shows the mail as it is sent, with what it asks for, and sends it with one click', async () => {
    const view = await open();
    const text = textOf(await rail(view, 'Reminder of invoice 2026-0021').textContent());

    assert.match(text, /€5,836\.91 of €10,836\.91 37 days late due 2 Nov 2026 46% paid/);
    assert.match(text, /To ?rechnung@nordwind\.example ?Subject ?Last reminder: invoice 2026-0021/);
    assert.match(text, /Late payment fee ?€40\.00 ?Late interest ?€61\.23/);
    assert.match(text, /To pay ?€5,938\.14/);
    assert.match(text, /asked for, not booked/);
    await button(view, 'Send Reminder 3').click();
    await view.until(() => view.messages('send').length === 1, 'the reminder');
    assert.deepEqual(view.messages('send'), [{ type: 'send', invoiceId: 'i0021', step: 3, shown }]);
    assert.equal(await button(view, 'Send Reminder 3').getAttribute('disabled'), '');

    const refusal = 'This reminder is due on 2026-12-10, and not before.';
    await view.send({ type: 'outcome', invoiceId: 'i0021', isRefusal: true, text: refusal });
    await view.page.getByRole('alert').getByText(refusal).waitFor();
  });

  it('sends the text as it was edited', async () => {
    const view = await open();

    await rail(view, 'Reminder of invoice 2026-0021')
      .getByRole('button', { name: 'Edit', exact: true })
      .click();
    await view.page.getByRole('textbox', { name: 'Subject' }).fill('Please pay');
    await view.page.getByRole('textbox', { name: 'Text' }).fill('Hello again.');
    await button(view, 'Send Reminder 3').click();
    await view.until(() => view.messages('send').length === 1, 'the reminder');

    assert.deepEqual(view.messages('send'), [
      { type: 'send', invoiceId: 'i0021', step: 3, shown, subject: 'Please pay', text: 'Hello again.' },
    ]);
  });

  it('has a text that was edited again after another row was looked at', async () => {
    const view = await open();
    await rail(view, 'Reminder of invoice 2026-0021')
      .getByRole('button', { name: 'Edit', exact: true })
      .click();
    await view.page.getByRole('textbox', { name: 'Text' }).fill('Hello again.');
    await view.page.getByRole('cell', { name: 'DKK 9,840.00' }).click();
    await button(view, 'Send Reminder 1').waitFor();
    await view.page.getByRole('cell', { name: '€5,836.91' }).click();
    await button(view, 'Send Reminder 3').waitFor();

    assert.equal(await view.page.getByRole('textbox', { name: 'Text' }).inputValue(), 'Hello again.');
  });

  it('selects another invoice by its row, and shows what was sent before', async () => {
    const view = await open();

    await view.page.getByRole('cell', { name: 'DKK 9,840.00' }).click();
    await button(view, 'Send Reminder 1').waitFor();
    assert.deepEqual(view.messages('select'), [{ type: 'select', invoiceId: 'i0024' }]);
    await button(view, 'Show reminder 1 of 9 Nov 2026').click();
    await view.page.getByText('First text.').waitFor();

    await view.page.reload();
    await view.until(() => view.messages('ready').length === 2, 'the page again');
    assert.equal(view.messages('ready')[1]?.['invoiceId'], 'i0024');
  });

  it('pauses, resumes, records and asks for all, each by its message', async () => {
    const view = await open();

    await button(view, 'Pause…').click();
    await button(view, 'Record Payment…').click();
    await button(view, 'Send 2 Reminders…').click();
    await button(view, 'Mark as Sent… 2026-0023').click();
    await button(view, 'Resume 2026-0017').click();
    await view.until(() => view.messages('resume').length === 1, 'the last of the messages');

    assert.deepEqual(
      ['pause', 'recordPayment', 'sendReady', 'markSent', 'resume'].map((type) => view.messages(type)),
      [
        [{ type: 'pause', invoiceId: 'i0021' }],
        [{ type: 'recordPayment', invoiceId: 'i0021' }],
        [{ type: 'sendReady' }],
        [{ type: 'markSent', invoiceId: 'i0023' }],
        [{ type: 'resume', invoiceId: 'i0017' }],
      ],
    );
    assert.deepEqual(view.messages('select'), []);
  });

  it('records what another program has sent where no mail account is set up', async () => {
    const view = await open({ mail: { isSetUp: false, waiting: 0, rest: null } });

    assert.equal(await button(view, 'Send Reminder 3').count(), 0);
    await button(view, 'Set Up Email…').click();
    await button(view, 'Copy Text').click();
    await button(view, 'Record as Sent').click();
    await view.until(() => view.messages('recordSent').length === 1, 'the record');

    assert.deepEqual(view.messages('recordSent'), [
      { type: 'recordSent', invoiceId: 'i0021', step: 3, shown },
    ]);
    assert.match(String(view.messages('copyText')[0]?.['text']), /^Last reminder.*\n\nDear Ms Petersen/);
    assert.equal(view.messages('setUpMail').length, 1);
  });

  it('says why there is no reminder, and that there is no due date', async () => {
    const none = detailOf('i0023');
    const view = await open({
      detail: { ...none, dueDate: null, daysLate: 0, plan: { ...none.plan, because: 'no_due_date' } },
    });

    const text = textOf(await rail(view, 'Reminder of invoice 2026-0023').textContent());
    assert.match(text, /no due date.*has no due date, so it can’t be late/);
    assert.equal(await view.page.getByRole('button', { name: /^Send Reminder/ }).count(), 0);
  });

  it('shows the invoice that Remind… is called for, in place of a rule', async () => {
    const view = await open();

    await button(view, 'Edit rule of Everyone').click();
    await rail(view, 'Rule of Everyone').waitFor();
    await view.send({ type: 'show', invoiceId: 'i0024' }, remindersContent({ detail: detailOf('i0024') }));

    await rail(view, 'Reminder of invoice 2026-0024').waitFor();
  });

  it('keeps the row that is selected where older content comes late', async () => {
    const view = await open();

    await view.page.getByRole('cell', { name: 'DKK 9,840.00' }).click();
    await button(view, 'Send Reminder 1').waitFor();
    await view.send(remindersContent());

    assert.equal(await button(view, 'Send Reminder 1').count(), 1);
  });

  it('edits a rule as it is typed, and says what was refused beside its field', async () => {
    const view = await open();

    await button(view, 'Edit rule of Nordwind Handels GmbH').click();
    const second = view.page.getByRole('group', { name: 'Reminder 2' });
    await second.getByLabel('Days after due').fill('9');
    await second.getByLabel('Fee').selectOption('Lump sum of the law');
    await button(view, 'Save').click();
    await view.until(() => view.messages('saveRule').length === 1, 'the rule');
    const [saved] = view.messages('saveRule').map((each) => remindersViewMessageSchema.parse(each));
    if (saved?.type !== 'saveRule') throw new Error('no rule');
    assert.deepEqual(
      saved.draft.steps.map(({ afterDays, fee, interest }) => [afterDays, fee, interest]),
      [
        ['7', 'none', false],
        ['9', 'lump_sum', true],
        ['35', 'amount', true],
      ],
    );
    assert.equal(saved.draft.version, 2);

    const refusal = { field: 'steps.1.afterDays', text: 'is less than seven days after the step before' };
    await view.send({ type: 'ruleRefused', turn: saved.turn, refusal });
    await second.getByRole('alert').getByText(refusal.text).waitFor();
    assert.equal(await second.getByLabel('Days after due').getAttribute('aria-invalid'), 'true');
    await view.send({ type: 'ruleSaved', clientId: 'nordwind' });
    await rail(view, 'Reminder of invoice 2026-0021').waitFor();
    assert.equal(await view.readFocus(), 'Edit rule of Nordwind Handels GmbH');
  });

  it('lets reminders leave by themselves only below the texts and the address', async () => {
    const view = await open();

    await button(view, 'Add Rule').click();
    await view.page.getByLabel('Client').selectOption('Alm & Co');
    await view.page.getByRole('radio', { name: 'By itself' }).check({ force: true });
    assert.equal(await button(view, 'Allow Sending by Itself').count(), 0);
    await button(view, 'Show Texts').click();
    const shown = view.page.getByRole('region', { name: 'What Ms Petersen gets' });
    await shown.getByText('Reminder: invoice 2026-0001').waitFor();
    assert.match(textOf(await shown.textContent()), /rechnung@nordwind\.example/);

    await view.page.getByRole('group', { name: 'Reminder 1' }).getByLabel('Days after due').fill('8');
    await shown.waitFor({ state: 'detached' });
    assert.equal(await button(view, 'Allow Sending by Itself').count(), 0);
    await button(view, 'Show Texts').click();
    await button(view, 'Allow Sending by Itself').click();
    await view.until(() => view.messages('saveRule').length === 1, 'the rule');

    assert.equal(view.messages('saveRule')[0]?.['consentHash'], texts.consentHash);
  });

  it('names at the end what has no due date, and why there is no reminder of it', async () => {
    const undated = {
      invoiceId: 'i0030',
      number: '2026-0030',
      clientName: 'Havn Analyse ApS',
      open: { minor: 119_00, currency: 'EUR' },
    };
    const view = await open({ withoutDueDate: [undated] });
    const section = view.page.getByRole('region', { name: 'No due date' });

    assert.equal(
      textOf(await section.textContent()),
      '2026-0030 (Havn Analyse ApS, €119.00) has no due date, so nobody is late with it.',
    );
    await section.getByRole('button', { name: '2026-0030' }).click();
    await view.until(() => view.messages('openInvoice').length === 1, 'the invoice');
  });

  it('says what to expect where nothing is overdue', async () => {
    const view = await open({ items: [], overdue: [], upcoming: [], detail: null });

    await view.page.getByText('Sent invoices that pass their due date appear here').waitFor();
    assert.equal(await view.page.getByRole('button', { name: /^Send/ }).count(), 0);
  });

  it('says why it could not be loaded, and tries again', async () => {
    const view = await open();

    await view.send({ type: 'failed', message: 'Vireo service isn’t responding.' });
    await view.page.getByRole('alert').getByText('Vireo service isn’t responding.').waitFor();
    await button(view, 'Retry').click();
    await view.until(() => view.messages('refresh').length === 1, 'the question again');
  });

  it('is used by keys alone', async () => {
    const view = await open();

    await view.tabTo(/^2026-0024$/);
    await view.page.keyboard.press('Enter');
    await button(view, 'Send Reminder 1').waitFor();
    await view.tabTo(/^Send Reminder 1$/);
    await view.page.keyboard.press('Space');
    await view.until(() => view.messages('send').length === 1, 'the reminder');
  });

  it('speaks German where the editor does', async () => {
    const view = await open({}, { language: 'de', locale: 'de-DE' });

    const text = textOf(await view.page.getByRole('main').textContent());
    assert.match(text, /Überfällig.*Versandbereit.*37 Tage.*5\.836,91 €.*Erinnerung 3 von 3/);
    assert.deepEqual(await view.findAxeViolations(), []);
  });

  it('scrolls in one direction only at any width', async () => {
    const view = await open();

    await view.atWidths([300, 600, 900, 1024, 1440, 3840], async () => {
      const overflow = await view.page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      });

      assert.equal(overflow, 0);
    });
  });

  it('has nothing that axe finds in any theme', async () => {
    const view = await open();
    assert.deepEqual(await view.findAxeViolationsInThemes(), []);

    await button(view, 'Edit rule of Nordwind Handels GmbH').click();
    await view.page.getByText('Text', { exact: true }).last().click();
    await button(view, 'Show Texts').click();
    await view.page.getByRole('region', { name: 'What Ms Petersen gets' }).waitFor();
    assert.deepEqual(await view.findAxeViolationsInThemes(), [], 'a rule');
    assert.deepEqual(view.failures, []);
  });
});
