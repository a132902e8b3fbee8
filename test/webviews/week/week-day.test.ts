/** The day view of the Week: by which clock it is drawn, and where things stand on its axis. */
import assert from 'node:assert/strict';
import { weekContent, weekRow } from './sample-week.ts';
import { bars, span, textOf, weekWith } from './week-day-page.ts';
import { enterGrid, press, WeekBench } from './week-page.ts';

const newYork = 'America/New_York';

describe('the day view of the Week', function () {
  this.timeout(120_000);
  let bench: WeekBench;

  before(async () => {
    bench = await WeekBench.start();
  });
  after(() => bench.stop());
  afterEach(() => bench.closePages());

  const open: WeekBench['open'] = (...given) => bench.open(...given);
  const openDay: WeekBench['openDay'] = (...given) => bench.openDay(...given);

  it('shows a day as it went, with what was not recorded, and still does after a reload', async () => {
    const view = await open();
    await enterGrid(view);
    await press(view, 'Escape');
    await view.tabTo(/^Day$/);
    await press(view, 'Enter');
    await view.page.getByRole('button', { name: 'Previous day' }).click();
    await view.page.reload();

    await view.page.getByRole('heading', { name: 'Wednesday 18 November, 8:00' }).waitFor();
    await view.page.getByText('11:30–13:00 · 1:30 not recorded').waitFor();
    await view.page.getByRole('img', { name: /^Time axis: 9:00–10:15/ }).waitFor();
    assert.deepEqual(await view.findAxeViolations(), []);
  });

  it('marks times of another zone in a day, and draws them when they were', async () => {
    const content = weekContent();
    const [base] = content.rows[1]?.cells[2] ?? [];
    assert.ok(base);
    const abroad = {
      ...base,
      id: 'abroad',
      zone: 'UTC',
      seconds: 3_600,
      startedAt: '2026-11-18T10:00:00Z',
      endedAt: '2026-11-18T11:00:00Z',
    };
    const here = {
      ...base,
      id: 'here',
      seconds: 3_600,
      startedAt: '2026-11-18T11:00:00Z',
      endedAt: '2026-11-18T12:00:00Z',
    };
    const row = weekRow('Acme Ltd', ['Billing portal'], []);
    row.cells[2] = [here, abroad];
    const view = await open(weekContent({ rows: [row] }));
    await view.page.getByRole('button', { name: 'Day', exact: true }).click();
    await view.page.getByRole('button', { name: 'Previous day' }).click();

    const listed = await view.page.locator('.went > li').allTextContents();
    assert.deepEqual(
      listed.map((text) => /(\d+:\d\d–\d+:\d\d)\s+(UTC\S*)?/.exec(text)?.slice(1, 3)),
      [
        ['10:00–11:00', 'UTC+0'],
        ['12:00–13:00', undefined],
      ],
    );
    const bars = await view.page
      .locator('.axis .span')
      .evaluateAll((all) => all.map((bar) => bar.getAttribute('x')));
    assert.deepEqual(bars, ['0%', '50%'], 'from 11:00 to 13:00 here');
  });

  it('prints no hour of a day over another at 320 px, and cuts no name', async () => {
    const long = 'Nordwind Handels GmbH: relaunch of the supplier portal';
    const row = weekRow(long, [long], ['', '', '2:30+1:45+2:00']);
    const view = await open(weekContent({ rows: [row] }), { width: 320 });
    await view.page.getByRole('button', { name: 'Day', exact: true }).click();
    await view.page.getByRole('button', { name: 'Previous day' }).click();
    await view.page.locator('.axis .hour').first().waitFor();

    const boxes = await view.page
      .locator('.axis .hour:visible')
      .evaluateAll((all) =>
        all.map((hour) => hour.getBoundingClientRect()).map(({ left, right }) => ({ left, right })),
      );
    assert.ok(boxes.length > 2);
    for (const [index, { left }] of boxes.slice(1).entries())
      assert.ok(left > (boxes[index]?.right ?? 0) + 2);
    const cut = await view.page
      .locator('.went strong')
      .evaluateAll((all) => all.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).length);
    assert.equal(cut, 0);
  });

  it('draws all by the reader’s clock where some of it went by that, and says so beside each other one', async () => {
    const view = await openDay(
      weekWith([
        span('Europe/Berlin', '18T07:00', '18T09:00'),
        span(newYork, '18T20:00', '18T22:30'),
        span(newYork, '18T23:30', '19T01:00'),
      ]),
    );

    assert.deepEqual(await textOf(view, '.clock'), ['Axis and gaps: Europe/Berlin, UTC+1']);
    const rows = await textOf(view, '.went > li');
    assert.match(rows[0] ?? '', /8:00–10:00 no note$/);
    assert.match(rows[1] ?? '', /^10:00–21:00 · 11:00 not recorded/);
    assert.match(rows[2] ?? '', /15:00–17:30 UTC-5 · 21:00–23:30 UTC\+1 · no note$/);
    assert.match(rows[4] ?? '', /18:30–20:00 UTC-5 · 0:30–2:00 UTC\+1 · no note$/);
    assert.deepEqual(await bars(view), [
      [0, 2],
      [13, 15.5],
      [16.5, 18],
    ]);
    assert.equal(
      (await textOf(view, '.axis .hour')).includes('Thu 19'),
      true,
      'what of it is on the next day here',
    );
    const image = view.page.getByRole('img', { name: /^Time axis/ });
    assert.equal(
      await image.getAttribute('aria-label'),
      'Time axis: 8:00–10:00 Billing portal, 21:00–23:30 Billing portal, 0:30–2:00 Billing portal (Europe/Berlin, UTC+1)',
    );
    assert.deepEqual(await view.findAxeViolations(), []);
  });

  it('draws a day that was lived elsewhere by the clock of that place, and names it', async () => {
    const view = await openDay(
      weekWith([span(newYork, '18T14:00', '18T16:00'), span(newYork, '18T17:00', '18T20:00')]),
    );

    assert.deepEqual(await textOf(view, '.clock'), ['Axis and gaps: America/New_York, UTC-5']);
    assert.deepEqual(await textOf(view, '.axis .hour'), [
      '9:00',
      '10:00',
      '11:00',
      '12:00',
      '13:00',
      '14:00',
      '15:00',
    ]);
    assert.match((await textOf(view, '.went > li'))[0] ?? '', /9:00–11:00 UTC-5 · no note$/);
  });

  it('names no clock where there is only the reader’s', async () => {
    const view = await openDay(weekWith([span('Europe/Berlin', '18T07:00', '18T09:00')]));

    assert.deepEqual(await textOf(view, '.clock'), []);
  });

  it('has an hour twice where the clocks go back, and lays nothing over what came after', async () => {
    const sunday = { monday: '2026-10-19', day: 6 };
    const view = await openDay(
      weekWith(
        [
          {
            ...span('Europe/Berlin', '18T00:00', '18T00:00'),
            startedAt: '2026-10-24T22:00:00Z',
            endedAt: '2026-10-25T02:30:00Z',
            seconds: 16_200,
          },
          {
            ...span('Europe/Berlin', '18T00:00', '18T00:00'),
            startedAt: '2026-10-25T02:30:00Z',
            endedAt: '2026-10-25T04:00:00Z',
            seconds: 5_400,
          },
        ],
        sunday,
      ),
      true,
    );

    assert.deepEqual(await textOf(view, '.axis .hour'), [
      '0:00',
      '1:00',
      '2:00',
      '2:00',
      '3:00',
      '4:00',
      '5:00',
    ]);
    assert.deepEqual(await bars(view), [
      [0, 4.5],
      [4.5, 6],
    ]);
  });

  it('ends what reaches into the next day at the midnight of its own clock', async () => {
    const view = await openDay(weekWith([span('Europe/Berlin', '18T20:00', '19T01:00')]));

    assert.deepEqual(await textOf(view, '.axis .hour'), ['21:00', '22:00', '23:00', '24:00']);
    assert.deepEqual(await bars(view), [[0, 3]]);
  });
});
