/** Entries of a day that lie over one another or are of several projects, as their bars show them. */
import assert from 'node:assert/strict';
import type { WeekEntry } from '../../../webviews/week/messages.ts';
import { type OpenView, themeNames } from '../webview-page.ts';
import { weekContent } from './sample-week.ts';
import { span, textOf, weekWith } from './week-day-page.ts';
import { WeekBench } from './week-page.ts';

describe('the bars of a day', function () {
  this.timeout(120_000);
  let bench: WeekBench;

  before(async () => {
    bench = await WeekBench.start();
  });
  after(() => bench.stop());
  afterEach(() => bench.closePages());

  const openDay: WeekBench['openDay'] = (...given) => bench.openDay(...given);

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
      const view = await openDay(content);

      await view.atWidths([1200, 800, 600, 300], async () => {
        const isBehind = await view.page.locator('.went > li').evaluateAll((rows) =>
          rows.map((row) => {
            const figure = row.querySelector('.figure')?.getBoundingClientRect();
            const lines = [...row.querySelectorAll('strong, strong ~ span, strong ~ span *')];
            return lines
              .flatMap((one) => [...one.getClientRects()])
              .every(({ left }) => left > (figure?.right ?? 0) + 4);
          }),
        );
        assert.equal(isBehind.length > 6 && isBehind.every(Boolean), true, `${isBehind}`);
      });
    });

    it('draws each beside the others with its name at 300 px in any theme', async () => {
      const view = await openDay(busy(), false, { width: 300 });

      for (const theme of themeNames) {
        await view.setTheme(theme);
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
        assert.deepEqual(await view.findAxeViolations(), [], theme);
      }
    });
  });

  describe('of several projects', () => {
    /** Checkout and Export of one project, Reviews of another, one after another. */
    const severalProjects = (change: Partial<WeekEntry> = {}) => {
      const content = weekWith([span('Europe/Berlin', '18T08:00', '18T10:00')]);
      const [row] = content.rows;
      const [base] = row?.cells[2] ?? [];
      assert.ok(row && base);
      const withEntry = (projectName: string, taskName: string, times: Partial<WeekEntry>) => ({
        ...row,
        projectId: projectName,
        projectName,
        taskId: taskName,
        taskName,
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

    it('gives each a colour of the charts of any theme, and its rows the same', async () => {
      const view = await openDay(severalProjects());

      for (const theme of themeNames) {
        await view.setTheme(theme);
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
        assert.deepEqual([portal, api], charts, theme);
        assert.deepEqual(await view.findAxeViolations(), [], theme);
      }
    });

    it('tells what is not billable, and what runs, by more than the colour', async () => {
      const unbilled = await openDay(severalProjects({ billable: false }));
      const [full, , pale] = await stylesOf(unbilled, '.axis .span', 'fill-opacity');
      assert.ok(Number(pale) < Number(full));
      const running = await openDay(severalProjects({ endedAt: null, seconds: null }));
      const [, , dashes] = await stylesOf(running, '.axis .span', 'stroke-dasharray');
      assert.notEqual(dashes, 'none');
    });
  });
});
