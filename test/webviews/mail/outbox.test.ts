import assert from 'node:assert/strict';
import { type OutboxContent, outboxViewMessageSchema } from '../../../webviews/outbox/messages.ts';
import { outboxView } from '../../../webviews/outbox/outbox.page.ts';
import { type OpenOptions, type OpenView, WebviewBench } from '../webview-page.ts';
import { nothingYet, openedMail, outboxContent } from './sample-outbox.ts';

describe('the page Mail and Schedules', function () {
  this.timeout(120_000);
  let bench: WebviewBench;

  before(async () => {
    bench = await WebviewBench.start(outboxView);
  });
  after(() => bench.stop());
  afterEach(() => bench.closePages());

  async function open(
    change: Partial<OutboxContent> = {},
    options: Partial<OpenOptions> = {},
  ): Promise<OpenView> {
    const host = (input: unknown): readonly unknown[] => {
      const { type } = outboxViewMessageSchema.parse(input);
      if (type === 'open') return [openedMail];
      if (type !== 'ready') return [];
      return [{ type: 'connection', state: 'online', asOf: '2026-11-27T09:28:00Z' }, outboxContent(change)];
    };
    const view = await bench.open({ host, width: 1440, height: 900, ...options });
    await view.filled();
    return view;
  }

  it('has what needs a person first, and says of each what is wrong', async () => {
    const { page, failures } = await open();
    const rows = await page.locator('table.mails tbody').first().locator('tr').allTextContents();

    assert.equal(rows.length, 3);
    assert.match(rows[0] ?? '', /Needs you/);
    assert.match(rows[1] ?? '', /May have been sent[\s\S]*Invoice 2026-0031[\s\S]*The connection was lost/);
    await page.getByText('The password of mara@example.org is missing: mail waits for it.').waitFor();
    assert.deepEqual(failures, []);
  });

  it('does each act by keys, and names what it acts on', async () => {
    const view = await open();
    const press = async (name: string) => {
      await view.page.getByRole('button', { name, exact: true }).first().focus();
      await view.page.keyboard.press('Enter');
    };
    await press('Send Again: Invoice 2026-0031');
    await press('Drop: Invoice 2026-0032');
    await press('Enter Password: Last reminder: invoice 2026-0021');
    await press('Run Now: Daily backup');
    await press('Resume: Recurring invoice · Maintenance');
    await press('Enter Password…');
    await press('Send There Again: old@nordwind.example');
    await press('Show Older');
    await view.until(() => view.messages('more').length === 1, 'the last of the messages');

    assert.deepEqual(
      view.messages('actOnMail').map(({ id, act }) => [id, act]),
      [
        ['m1', 'sendAgain'],
        ['m3', 'drop'],
        ['m2', 'enterPassword'],
      ],
    );
    assert.deepEqual(
      view.messages('actOnSchedule').map(({ id, act }) => [id, act]),
      [
        ['s1', 'run'],
        ['s2', 'resume'],
      ],
    );
    assert.deepEqual(view.messages('enterPassword'), [{ type: 'enterPassword', accountId: 'a1' }]);
  });

  it('shows a message beside the list, saves it, and gives the focus back as it closes', async () => {
    const view = await open();
    const row = view.page.getByRole('button', { name: 'Invoice 2026-0031', exact: true });
    await row.click();
    const letter = view.page.getByRole('complementary', { name: 'Invoice 2026-0031' });
    await letter.getByText('attached is invoice 2026-0031 of €2,380.00').waitFor();
    await letter.getByText('The server said: 354 go on').waitFor();
    await letter.getByText('Save Message…').click();
    await view.until(() => view.messages('save').length === 1, 'the file');
    await letter.getByText('Mark as Not Reachable…').click();
    await view.until(() => view.messages('markUnreachable').length === 1, 'the mark');
    await letter.getByRole('button', { name: 'Close' }).click();
    await letter.waitFor({ state: 'detached' });

    assert.equal(await row.evaluate((button) => button.matches(':focus')), true);
  });

  it('says how to begin where no account is set up', async () => {
    const { page } = await open(nothingYet);

    await page.getByText('No mail account is set up', { exact: true }).waitFor();
    await page.getByText(/^Set up your mail account, and Vireo sends invoices/).waitFor();
  });

  it('says that nothing leaves, and never offers to release the demo', async () => {
    const restored = await open({
      rest: { sentence: 'Since a backup was restored, nothing is sent.', canRelease: true },
    });
    await restored.page.getByRole('button', { name: 'Release…' }).click();
    await restored.until(() => restored.messages('release').length === 1, 'the release');
    const demo = await open({ rest: { sentence: 'The demo never sends mail.', canRelease: false } });
    await demo.page.getByText('The demo never sends mail.').waitFor();

    assert.equal(await demo.page.getByRole('button', { name: 'Release…' }).count(), 0);
  });

  it('speaks German, and fits any width', async () => {
    const view = await open({}, { language: 'de' });
    await view.page.getByRole('heading', { name: 'E-Mail und Zeitpläne' }).waitFor();
    await view.page.getByRole('button', { name: 'Invoice 2026-0031', exact: true }).click();
    await view.page.getByRole('complementary').waitFor();

    await view.atWidths([320, 1024], async () => {
      const wide = await view.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

      assert.ok(wide <= 0, `${wide} px too wide`);
    });
  });

  it('has nothing that axe finds in any theme', async () => {
    const view = await open();
    await view.page.getByRole('button', { name: 'Invoice 2026-0031', exact: true }).click();
    await view.page.getByRole('complementary').waitFor();

    assert.deepEqual(await view.findAxeViolationsInThemes(), []);
  });
});
