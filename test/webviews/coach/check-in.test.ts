import assert from 'node:assert/strict';
import {
  type CheckInCard,
  type CheckInMessage,
  checkInCardSchema,
} from '../../../src/contract/coach/check-in-card.ts';
import { coachView } from '../../../webviews/coach/coach.page.ts';
import { FakeCoachHost } from '../fake-coach-host.ts';
import { type OpenOptions, type OpenView, WebviewBench } from '../webview-page.ts';

const entries = { kind: 'entries', ids: ['e1', 'e2'] } as const;

const sample = (change: Partial<CheckInCard> = {}): CheckInCard =>
  checkInCardSchema.parse({
    type: 'checkIn',
    week: '2026-11-09',
    span: '9–15 Nov 2026',
    sentences: [
      {
        parts: [
          { text: 'Worked: ' },
          { text: '31:15', link: entries },
          { text: ' of 40:00 to be worked; the week before: 38:00.' },
        ],
      },
      {
        parts: [{ text: 'Billable: ' }, { text: '28:00', link: entries }, { text: ', 70 % of the target.' }],
      },
      {
        parts: [{ text: 'Unbilled now: ' }, { text: '58:30', link: entries }, { text: ', worth €6,435.00.' }],
      },
      { parts: [{ text: 'No invoice is overdue now.' }] },
      { parts: [{ text: 'Findings: 12 new, 5 resolved; 40 open now.' }] },
      { parts: [{ text: 'Goal “Forty hours”: 31:15 of 40:00, missed.' }] },
    ],
    promises: [
      { id: 'p1', text: 'Send the offer to Nordwind', verdict: 'done' },
      { id: 'p2', text: 'Call Ina', verdict: null },
    ],
    intentions: [{ id: 'i1', text: 'Write the talk', isCarried: true }],
    ...change,
  });

type Saved = Extract<CheckInMessage, { readonly type: 'saveIntentions' }>;

describe('the check-in of a week in the coach', function () {
  this.timeout(120_000);
  let bench: WebviewBench;
  let host: FakeCoachHost;

  before(async () => {
    bench = await WebviewBench.start(coachView);
  });
  after(() => bench.stop());
  beforeEach(() => {
    host = new FakeCoachHost();
  });
  afterEach(() => bench.closePages());

  async function open(
    options: Partial<OpenOptions> = {},
    change: Partial<CheckInCard> = {},
  ): Promise<OpenView> {
    const view = await bench.open({ host: host.answer, width: 380, height: 900, ...options });
    await view.page.locator('.list > *').first().waitFor();
    await view.send(sample(change));
    await view.page.locator('vireo-check-in').getByRole('heading').first().waitFor();
    return view;
  }

  const field = (view: OpenView, at: number) =>
    view.page.getByRole('textbox', { name: `What you mean to do, ${at}` });
  for (const [width, offered, isFolded] of [
    [380, 'first', true],
    [700, 'first', false],
    [700, 'again', true],
    [380, undefined, false],
  ] as const) {
    it(`is ${isFolded ? 'one line' : 'open'} in ${width} px ${offered === undefined ? 'when asked for' : `offered ${offered}`}`, async () => {
      const view = await open({ width }, offered === undefined ? {} : { offered });
      const { page } = view;
      const fact = page.getByText('No invoice is overdue now.');
      const unfold = page.getByRole('button', { name: 'Open', exact: true });

      assert.deepEqual([await fact.count(), await unfold.count()], isFolded ? [0, 1] : [1, 0]);
      if (!isFolded) return;
      const card = await page.locator('vireo-check-in').boundingBox();
      assert.ok((card?.height ?? 0) < 64, `${card?.height}`);
      await unfold.click();
      await fact.waitFor();
      await view.until(() => true, 'a frame');
      assert.match(await view.readFocus(), /^Check-in/);
      // What is answered meanwhile leaves it open.
      await view.send(sample());
      assert.equal(await fact.count(), 1);
      assert.deepEqual(view.failures, []);
    });
  }

  const savedIds = (view: OpenView): readonly string[] =>
    (view.messages('saveIntentions') as unknown as readonly Saved[]).flatMap(({ intentions }) =>
      intentions.map(({ id }) => id),
    );

  it('states the week, and opens the records of a figure', async () => {
    const view = await open();
    const region = view.page.getByRole('region', { name: 'Check-in, 9–15 Nov 2026' });

    const first = (await region.getByRole('listitem').first().textContent())?.replace(/\s+/g, ' ').trim();
    await region.getByRole('button', { name: '31:15', exact: true }).click();
    await view.until(() => view.messages('openRecord').length === 1, 'the record');

    assert.equal(first, 'Worked: 31:15 of 40:00 to be worked; the week before: 38:00.');
    assert.deepEqual(view.messages('openRecord'), [{ type: 'openRecord', link: entries }]);
    assert.deepEqual(view.failures, []);
  });

  it('asks what became of promises, and takes a verdict back', async () => {
    const view = await open();

    await view.page.getByRole('button', { name: 'Carry over: Call Ina' }).click();
    await view.page.getByRole('button', { name: 'Done: Send the offer to Nordwind', exact: true }).click();
    await view.until(() => view.messages('judgePromise').length === 2, 'the verdicts');

    assert.deepEqual(
      view.messages('judgePromise').map((message) => JSON.parse(JSON.stringify(message))),
      [
        { type: 'judgePromise', week: '2026-11-09', promiseId: 'p2', verdict: 'carried' },
        { type: 'judgePromise', week: '2026-11-09', promiseId: 'p1', verdict: null },
      ],
    );
  });

  it('keeps what is meant for the new week beside what was carried over, by keys', async () => {
    const view = await open();
    await field(view, 1).fill('Invoice October');
    await view.page.keyboard.press('Enter');
    await view.until(() => view.messages('saveIntentions').length === 1, 'the intentions');
    const id = savedIds(view).at(-1) ?? '';
    const intentions = [
      { id: 'i1', text: 'Write the talk', isCarried: true },
      { id, text: 'Invoice October', isCarried: false },
    ];
    await view.send({ type: 'checkInSaved' }, sample({ intentions }));
    await view.page.getByText('Saved.').waitFor();

    assert.deepEqual(view.messages('saveIntentions'), [
      {
        type: 'saveIntentions',
        week: '2026-11-09',
        intentions: [
          { id: 'i1', text: 'Write the talk' },
          { id, text: 'Invoice October' },
        ],
        seen: [{ id: 'i1', text: 'Write the talk' }],
      },
    ]);
    assert.equal(await field(view, 1).inputValue(), 'Invoice October');
  });

  it('keeps what is typed while a save is under way, where it is put away, and through a reload', async () => {
    const view = await open();
    await field(view, 1).fill('Invoice');
    await view.page.keyboard.press('Enter');
    await view.until(() => view.messages('saveIntentions').length === 1, 'the first save');
    await field(view, 1).fill('Invoice October');
    await field(view, 2).fill('Call Bo');
    const card = sample({
      intentions: [
        { id: savedIds(view).at(-1) ?? '', text: 'Invoice', isCarried: false },
        { id: 'other', text: 'Of the other window', isCarried: false },
      ],
    });
    const shown = async () =>
      await Promise.all([1, 2, 3].map(async (at) => await field(view, at).inputValue()));

    await view.send({ type: 'checkInSaved' }, card);
    while ((await shown())[1] !== 'Of the other window') await view.page.waitForTimeout(20);
    const saved = await shown();
    await view.page.getByRole('button', { name: 'Put away until next week' }).click();
    await view.page.locator('vireo-check-in').waitFor({ state: 'detached' });
    await view.send(card);
    await field(view, 1).waitFor();
    const again = await shown();
    await view.page.reload();
    await view.page.locator('.list > *').first().waitFor();
    await view.send(card);
    await field(view, 1).waitFor();

    assert.deepEqual(saved, ['Invoice October', 'Of the other window', 'Call Bo']);
    assert.deepEqual([again, await shown()], [saved, saved]);
  });

  it('is put away, and comes back by /check-in or when it is asked for, without a question to the coach', async () => {
    const view = await open();
    await view.page.getByRole('button', { name: 'Put away until next week' }).click();
    await view.page.locator('vireo-check-in').waitFor({ state: 'detached' });

    for (const text of ['/check-in', 'How was my week?']) {
      await view.page.getByRole('textbox', { name: 'Message' }).fill(text);
      await view.page.keyboard.press('Escape');
      await view.page.keyboard.press('Enter');
    }
    await view.until(() => view.messages('askCheckIn').length === 2, 'the wishes for it');

    assert.deepEqual(view.messages('dismissCheckIn'), [{ type: 'dismissCheckIn', week: '2026-11-09' }]);
    assert.deepEqual(host.asked, []);
  });

  it('speaks German, and shows markup as it was written', async () => {
    const hostile = '<img src=x onerror=alert(1)>';
    const view = await open({ language: 'de' }, { promises: [{ id: 'p1', text: hostile, verdict: null }] });

    await view.page.getByRole('region', { name: 'Rückblick, 9–15 Nov 2026' }).getByText(hostile).waitFor();
    await view.page.getByRole('button', { name: `Erledigt: ${hostile}`, exact: true }).waitFor();
    assert.equal(await view.page.locator('vireo-check-in img').count(), 0);
  });

  it('has no fault of accessibility in any theme, at 300 pixels', async () => {
    const view = await open({ width: 300 });

    assert.deepEqual(await view.findAxeViolationsInThemes(), []);
  });
});
