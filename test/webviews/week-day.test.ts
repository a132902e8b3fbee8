/** The day view of the Week: by which clock it is drawn, and where things stand on its axis. */
import assert from 'node:assert/strict';
import type {
  WeekContent,
  WeekEntry,
  WeekFault,
  WeekProposal,
  WeekProposals,
} from '../../src/contract/webview/week-view.ts';
import { weekContent, weekRow } from './sample-week.ts';
import { type OpenOptions, type OpenView, type Theme, themes } from './webview-page.ts';
import { enterGrid, press, WeekBench } from './week-page.ts';

const newYork = 'America/New_York';

/** The week of `monday` with these entries on its `day`. */
function weekWith(
  entries: readonly Partial<WeekEntry>[],
  { monday = '2026-11-16', day = 2 } = {},
): WeekContent {
  const [base] = weekContent().rows[1]?.cells[2] ?? [];
  assert.ok(base);
  const row = weekRow('Acme Ltd', ['Billing portal'], []);
  row.cells[day] = entries.map((entry, index) => ({ ...base, id: `e${index}`, ...entry }));
  const days = weekContent().days.map((one, index) => {
    const date = new Date(Date.parse(monday) + index * 86_400_000).toISOString().slice(0, 10);
    return { ...one, date };
  });
  return weekContent({ rows: [row], days, weekStart: monday, today: days[Math.min(6, day + 1)]?.date ?? '' });
}

const span = (zone: string, startedAt: string, endedAt: string): Partial<WeekEntry> => ({
  ...{ zone, startedAt: `2026-11-${startedAt}Z`, endedAt: `2026-11-${endedAt}Z` },
  seconds: (Date.parse(`2026-11-${endedAt}Z`) - Date.parse(`2026-11-${startedAt}Z`)) / 1000,
});

describe('the day view of the Week', function () {
  this.timeout(120_000);
  let bench: WeekBench;

  before(async () => {
    bench = await WeekBench.start();
  });
  after(() => bench.stop());
  afterEach(() => bench.closePages());

  const open: WeekBench['open'] = (...given) => bench.open(...given);
  /** The day before today, or today. */
  const openDay = async (
    content: WeekContent,
    isToday = false,
    options: Partial<OpenOptions> = {},
  ): Promise<OpenView> => {
    const view = await bench.open(content, options);
    await view.page.getByRole('button', { name: 'Day', exact: true }).click();
    if (!isToday) await view.page.getByRole('button', { name: 'Previous day' }).click();
    await view.page.locator('.axis .hour').first().waitFor();
    return view;
  };
  const textOf = async (view: OpenView, selector: string) =>
    (await view.page.locator(selector).allTextContents()).map((text) => text.replace(/\s+/g, ' ').trim());
  /** Left and right edges in hours since the first of the axis. */
  const bars = async (view: OpenView) => {
    const edges = await view.page
      .locator('.axis .span')
      .evaluateAll((all) =>
        all.map((bar) =>
          [bar.getAttribute('x'), bar.getAttribute('width')].map((at) => Number.parseFloat(at ?? '')),
        ),
      );
    const hours = Number(await view.page.locator('.axis').getAttribute('data-hours'));
    const round = (percent: number) => Math.round(percent * hours) / 100;
    return edges.map(([x = 0, width = 0]) => [round(x), round(x + width)]);
  };

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
      ...{ ...base, id: 'abroad', zone: 'UTC', seconds: 3_600 },
      ...{ startedAt: '2026-11-18T10:00:00Z', endedAt: '2026-11-18T11:00:00Z' },
    };
    const here = {
      ...{ ...base, id: 'here', seconds: 3_600 },
      ...{ startedAt: '2026-11-18T11:00:00Z', endedAt: '2026-11-18T12:00:00Z' },
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

  describe('of entries that lie over one another', () => {
    /** Night to night in Berlin, and from 10:00 to 12:30 three projects at once; by project, in order of rows. */
    const busy = () => {
      const content = weekWith([
        span('Europe/Berlin', '17T23:00', '18T00:30'),
        span('Europe/Berlin', '18T08:00', '18T11:30'),
        { ...span('Europe/Berlin', '18T09:00', '18T09:15'), billable: false },
        span('Europe/Berlin', '18T09:00', '18T11:00'),
        span('Europe/Berlin', '18T11:30', '18T13:00'),
        span('Europe/Berlin', '18T21:00', '18T22:59'),
      ]);
      const [row] = content.rows;
      assert.ok(row);
      const rows = (row.cells[2] ?? []).map((entry, index) => {
        const projectName =
          ['Portal', 'Supplier portal', 'Support', 'Reviews', 'Portal', 'Night'][index] ?? '';
        return {
          ...row,
          projectId: projectName,
          taskId: String(index),
          projectName,
          cells: row.cells.with(2, [entry]),
        };
      });
      return { ...content, rows };
    };
    const boxesOf = async (view: OpenView, selector: string) =>
      await view.page
        .locator(selector)
        .evaluateAll((all) =>
          all
            .map((one) => one.getBoundingClientRect())
            .map(({ left, right, top, bottom }) => ({ left, right, top, bottom })),
        );
    /** As far as they are drawn: what has no room is cut. */
    const labelsOf = async (view: OpenView) => {
      const boxes = await boxesOf(view, '.axis .label');
      const [axis] = await boxesOf(view, '.axis .track');
      const ends = await view.page
        .locator('.axis .label')
        .evaluateAll((all) =>
          all.map((one) =>
            ['x', 'width'].reduce((sum, name) => sum + Number.parseFloat(one.getAttribute(name) ?? ''), 0),
          ),
        );
      assert.ok(axis);
      const width = axis.right - axis.left;
      return boxes.map((box, index) => ({
        ...box,
        right: Math.min(box.right, axis.left + ((ends[index] ?? 0) / 100) * width),
      }));
    };
    type Box = Awaited<ReturnType<typeof boxesOf>>[number];
    const isOver = (one: Box, other: Box) =>
      one.left < other.right - 1.5 &&
      other.left < one.right - 1.5 &&
      one.top < other.bottom &&
      other.top < one.bottom;

    it('keeps what is said of one behind its length, whatever room there is', async () => {
      const content = busy();
      const [, entry, other] = content.rows.map(({ cells }) => cells[2]?.[0]);
      assert.ok(entry && other);
      const { id, startedAt, endedAt, zone } = other;
      const shared = { id, startedAt, endedAt, zone, projectName: 'Support', localDate: '2026-11-18' };
      Object.assign(entry, { shared: { seconds: 60, count: 1, others: [shared] } });
      Object.assign(other, { note: 'All that was said of the importer, and more. '.repeat(8) });
      for (const width of [1200, 800, 600, 300]) {
        const view = await openDay(content, false, { width });
        const isBehind = await view.page.locator('.went > li').evaluateAll((rows) =>
          rows.map((row) => {
            const figure = row.querySelector('.figure')?.getBoundingClientRect();
            const lines = [...row.querySelectorAll('strong, strong ~ span, strong ~ span *')];
            return lines
              .flatMap((one) => [...one.getClientRects()])
              .every(({ left }) => left > (figure?.right ?? 0) + 4);
          }),
        );
        assert.equal(isBehind.length > 6 && isBehind.every(Boolean), true, `${width} px: ${isBehind}`);
      }
    });

    for (const theme of Object.keys(themes) as Theme[]) {
      it(`draws each beside the others with its name at 300 px in the ${theme} theme`, async () => {
        const view = await openDay(busy(), false, { theme, width: 300 });

        const spans = await boxesOf(view, '.axis .span');
        const labels = await labelsOf(view);
        const hours = await boxesOf(view, '.axis .hour:visible');
        const all = [...spans, ...labels, ...hours];
        const over = all.flatMap((one, index) => all.slice(index + 1).filter((other) => isOver(one, other)));
        assert.deepEqual(over, []);
        assert.deepEqual([...new Set(spans.map(({ top }) => top))].length, 3, 'three at once, and no more');
        assert.equal(new Set([0, 1, 4, 5].map((index) => spans[index]?.top)).size, 1, 'lanes are used again');
        assert.equal(labels.length, spans.length);
        const [list] = await boxesOf(view, '.went');
        assert.ok(hours.every(({ bottom }) => bottom <= (list?.top ?? 0)));
        assert.deepEqual(await view.findAxeViolations(), []);
      });
    }
  });

  describe('of several projects', () => {
    /** Checkout and Export of one project, Reviews of another, one after another. */
    const severalProjects = (change: Partial<WeekEntry> = {}) => {
      const content = weekWith([span('Europe/Berlin', '18T08:00', '18T10:00')]);
      const [row] = content.rows;
      const [base] = row?.cells[2] ?? [];
      assert.ok(row && base);
      const withEntry = (projectName: string, taskName: string, times: Partial<WeekEntry>) => ({
        ...{ ...row, projectId: projectName, projectName, taskId: taskName, taskName },
        cells: row.cells.with(2, [{ ...base, ...times, id: taskName }]),
      });
      return weekContent({
        ...content,
        rows: [
          withEntry('Portal', 'Checkout', span('Europe/Berlin', '18T08:00', '18T10:00')),
          withEntry('Portal', 'Export', { ...span('Europe/Berlin', '18T12:00', '18T14:00'), ...change }),
          withEntry('API', 'Reviews', span('Europe/Berlin', '18T10:00', '18T12:00')),
        ],
      });
    };
    const stylesOf = async (view: OpenView, selector: string, name: string) =>
      await view.page
        .locator(selector)
        .evaluateAll((all, key) => all.map((one) => getComputedStyle(one).getPropertyValue(key)), name);

    it('names them at their bars, and to the ear', async () => {
      const view = await openDay(severalProjects());

      assert.deepEqual(await textOf(view, '.axis .label'), ['Portal', 'API', 'Portal']);
      const label = await view.page.getByRole('img', { name: /^Time axis/ }).getAttribute('aria-label');
      assert.equal(label, 'Time axis: 9:00–11:00 Portal, 11:00–13:00 API, 13:00–15:00 Portal');
      assert.deepEqual(await textOf(view, '.axis .span title'), [
        '9:00–11:00 Portal',
        '11:00–13:00 API',
        '13:00–15:00 Portal',
      ]);
      const isApart = await view.page.locator('.axis .label').evaluateAll((all) => {
        const edges = all.map((one) => one.getBoundingClientRect());
        return edges.every(({ right }, index) => right <= (edges[index + 1]?.left ?? right) + 0.5);
      });
      assert.equal(isApart, true, 'no name reaches over the next');
    });

    for (const theme of Object.keys(themes) as Theme[]) {
      it(`gives each a colour of the ${theme} theme's charts, and its rows the same`, async () => {
        const view = await openDay(severalProjects(), false, { theme });

        const [portal, api, again] = await stylesOf(view, '.axis .span', 'fill');
        assert.equal(portal, again);
        assert.notEqual(portal, api);
        assert.deepEqual(await stylesOf(view, '.went .swatch', 'background-color'), [portal, api, again]);
        const charts = await view.page.evaluate(() =>
          ['blue', 'orange'].map((name) => {
            const probe = document.body.appendChild(document.createElement('i'));
            probe.style.color = `var(--vscode-charts-${name})`;
            const { color } = getComputedStyle(probe);
            probe.remove();
            return color;
          }),
        );
        assert.deepEqual([portal, api], charts);
        assert.deepEqual(await view.findAxeViolations(), []);
      });
    }

    it('tells what is not billable, and what runs, by more than the colour', async () => {
      const unbilled = await openDay(severalProjects({ billable: false }));
      const [full, , pale] = await stylesOf(unbilled, '.axis .span', 'fill-opacity');
      assert.ok(Number(pale) < Number(full));
      const running = await openDay(severalProjects({ endedAt: null, seconds: null }));
      const [, , dashes] = await stylesOf(running, '.axis .span', 'stroke-dasharray');
      assert.notEqual(dashes, 'none');
    });
  });

  describe('of a night', () => {
    /** 22:00 to 1:30 on Wednesday, 9:00 to 16:00 on Thursday, in Berlin; the first is seen from Thursday by one step back. */
    const week = (night: Partial<WeekEntry> = {}) => {
      const content = weekWith([{ ...span('Europe/Berlin', '18T21:00', '19T00:30'), ...night }]);
      const [row] = content.rows;
      const [thursday] = weekWith([span('Europe/Berlin', '19T08:00', '19T15:00')]).rows[0]?.cells[2] ?? [];
      assert.ok(row && thursday);
      row.cells[3] = [{ ...thursday, id: 'thursday' }];
      return { ...content, rows: [{ ...row, nights: [0, 0, -5_400, 5_400, 0, 0, 0] }] };
    };

    it('lists it on its second day with what counts there, and draws it from midnight on', async () => {
      const view = await openDay(week(), true);

      await view.page.getByRole('heading', { name: 'Thursday 19 November, 8:30' }).waitFor();
      const rows = await textOf(view, '.went > li');
      assert.match(
        rows[0] ?? '',
        /^1:30 Acme Ltd · Billing portal 22:00–1:30 \+1 and 2:00 on the day before · no note$/,
      );
      assert.match(rows[1] ?? '', /^1:30–9:00 · 7:30 not recorded/);
      assert.match(rows[2] ?? '', /^7:00 .* 9:00–16:00 no note$/);
      assert.deepEqual(await bars(view), [
        [0, 1.5],
        [9, 16],
      ]);
      const axis = 'Time axis: 0:00–1:30 Billing portal, 9:00–16:00 Billing portal';
      await view.page.getByRole('img', { name: axis }).waitFor();
      assert.deepEqual(await view.findAxeViolations(), []);
    });

    it('lists on its own day what counts there, and says that the rest is on the next', async () => {
      const view = await openDay(week());

      const rows = await textOf(view, '.went > li');
      assert.equal(rows.length, 1);
      await view.page.getByRole('heading', { name: 'Wednesday 18 November, 2:00' }).waitFor();
      assert.match(
        rows[0] ?? '',
        /^2:00 Acme Ltd · Billing portal 22:00–1:30 \+1 and 1:30 on the next day · no note$/,
      );
    });

    it('is changed from its second day, and opens again there with what was refused', async () => {
      const view = await openDay(week(), true);
      await view.tabTo(/^Edit the entry 22:00–1:30 \+1$/);
      await view.page.keyboard.press('Enter');
      assert.equal(await view.page.getByLabel('Times').inputValue(), '22:00-1:30');
      await view.page.getByLabel('Times').fill('22-1');
      await view.page.keyboard.press('Enter');
      await view.until(() => view.messages('changeEntry').length === 1, 'the change');
      const [{ entryId, change } = {}] = view.messages('changeEntry');
      assert.deepEqual([entryId, change], ['e0', { times: '22-1' }]);
      const refused = { text: '', fault: 'refused', message: 'The day is past its limit.' } as const;
      await view.send({ type: 'outcome', editId: 1, faults: [refused], overlaps: 0 });

      await view.page.getByRole('alert').getByText('The day is past its limit.').waitFor();
      assert.equal(await view.page.getByLabel('Times').inputValue(), '22-1');
    });

    it('is on every day that it reaches into, by its own clock, and on none that it only ends at', async () => {
      const long = { ...span('Europe/Berlin', '18T21:00', '20T00:30') };
      const view = await openDay(week(long), true);
      assert.match(
        (await textOf(view, '.went > li'))[0] ?? '',
        /^24:00 .*22:00–1:30 \+2 and 2:00 on the day before · and 1:30 on the next day/,
      );
      assert.deepEqual((await bars(view))[0], [0, 24]);
      await view.page.getByRole('button', { name: 'Next day' }).click();
      await view.page.getByRole('heading', { name: /^Friday/ }).waitFor();
      assert.match(
        (await textOf(view, '.went > li'))[0] ?? '',
        /^1:30 .*22:00–1:30 \+2 and 26:00 on the days before/,
      );
      for (let day = 0; day < 2; day++) await view.page.getByRole('button', { name: 'Previous day' }).click();
      await view.page.getByRole('heading', { name: /^Wednesday/ }).waitFor();
      assert.match(
        (await textOf(view, '.went > li'))[0] ?? '',
        /^2:00 .*22:00–1:30 \+2 and 25:30 on the next days/,
      );

      const evening = { ...span('Europe/Berlin', '18T21:00', '18T23:00') };
      const other = await openDay(week(evening), true);
      assert.equal((await textOf(other, '.went > li')).length, 1);

      const abroad = { ...span(newYork, '18T23:00', '19T02:00') };
      const third = await openDay(week(abroad), true);
      assert.equal((await textOf(third, '.went > li')).length, 1, '18:00–21:00 there');
    });
  });

  describe('of a night from Sunday to Monday', () => {
    /** 22:00 to 1:30 in Berlin, before a Monday of 9:00 to 16:00. */
    const sundayNight = (change: Partial<WeekEntry> = {}) => {
      const content = weekWith([span('Europe/Berlin', '16T08:00', '16T15:00')], { day: 0 });
      const [row] = content.rows;
      const [base] = row?.cells[0] ?? [];
      assert.ok(row && base);
      const night = { ...base, ...span('Europe/Berlin', '15T21:00', '16T00:30'), id: 'night', ...change };
      const rows = [{ ...row, earlier: [night], nights: [5_400, 0, 0, 0, 0, 0, 0] }];
      return { ...content, rows, today: '2026-11-16' };
    };

    it('lists it on Monday with what counts there, and opens its form', async () => {
      const view = await openDay(sundayNight(), true);

      await view.page.getByRole('heading', { name: 'Monday 16 November, 8:30' }).waitFor();
      const rows = await textOf(view, '.went > li');
      assert.match(
        rows[0] ?? '',
        /^1:30 Acme Ltd · Billing portal 22:00–1:30 \+1 and 2:00 on the day before · no note$/,
      );
      assert.match(rows[1] ?? '', /^1:30–9:00 · 7:30 not recorded/);
      assert.deepEqual(await bars(view), [
        [0, 1.5],
        [9, 16],
      ]);
      await view.tabTo(/^Edit the entry 22:00–1:30 \+1$/);
      await press(view, 'Enter');
      assert.equal(await view.page.getByLabel('Times').inputValue(), '22:00-1:30');
      assert.deepEqual(await view.findAxeViolations(), []);
    });

    it('stands on no later day that it does not reach, and opens nothing of a submitted week', async () => {
      const view = await openDay(sundayNight({ lock: 'submitted' }), true);
      assert.match((await textOf(view, '.went > li'))[0] ?? '', /^1:30 .*22:00–1:30 \+1 .*Submitted$/);
      assert.equal(await view.page.getByRole('button', { name: /^Edit the entry 22:00/ }).count(), 0);
      await view.page.getByRole('button', { name: 'Next day' }).click();

      await view.page.getByText('Nothing is recorded on this day.').waitFor();
    });

    it('says what Undo took back of it', async () => {
      const view = await bench.openWith((message) => {
        if (message.type === 'ready') return [sundayNight({ version: 2 })];
        if (message.type !== 'undo') return [];
        const before = sundayNight({ ...span('Europe/Berlin', '15T21:00', '15T23:30'), version: 3 });
        return [before, { type: 'outcome', editId: message.editId, faults: [], overlaps: 0 }];
      });
      await view.page.getByRole('button', { name: 'Undo' }).click();

      const told = 'Undone: Sun 15, Billing portal: 3:30 → 2:30.';
      await view.page.locator('.foot').getByText(told).waitFor();
      await view.page.locator('td.sel[data-day="0"]').waitFor();
    });
  });

  describe('of a gap', () => {
    /** 8:00 to 10:00, and 11:30 to 12:00 and 12:30 to 13:00 in Berlin. */
    const morning = (change: Partial<WeekContent> = {}) => {
      const spans = [
        ['18T07:00', '18T09:00'],
        ['18T10:30', '18T11:00'],
        ['18T11:30', '18T12:00'],
      ] as const;
      const content = weekWith(spans.map(([from, to]) => span('Europe/Berlin', from, to)));
      const rows = [...content.rows, weekRow('Nordwind GmbH', ['API rewrite', 'Code review'], [])];
      const gone = { ...weekRow('Acme Ltd', ['Old shop'], ['1:00']), isArchived: true };
      return { ...content, rows: [...rows, gone], ...change };
    };
    const button = (view: OpenView, times: string) =>
      view.page.getByRole('button', { name: `Add Time, ${times}` });
    const form = (view: OpenView) => view.page.getByRole('form', { name: 'Time of the gap' });
    const added = (view: OpenView) => view.messages('addEntry').map(({ type, editId, ...rest }) => rest);

    it('opens a form with its times by the keyboard, and records them for a row of the week', async () => {
      const view = await openDay(morning());
      await view.tabTo(/^Add Time, 10:00–11:30$/);
      await view.page.keyboard.press('Enter');
      await form(view).waitFor();
      await view.page.locator('#times:focus').waitFor();
      assert.equal(await view.page.getByLabel('Times').inputValue(), '10:00-11:30');
      assert.deepEqual(await textOf(view, '#project option'), [
        'Acme Ltd · Billing portal',
        'Nordwind GmbH · API rewrite · Code review',
      ]);
      assert.deepEqual(await view.findAxeViolations(), []);
      await view.page
        .getByLabel('Project')
        .selectOption({ label: 'Nordwind GmbH · API rewrite · Code review' });
      await view.page.getByLabel('Note').fill('Call');
      await view.page.keyboard.press('Enter');

      await view.until(() => added(view).length === 1, 'what was typed');
      const gap = {
        startedAt: '2026-11-18T09:00:00.000Z',
        endedAt: '2026-11-18T10:30:00.000Z',
        zone: 'Europe/Berlin',
      };
      const row = { projectId: 'API rewrite', taskId: 'Code review' };
      assert.deepEqual(added(view), [{ ...row, gap, note: 'Call' }]);
    });

    it('is of the project on both sides of it, and of none where these are others', async () => {
      const view = await openDay(morning());
      await button(view, '10:00–11:30').click();
      await view.page.locator('#times:focus').fill('10:15-11:30');
      await view.page.keyboard.press('Enter');
      await view.until(() => added(view).length === 1, 'what was typed');
      const [{ projectId, taskId, times } = {}] = added(view);
      assert.deepEqual([projectId, taskId, times], ['Billing portal', null, '10:15-11:30']);

      const { rows, ...content } = morning();
      const [portal, review, gone] = rows;
      const [first, second, third] = portal?.cells[2] ?? [];
      assert.ok(portal && review && gone && first && second && third);
      const others = [
        { ...portal, cells: portal.cells.with(2, [first, second]) },
        { ...review, cells: review.cells.with(2, [third]) },
      ];
      const other = await openDay({ ...content, rows: others });
      await button(other, '12:00–12:30').click();
      await other.page.locator('#project:focus').waitFor();
      assert.equal(await other.page.getByLabel('Project').inputValue(), '');
      await other.page.keyboard.press('Escape');
      await button(other, '10:00–11:30').click();
      await other.page.locator('#times:focus').waitFor();

      const archived = { ...portal, isArchived: true };
      const closed = await openDay({ ...content, rows: [archived, review, gone] });
      await button(closed, '10:00–11:30').click();
      await closed.page.locator('#project:focus').waitFor();
    });

    it('takes other times, and is left by Escape, with the focus where it was', async () => {
      const view = await openDay(morning());
      await button(view, '12:00–12:30').click();
      await view.page.getByLabel('Times').fill('12:15-12:30');
      await view.page.getByLabel('Project').selectOption({ label: 'Acme Ltd · Billing portal' });
      await view.page.getByRole('button', { name: 'Record It' }).click();
      await view.until(() => added(view).length === 1, 'what was typed');
      assert.deepEqual(
        added(view).map(({ times, note, taskId }) => [times, note, taskId]),
        [['12:15-12:30', '', null]],
      );
      await view.send({ type: 'outcome', editId: 1, faults: [], overlaps: 0 });

      await button(view, '10:00–11:30').click();
      await form(view).waitFor();
      await view.page.keyboard.press('Escape');
      await form(view).waitFor({ state: 'detached' });
      assert.equal(await view.readFocus(), 'Add Time, 10:00–11:30');
      assert.equal(added(view).length, 1);
    });

    it('goes on to the next gap once it is recorded', async () => {
      const content = morning();
      const view = await bench.openWith((message) => {
        if (message.type === 'ready') return [content];
        if (message.type !== 'addEntry') return [];
        const [row, ...rows] = content.rows;
        const [first, ...later] = row?.cells[2] ?? [];
        assert.ok(row && first);
        const { startedAt, endedAt } = message.gap;
        const cells = row.cells.with(2, [first, { ...first, id: 'new', startedAt, endedAt }, ...later]);
        const filled = { ...content, rows: [{ ...row, cells }, ...rows] };
        return [filled, { type: 'outcome', editId: message.editId, faults: [], overlaps: 0 }];
      });
      await view.page.getByRole('button', { name: 'Day', exact: true }).click();
      await view.page.getByRole('button', { name: 'Previous day' }).click();
      await button(view, '10:00–11:30').click();
      await view.page.getByLabel('Project').selectOption({ label: 'Acme Ltd · Billing portal' });
      await view.page.getByLabel('Note').press('Enter');

      await button(view, '10:00–11:30').waitFor({ state: 'detached' });
      await button(view, '12:00–12:30').and(view.page.locator(':focus')).waitFor();
    });

    it('is nothing to add to in a submitted week, or in somebody else’s', async () => {
      for (const change of [
        { sheet: { id: 's', state: 'submitted' as const, reason: null } },
        { person: 'Mia' },
      ]) {
        const view = await openDay(morning(change));
        await view.page.getByText('1:30 not recorded').waitFor();
        assert.equal(await view.page.getByRole('button', { name: /^Add Time/ }).count(), 0);
      }
    });
  });

  describe('of what a form was refused', () => {
    const lunch: WeekProposal = {
      ...{ id: 'lunch', startedAt: '2026-11-18T10:45:00Z', endedAt: '2026-11-18T11:30:00Z', seconds: 2_700 },
      ...{ projectId: 'p1', note: 'Login', canMerge: false },
      evidence: [{ kind: 'commit', from: '2026-11-18T11:30:00Z', to: '2026-11-18T11:30:00Z', text: 'Fix' }],
    };
    const next = { ...lunch, id: 'next', startedAt: '2026-11-18T11:30:00Z', endedAt: '2026-11-18T11:50:00Z' };
    const found: WeekProposals = {
      ...{ type: 'proposals', date: '2026-11-18', zone: 'Europe/Berlin', problem: null, canRestore: false },
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
