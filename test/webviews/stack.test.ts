import assert from 'node:assert/strict';
import {
  type StackHostMessage,
  stackHostMessageSchema,
  stackViewMessageSchema,
} from '../../webviews/stack/messages.ts';
import { stackView } from '../../webviews/stack/stack.page.ts';
import { stackContent } from './sample-stack.ts';
import { type OpenOptions, type OpenView, WebviewBench } from './webview-page.ts';

const places = { places: [{ id: 'p1', name: 'Orders service' }], placeId: 'p1' };
const twoPlaces = { ...places, places: [...places.places, { id: 'p2', name: 'Billing portal' }] };
const nothing = { files: 0, languages: [], technologies: [] };

describe('the Stack page', function () {
  this.timeout(120_000);
  let bench: WebviewBench;

  before(async () => {
    bench = await WebviewBench.start(stackView);
  });
  after(() => bench.stop());
  afterEach(() => bench.closePages());

  async function open(
    answer: StackHostMessage = stackContent(),
    options: Partial<OpenOptions> = {},
  ): Promise<OpenView> {
    const host = (input: unknown): readonly unknown[] =>
      ['ready', 'choosePlace'].includes(stackViewMessageSchema.parse(input).type)
        ? [stackHostMessageSchema.parse(answer)]
        : [];
    const view = await bench.open({ host, ...options });
    await view.filled();
    return view;
  }

  const region = (view: OpenView, name: string) => view.page.getByRole('region', { name, exact: true });
  const textOf = async (view: OpenView, name: string): Promise<string> =>
    ((await region(view, name).textContent()) ?? '').replace(/\s+/g, ' ').trim();

  it('tells languages with their lines, and technologies in their groups', async () => {
    const view = await open();

    assert.match(await textOf(view, 'Languages'), /20,000 lines of code, 231 files/);
    assert.match(await textOf(view, 'Languages'), /TypeScript 18,400 210 92% CSS 1,600 12 8%/);
    assert.match(await textOf(view, 'Frameworks and libraries'), /Fastify 5\.6\.1 .*React asked for: \^19/);
    assert.match(await textOf(view, 'Tests'), /Vitest 4\.0\.2 · for development/);
    assert.match(
      await textOf(view, 'Databases and queues'),
      /PostgreSQL 17 · likely compose\.yaml:4 postgres:17/,
    );
    await view.page
      .getByText('Nothing found of: Run times, Build and code style, Containers, Cloud and infrastructure.')
      .waitFor();
    assert.match(
      (await view.page.locator('header').textContent()) ?? '',
      /Orders service[\s\S]*Read 20 Nov 2026/,
    );
    assert.deepEqual(view.failures, []);
  });

  it('opens what shows each, by the keyboard, and tells of places that it does not list', async () => {
    const view = await open();

    await view.tabTo(/^apps\/api\/package\.json:11/);
    await view.page.keyboard.press('Enter');
    await view.page.getByText('3 more places').click();
    await view.page.getByText('2 more are not listed').waitFor();
    await view.page.getByRole('button', { name: 'apps/admin/package.json:9' }).click();
    await view.page.getByRole('button', { name: '.github/workflows/test.yml' }).click();
    await view.until(() => view.messages('openEvidence').length === 3, 'the last of them');

    assert.deepEqual(
      view.messages('openEvidence').map(({ file, line }) => [file, line]),
      [
        ['apps/api/package.json', 11],
        ['apps/admin/package.json', 9],
        ['.github/workflows/test.yml', undefined],
      ],
    );
  });

  it('shows one package of several, and still does after a reload', async () => {
    const view = await open();

    await view.page
      .getByRole('combobox', { name: 'Package' })
      .selectOption({ label: '@orders/api (apps/api)' });
    await region(view, 'Databases and queues').waitFor({ state: 'detached' });
    assert.match(await textOf(view, 'Languages'), /, 90 files/);
    await view.page.reload();

    await region(view, 'Languages').getByText(', 90 files').waitFor();
    await view.page
      .getByRole('combobox', { name: 'Package' })
      .selectOption({ label: 'Whole project, 3 packages' });
    await region(view, 'Databases and queues').waitFor();
  });

  it('asks for another project, and for the files to be read again', async () => {
    const view = await open(stackContent(twoPlaces));

    await view.page.getByRole('combobox', { name: 'Project' }).selectOption({ label: 'Billing portal' });
    await view.page.getByRole('button', { name: 'Read again' }).click();
    await view.until(() => view.messages('refresh').length === 1, 'the request');

    assert.deepEqual(view.messages('choosePlace'), [{ type: 'choosePlace', placeId: 'p2' }]);
  });

  it('names manifests that could not be read', async () => {
    const view = await open();

    assert.match(await textOf(view, 'Not read'), /tools\/package\.json line 3: a comma is missing/);
  });

  it('says so where there is nothing to tell', async () => {
    const view = await open(stackContent({ whole: nothing, packages: [], problems: [] }));

    await view.page.getByText('No file here is in a language that Vireo knows.').waitFor();
    await view.page.getByText('Nothing that shows how this is built').waitFor();
    assert.equal(await view.page.getByRole('combobox').count(), 0);
  });

  it('says that it reads, while it does', async () => {
    const view = await open({ type: 'loading', ...places });

    await view.page.getByRole('progressbar', { name: 'Reading the files of the project' }).waitFor();
    await view.send(stackContent());

    await region(view, 'Languages').waitFor();
  });

  for (const { why, title, button, asks, message } of [
    {
      why: 'unlinked',
      title: 'No project belongs to this folder',
      button: 'Link Project to This Folder',
      asks: 'linkFolder',
    },
    {
      why: 'untrusted',
      title: 'This workspace is not trusted',
      button: 'Manage Workspace Trust',
      asks: 'manageTrust',
    },
    {
      why: 'failed',
      title: 'The stack could not be read',
      button: 'Try Again',
      asks: 'refresh',
      message: 'The folder of the project is not there.',
    },
  ] as const) {
    it(`says why there is none and what helps: ${why}`, async () => {
      const view = await open({ type: 'absent', places: [], why, message });

      await view.page.getByRole('heading', { name: title }).waitFor();
      if (message !== undefined) await view.page.getByRole('alert').getByText(message).waitFor();
      await view.tabTo(new RegExp(button));
      await view.page.keyboard.press('Enter');
      await view.until(() => view.messages(asks).length === 1, 'the request');

      assert.deepEqual(await view.findAxeViolations(), []);
    });
  }

  it('lets no text of a stranger become markup', async () => {
    const view = await open(
      stackContent({ problems: [{ file: '<b id="x">a</b>', message: '<img src=x onerror=1>' }] }),
    );

    assert.match(await textOf(view, 'Not read'), /<b id="x">a<\/b>/);
    assert.equal(await view.page.locator('#x, img').count(), 0);
  });

  it('speaks German where the editor does', async () => {
    const view = await open(stackContent(), { language: 'de', locale: 'de-DE' });

    assert.match(await textOf(view, 'Sprachen'), /20\.000 Zeilen Code, 231 Dateien/);
    assert.match(await textOf(view, 'Datenbanken und Queues'), /PostgreSQL 17 · wahrscheinlich/);
    assert.deepEqual(await view.findAxeViolations(), []);
  });

  it('scrolls in one direction only at any width', async () => {
    const long = `${'deep/'.repeat(30)}package.json`;
    const problems = [{ file: long, message: 'line 3: a comma is missing' }];
    const view = await open(stackContent({ ...twoPlaces, problems }));

    await view.atWidths([300, 640, 901, 1200, 3840], async () => {
      const overflow = await view.page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      });

      assert.equal(overflow, 0);
    });
  });

  it('has nothing that axe finds in any theme', async () => {
    const view = await open(stackContent(twoPlaces));
    await view.page.getByText('3 more places').click();
    assert.deepEqual(await view.findAxeViolationsInThemes(), []);
    assert.deepEqual(view.failures, []);
  });
});
