/** What an answer was read as: chips that are changed by mouse and keyboard, and struck words with their ways on. */
import assert from 'node:assert/strict';
import type { CoachReading } from '../../../src/contract/coach/reading.ts';
import { coachView } from '../../../webviews/coach/coach.page.ts';
import { FakeCoachHost } from '../fake-coach-host.ts';
import { type OpenView, WebviewBench } from '../webview-page.ts';
import { readFrame, septemberReading, unclearReading } from './coach-reading-samples.ts';

describe('what an answer of the coach was read as', function () {
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

  async function open(reading: CoachReading, text = '**41:30** recorded.'): Promise<OpenView> {
    const view = await bench.open({ host: host.answer, width: 380, height: 900 });
    await view.page.getByRole('button', { name: 'November so far' }).waitFor();
    await view.page.getByRole('textbox', { name: 'Message' }).fill('hours for Lindqvist in September');
    await view.page.keyboard.press('Enter');
    await view.until(() => host.asked.length === 1, 'the question');
    await host.say(
      view,
      { type: 'started', coach: 'built-in' },
      { type: 'delta', text, links: [] },
      { type: 'reading', reading },
      { type: 'done', choices: reading.unused === undefined ? [] : ['Hours September 2026?'] },
    );
    await view.page.getByRole('group', { name: 'Read as' }).waitFor();
    return view;
  }

  it('stands below it, and what is chosen by the mouse is asked at once', async () => {
    const view = await open(septemberReading);
    const { page } = view;
    const chip = page.getByRole('button', { name: 'Period: September 2026' });
    assert.equal(await page.getByText('Design').getAttribute('aria-haspopup'), null);

    await chip.click();
    const list = page.getByRole('listbox', { name: 'Period' });
    assert.deepEqual(
      await list
        .getByRole('option')
        .allTextContents()
        .then((all) => all.map((one) => one.replaceAll(/[\s\uE000-\uF8FF]+/g, ' ').trim())),
      [
        'September 2026Sep 1 – 30',
        'August 2026Aug 1 – 31',
        'Third quarter 2026Jul 1 – Sep 30',
        'Another Period…',
        'Without This Conditionall time',
      ],
    );
    assert.equal(await chip.getAttribute('aria-expanded'), 'true');
    assert.deepEqual(await view.findAxeViolationsInThemes(), []);
    await chip.click();
    await list.waitFor({ state: 'detached' });
    await chip.click();
    await page.getByRole('option', { name: 'August 2026' }).click();

    await view.until(() => host.asked.length === 2, 'the choice');
    const { text, frames } = host.asked[1] ?? assert.fail();
    assert.deepEqual(
      [text, frames],
      ['Period: August 2026', [readFrame({ period: { from: '2026-08-01', to: '2026-08-31' } })]],
    );
    await page.locator('.me', { hasText: 'Period: August 2026' }).waitFor();
    assert.deepEqual(view.failures, []);
  });

  it('is changed by keys alone: arrows, Home and End, letters, Enter, and Escape goes back', async () => {
    const view = await open(septemberReading);
    const { page } = view;
    const chip = page.getByRole('button', { name: 'Period: September 2026' });
    const active = async () =>
      await page.locator('vireo-reading .pick').evaluate((list) => {
        const id = list.getAttribute('aria-activedescendant') ?? '';
        return list.querySelector(`#${id} span`)?.textContent;
      });
    await chip.focus();

    for (const key of ['Enter', 'Space', 'ArrowDown']) {
      await page.keyboard.press(key);
      await page.locator('vireo-reading .pick:focus').waitFor();
      await page.keyboard.press('Escape');
      await page.locator('vireo-reading .slot:focus').waitFor();
      assert.equal(await chip.getAttribute('aria-expanded'), 'false');
    }
    assert.deepEqual(
      host.frames
        .get(host.asked[0]?.messageId ?? '')
        ?.map(({ type }) => type)
        .includes('stopped'),
      false,
    );

    await page.keyboard.press('ArrowDown');
    await page.locator('vireo-reading .pick:focus').waitFor();
    const seen: (string | null | undefined)[] = [];
    for (const key of ['ArrowDown', 'End', 'ArrowDown', 'Home', 't']) {
      await page.keyboard.press(key);
      seen.push(await active());
    }
    assert.deepEqual(seen, [
      'August 2026',
      'Without This Condition',
      'Without This Condition',
      'September 2026',
      'Third quarter 2026',
    ]);
    await page.keyboard.press('Enter');

    await view.until(() => host.asked.length === 2, 'the choice');
    assert.deepEqual(host.asked[1]?.frames, [
      readFrame({ period: { from: '2026-07-01', to: '2026-09-30' } }),
    ]);
  });

  it('keeps who changes it by keys at the chip, below the answer that follows', async () => {
    const view = await open(septemberReading);
    const { page } = view;
    await page.getByRole('button', { name: 'Period: September 2026' }).press('ArrowDown');
    await page.locator('vireo-reading .pick:focus').waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await view.until(() => host.asked.length === 2, 'the choice');
    const slots = septemberReading.slots.map((slot) =>
      slot.kind === 'period' ? { ...slot, label: 'August 2026' } : slot,
    );
    await host.say(
      view,
      { type: 'started', coach: 'built-in' },
      { type: 'delta', text: '3:00 recorded.', links: [] },
      { type: 'reading', reading: { ...septemberReading, slots: slots.slice(1) } },
      { type: 'done', choices: [] },
    );

    await page.locator('vireo-reading .slot:focus', { hasText: 'August 2026' }).waitFor();

    await page.getByRole('button', { name: 'Period: August 2026' }).press('Enter');
    await page.getByRole('option', { name: 'Third quarter 2026' }).click();
    await view.until(() => host.asked.length === 3, 'the choice by the mouse');
    await page.locator('textarea:focus').waitFor();
  });

  it('takes days of one’s own, and says where they end before they begin', async () => {
    const view = await open(septemberReading);
    const { page } = view;
    await page.getByRole('button', { name: 'Period: September 2026' }).click();
    await page.getByRole('option', { name: 'Another Period…' }).click();
    const [first, last] = [page.getByLabel('First day'), page.getByLabel('Last day')];
    await page.locator('vireo-reading input:focus').waitFor();

    assert.deepEqual([await first.inputValue(), await last.inputValue()], ['2026-09-01', '2026-09-30']);
    await first.fill('2026-09-20');
    await last.fill('2026-09-03');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Ends before it begins.').waitFor();
    assert.equal(host.asked.length, 1);
    assert.deepEqual(await view.findAxeViolations(), []);
    await first.fill('2026-09-01');
    await page.getByRole('button', { name: 'Show', exact: true }).click();

    await view.until(() => host.asked.length === 2, 'the days');
    const { text, frames } = host.asked[1] ?? assert.fail();
    assert.deepEqual(frames, [readFrame({ period: { from: '2026-09-01', to: '2026-09-03' } })]);
    assert.match(text, /^Period: 1\s?–\s?3 Sept? 2026$/);
  });

  it('strikes a word that no slot takes, with one button without it, and what it could mean', async () => {
    const view = await open(unclearReading, '“on site” is unclear, so there is no figure yet.');
    const { page } = view;
    await page.locator('s', { hasText: 'on site' }).waitFor();
    assert.match((await page.locator('.slot.out').textContent()) ?? '', /Not used:/);
    assert.equal(await page.getByRole('group', { name: 'Choose one' }).count(), 0);
    const guesses = page.getByRole('group', { name: 'It could mean' }).getByRole('button');
    assert.equal(await guesses.count(), 2);
    assert.deepEqual(await view.findAxeViolationsInThemes(), []);

    await guesses.filter({ hasText: 'Tag #onsite' }).click();

    await view.until(() => host.asked.length === 2, 'the guess');
    assert.equal(host.asked[1]?.text, 'Tag: #onsite');
  });

  it('is asked again as it was chosen, where its answer failed', async () => {
    const view = await open(unclearReading, 'unclear');
    await view.page.getByRole('button', { name: 'Without “on site”' }).click();
    await view.until(() => host.asked.length === 2, 'the choice');
    await host.say(
      view,
      { type: 'started', coach: 'built-in' },
      { type: 'failed', code: 'notMade', message: 'Not made.' },
    );

    await view.page.getByRole('button', { name: 'Retry' }).click();

    await view.until(() => host.asked.length === 3, 'the same again');
    assert.deepEqual(host.asked[2]?.frames, host.asked[1]?.frames);
    assert.equal(host.asked[2]?.replaces, host.asked[1]?.messageId);
  });

  it('waits for the answer that is being given, and says so', async () => {
    const view = await open(unclearReading, 'unclear');
    const { page } = view;
    await page.getByRole('textbox', { name: 'Message' }).fill('And by day?');
    await page.keyboard.press('Enter');
    await view.until(() => host.asked.length === 2, 'the next question');

    await page.getByRole('button', { name: 'Without “on site”' }).click();
    await page.getByText('Is sent when this answer is there.').waitFor();
    assert.equal(host.asked.length, 2);
    await host.say(view, { type: 'started', coach: 'built-in' }, { type: 'done', choices: [] });

    await view.until(() => host.asked.length === 3, 'the choice');
    assert.equal(host.asked[2]?.text, 'Without “on site”');
    await page.getByText('Is sent when this answer is there.').waitFor({ state: 'detached' });
  });

  it('keeps to the width of a narrow side bar', async () => {
    const view = await open({
      ...septemberReading,
      slots: septemberReading.slots.map((slot) =>
        slot.name === 'Client'
          ? { ...slot, label: 'Lindqvist Studio and Partners for Brand and Motion AB' }
          : slot,
      ),
    });

    await view.atWidths([300, 380, 600], async () => {
      assert.equal(
        await view.page.evaluate(
          () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
        ),
        true,
      );
    });
  });
});
