import assert from 'node:assert/strict';
import { goalsView } from '../../../webviews/goals/goals.page.ts';
import { type GoalsContent, goalsViewMessageSchema } from '../../../webviews/goals/messages.ts';
import { type OpenOptions, type OpenView, WebviewBench } from '../webview-page.ts';
import { goalsContent, nothingYet } from './sample-goals.ts';

describe('the page Goals and Check-ins', function () {
  this.timeout(120_000);
  let bench: WebviewBench;

  before(async () => {
    bench = await WebviewBench.start(goalsView);
  });
  after(() => bench.stop());
  afterEach(() => bench.closePages());

  async function open(
    change: Partial<GoalsContent> = {},
    options: Partial<OpenOptions> = {},
  ): Promise<OpenView> {
    const host = (input: unknown): readonly unknown[] => {
      const { type } = goalsViewMessageSchema.parse(input);
      if (type !== 'ready') return [];
      return [{ type: 'connection', state: 'online', asOf: '2026-11-22T09:28:00Z' }, goalsContent(change)];
    };
    const view = await bench.open({ host, width: 1440, height: 900, ...options });
    await view.filled();
    return view;
  }

  const textOf = (text: string | null) =>
    (text ?? '')
      .replace(/\p{Co}/gu, '')
      .replace(/\s+/g, ' ')
      .trim();
  const rows = async ({ page }: OpenView, name: string) =>
    (await page.getByRole('table', { name, exact: true }).locator('tbody tr').allTextContents()).map(textOf);

  it('lists goals with figure, target, state and what the state was judged by', async () => {
    const view = await open();
    const [first, second, third, fourth] = await rows(view, 'Goals');

    assert.match(
      first ?? '',
      /^Forty hoursWorked time, at least 40:00 each week.*working time are over 16:00 40:00 On track/,
    );
    assert.match(second ?? '', /€1,190\.00 €0\.00 Behind/);
    assert.match(third ?? '', /^Write the talkdue 1 Dec 2026 Active/);
    assert.match(fourth ?? '', /€20,000\.00 Paused/);
    await view.page.getByRole('button', { name: '16:00', exact: true }).click();
    await view.until(() => view.messages('openRecord').length === 1, 'the record');
    assert.deepEqual(view.failures, []);
  });

  it('has every act of a goal, by keys too', async () => {
    const view = await open();
    const press = async (name: string, key: 'Enter' | 'Space' = 'Enter') => {
      await view.page.getByRole('button', { name, exact: true }).focus();
      await view.page.keyboard.press(key);
    };
    await press('Done: Write the talk');
    await press('Pause: Forty hours', 'Space');
    await press('Drop: Forty hours');
    await press('Resume: Invoice 20,000');
    await press('Edit: Forty hours');
    await press('Delete: Forty hours');
    await press('Add Goal…');
    await view.until(() => view.messages('add').length === 1, 'the last of the messages');

    assert.deepEqual(
      view.messages('setState').map(({ id, state }) => [id, state]),
      [
        ['g3', 'done'],
        ['g1', 'paused'],
        ['g1', 'dropped'],
        ['g4', 'active'],
      ],
    );
    assert.deepEqual(view.messages('edit'), [{ type: 'edit', of: 'goal', id: 'g1' }]);
    assert.deepEqual(view.messages('remove'), [{ type: 'remove', of: 'goal', id: 'g1' }]);
    assert.deepEqual(view.messages('add'), [{ type: 'add', of: 'goal' }]);
  });

  it('tells what was kept in words, and ticks by hand only what is ticked by hand', async () => {
    const view = await open();
    const early = view.page.getByRole('row', { name: /Start early/ });

    assert.match(
      textOf(await early.textContent()),
      /14 Nov 2026: kept.*15 Nov 2026: not kept.*18 Nov 2026, now: open/,
    );
    assert.equal(await early.getByRole('button').count(), 2);
    await view.page.getByRole('button', { name: '18 Nov 2026, now: open' }).click();
    await view.page.getByRole('button', { name: '17 Nov 2026: kept', exact: true }).click();
    await view.until(() => view.messages('tick').length === 2, 'the ticks');

    assert.deepEqual(
      view.messages('tick').map(({ id, date, isKept }) => [id, date, isKept]),
      [
        ['h2', '2026-11-18', true],
        ['h2', '2026-11-17', false],
      ],
    );
  });

  it('lists answers to weeks and what is remembered, and lets go of both', async () => {
    const view = await open();
    const region = async (name: string) =>
      textOf(await view.page.getByRole('region', { name, exact: true }).textContent());

    assert.match(
      await region('Check-ins'),
      /Send the offer to Nordwind Done.*Call Ina Carried over.*not answered/,
    );
    assert.match(
      await region('Memory'),
      /Fridays are for my own projects\.10 Nov 2026, proposed by an assistant/,
    );
    await view.page.getByRole('button', { name: 'Forget: 9 Nov 2026 – 15 Nov 2026' }).click();
    await view.page.getByRole('button', { name: 'Erase: I invoice on the first Monday.' }).click();
    await view.until(() => view.messages('remove').length === 2, 'both');

    assert.deepEqual(view.messages('remove'), [
      { type: 'remove', of: 'checkIn', id: '2026-11-09' },
      { type: 'remove', of: 'memory', id: 'm1' },
    ]);
  });

  it('says what each part is for while it is empty', async () => {
    const view = await open(nothingYet);

    for (const text of [/No goal yet/, /No habit yet/, /Nothing was answered/, /Nothing is remembered/])
      await view.page.getByText(text).waitFor();
  });

  it('speaks German', async () => {
    const view = await open({}, { language: 'de' });

    await view.page.getByRole('heading', { name: 'Ziele und Rückblicke' }).waitFor();
    await view.page.getByRole('button', { name: 'Löschen: Forty hours' }).waitFor();
    await view.page.getByText('Nur du siehst, was hier steht').waitFor();
  });

  it('says why there is nothing, and tries again', async () => {
    const view = await open();
    await view.send({ type: 'failed', message: 'Vireo service is not running.' });
    await view.page.getByRole('button', { name: 'Try Again' }).click();
    await view.until(() => view.messages('refresh').length === 1, 'another try');

    await view.page.getByText('Vireo service is not running.').waitFor();
  });

  it('marks the day that runs, for eye and ear', async () => {
    const view = await open();
    const now = view.page.getByRole('button', { name: '18 Nov 2026, now: open' });

    assert.equal(await now.getAttribute('aria-current'), 'date');
    assert.equal(await now.evaluate((box) => getComputedStyle(box).borderTopWidth), '2px');
    assert.equal(await view.page.locator('[aria-current]').count(), 2);
    await view.page.getByRole('button', { name: '15 Nov 2026: not kept' }).waitFor();
  });

  it('cuts nothing off at any width, as beside an open side bar', async () => {
    const view = await open({});

    await view.atWidths([320, 640, 901], async () => {
      const outside = await view.page.evaluate(() => {
        const root = document.querySelector('vireo-goals')?.shadowRoot;
        return [...(root?.querySelectorAll('.list tbody :is(th, td, button)') ?? [])].flatMap((each) => {
          const { left, right } = each.getBoundingClientRect();
          return left < 0 || right > innerWidth ? [each.textContent] : [];
        });
      });

      assert.deepEqual(outside, []);
      const text = textOf(await view.page.getByRole('row', { name: /Forty hours/ }).textContent());
      assert.match(text, /16:00.*40:00.*On track/);
    });
  });

  it('fits any width', async () => {
    const view = await open({});

    await view.atWidths([320, 1024], async () => {
      const wide = await view.page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

      assert.ok(wide <= 0, `${wide} px too wide`);
    });
  });

  it('has nothing that axe finds in any theme', async () => {
    const view = await open({});
    assert.deepEqual(await view.findAxeViolationsInThemes(), []);

    await view.send(goalsContent(nothingYet));
    await view.page.getByText(/No goal yet/).waitFor();
    assert.deepEqual(await view.findAxeViolationsInThemes(), [], 'empty');
    assert.deepEqual(view.failures, []);
  });
});
