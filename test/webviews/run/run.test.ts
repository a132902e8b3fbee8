import assert from 'node:assert/strict';
import {
  type RunContent,
  runHostMessageSchema,
  runViewMessageSchema,
  runViewStateSchema,
} from '../../../webviews/run/messages.ts';
import { runView } from '../../../webviews/run/run.page.ts';
import { type OpenOptions, type OpenView, WebviewBench } from '../webview-page.ts';
import {
  allowing,
  allowingCrew,
  decide,
  over,
  refusal,
  runContent,
  running,
  settling,
  shownOrder,
  tell,
  underWay,
} from './sample-run.ts';

describe('the page of a request', function () {
  this.timeout(120_000);
  let bench: WebviewBench;

  before(async () => {
    bench = await WebviewBench.start(runView);
  });
  after(() => bench.stop());
  afterEach(() => bench.closePages());

  async function open(
    change: Partial<RunContent> = {},
    options: Partial<OpenOptions> = {},
  ): Promise<OpenView> {
    const host = (input: unknown): readonly unknown[] => {
      const message = runViewMessageSchema.parse(input);
      if (message.type !== 'ready') return [];
      return [{ type: 'connection', state: 'online' }, runContent(change)];
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
  const steps = async ({ page }: OpenView) =>
    (await page.getByRole('navigation').locator('li').allTextContents()).map(textOf);
  const main = async ({ page }: OpenView) => textOf(await page.getByRole('main').textContent());
  const tick = ({ page }: OpenView, number: number) =>
    page.getByRole('checkbox', { name: new RegExp(`^Accept: Change ${number},`) });
  const sentAnswer = async (view: OpenView) => {
    await view.until(() => view.messages('answer').length > 0, 'an answer');
    return view.messages('answer').at(-1);
  };

  it('shows what the run tells, as it tells it', async () => {
    const view = await open(running);

    assert.deepEqual(await steps(view), [
      'Asked, done 6 s',
      'Looking for findings that have a fix, done 30 s · €0.06 2 tool calls · 1 model call',
      'Checks before the change, done 18 s 1 of 2 checks passed',
      'Applying fixes in a copy of the project, running Fixing api/app/orders.py',
    ]);
    await view.send(
      runHostMessageSchema.parse({ type: 'progress', step: 'Fixing api/app/legacy.py', fraction: 0.9 }),
      runHostMessageSchema.parse({
        type: 'events',
        items: [
          {
            seq: underWay.length + 1,
            at: '2026-11-22T09:24:00Z',
            event: { type: 'note', text: 'Left `find_order` alone.' },
          },
        ],
      }),
    );

    await view.page.getByRole('main').getByText('Left find_order alone.').waitFor();
    assert.match((await steps(view)).at(-1) ?? '', /Fixing api\/app\/legacy\.py/);
    await view.page.getByRole('progressbar', { name: 'Fixing api/app/legacy.py' }).waitFor();
    assert.deepEqual(view.failures, []);
  });

  it('shows the calls of a step, with why one was refused, and asks for the rest of a long one', async () => {
    const items = underWay.map((item) => (item.event.type === 'tool' ? { ...item, isCut: true } : item));
    const view = await open({ ...running, items });
    await view.page.getByRole('button', { name: /Looking for findings/ }).click();

    assert.match(await main(view), /Claude Sonnet 4\.5 ?14,870 tokens in, 1,655 out ?€0\.06/);
    assert.match(await main(view), new RegExp(refusal.replaceAll('`', '').replaceAll('.', '\\.')));
    const [call] = await view.page.locator('.tool summary').all();
    await call?.click();
    await view.page.getByText('"path": "api/app/orders.py"').waitFor();
    await view.page.getByRole('button', { name: 'Show All of It' }).first().click();
    await view.until(() => view.messages('showRest').length === 1, 'the rest is asked for');
    assert.equal(view.messages('showRest')[0]?.['seq'], 4);
  });

  it('leads with the files that need most care, and shows new and deleted ones as differences', async () => {
    const view = await open();
    const files = await view.page.locator('section.file h3').allTextContents();

    assert.deepEqual(files, [
      'api/tests/test_orders.py',
      '.github/workflows/test.yml',
      'api/app/orders.py',
      'api/tests/test_quotes.py',
      'api/app/legacy.py',
    ]);
    const rows = async (path: string) =>
      (await view.page.getByRole('region', { name: path }).locator('.line').allTextContents()).map(textOf);
    assert.deepEqual(await rows('api/app/legacy.py'), ['1−removed: # Nobody imports this.']);
    assert.equal((await rows('api/tests/test_quotes.py')).length, 2);
    assert.match(await main(view), /A test asks for less/);
    assert.match(await main(view), /Guarded: continuous integration/);
    assert.match(
      textOf(await view.page.getByRole('complementary').textContent()),
      /Verdict ?Verified ?pytest -q failed before and passes now\. What ran ?pytest -q ?Before: failed, exit 1 ?After: passed, exit 0/,
    );
  });

  it('applies exactly what is ticked', async () => {
    const view = await open();
    await tick(view, 1).uncheck();
    await tick(view, 4).uncheck();
    await view.page.getByRole('button', { name: 'Apply 4 of 6' }).click();

    assert.deepEqual(await sentAnswer(view), {
      type: 'answer',
      question: 'q2',
      approved: true,
      chosen: shownOrder.filter((_, index) => index !== 0 && index !== 3),
    });
    assert.equal(await tick(view, 2).isDisabled(), true);
    assert.deepEqual(view.failures, []);
  });

  it('sends it back with a comment', async () => {
    const view = await open();
    await view.page.getByRole('textbox', { name: 'Comment for the report' }).fill('Keep legacy.py, please. ');
    await view.page.getByRole('button', { name: 'Send Back with Comment' }).click();

    assert.deepEqual(await sentAnswer(view), {
      type: 'answer',
      question: 'q2',
      approved: false,
      comment: 'Keep legacy.py, please.',
    });
  });

  it('sends comments on changes back with the file, the line and the lines that they are on', async () => {
    const view = await open();
    const { page } = view;
    const { keyboard } = page;
    await keyboard.press('j');
    await keyboard.press('c');
    await keyboard.type('Compare the article, please. c j');
    await page.getByRole('button', { name: /^Comment on Change 2,/ }).click();
    await page.getByRole('textbox', { name: /^Comment on Change 2,/ }).fill('Not here.');
    await page.getByText('2 comments').waitFor();
    await page.reload();
    await view.filled();
    await page.getByRole('textbox', { name: /^Comment on Change 1,/ }).waitFor();
    await page.getByRole('textbox', { name: 'Comment for the report' }).fill('Nearly.');
    await page.getByRole('button', { name: 'Send Back with Comment' }).click();

    const comment = [
      'Nearly.',
      'api/tests/test_orders.py:16\n- assert answer.json() == [{"id": 1, "article": "hinge"}]\n+ assert answer.json()\nCompare the article, please. c j',
      '.github/workflows/test.yml:12\n+ - run: pytest -q\nNot here.',
    ].join('\n\n');
    assert.deepEqual(await sentAnswer(view), { type: 'answer', question: 'q2', approved: false, comment });
    assert.deepEqual(view.failures, []);
  });

  it('shows tables, links and marks of a report as what they stand for', async () => {
    const text =
      '# Security report\n\nMade 13\\:39 UTC.\n\n| Entry | Findings |\n|---|---:|\n| [A03\\:2021 Injection](https://owasp.org/Top10/) | 7 |\n| `a\\|b` | 0 |\n\n`echo x | vireo agent run`';
    const view = await open({ ...over, report: { text, isCut: false } });
    const { page } = view;

    await page.getByRole('columnheader', { name: 'Findings' }).waitFor();
    assert.equal(await page.getByRole('row').count(), 3);
    const link = page.getByRole('link', { name: 'A03:2021 Injection' });
    assert.equal(await link.getAttribute('href'), 'https://owasp.org/Top10/');
    await page.getByText('Made 13:39 UTC.').waitFor();
    await page.getByText('echo x | vireo agent run').waitFor();
    await page.getByRole('cell', { name: 'a|b' }).waitFor();
    assert.deepEqual(view.failures, []);
  });

  it('takes an empty comment on a change away with Escape', async () => {
    const view = await open();
    await view.page.keyboard.press('c');
    const note = view.page.getByRole('textbox', { name: /^Comment on Change 1,/ });
    await note.press('Escape');

    await note.waitFor({ state: 'detached' });
  });

  it('is reviewed by keyboard alone', async () => {
    const view = await open();
    const { keyboard } = view.page;
    await keyboard.press('j');
    assert.match(await view.readFocus(), /^Accept: Change 1,/);
    await keyboard.press('Space');
    await keyboard.press('ArrowDown');
    await keyboard.press('j');
    assert.match(await view.readFocus(), /^Accept: Change 3,/);
    await keyboard.press('k');
    await keyboard.press('Space');
    await view.tabTo(/^Apply 4 of 6$/);
    await keyboard.press('Enter');

    assert.deepEqual((await sentAnswer(view))?.['chosen'], shownOrder.slice(2));
  });

  it('applies nothing where nothing is ticked, and says so', async () => {
    const view = await open({
      question: { ...decide, review: { ...decide.review, files: decide.review.files.slice(1, 2) } },
    });
    await tick(view, 1).uncheck();

    await view.page.getByText('Nothing is accepted.').waitFor();
    const button = view.page.getByRole('button', { name: 'Apply 0 of 1' });
    assert.notEqual(await button.getAttribute('disabled'), null);
  });

  it('keeps ticks and comment through a reload, and forgets them with their question', async () => {
    const view = await open();
    await tick(view, 2).uncheck();
    await view.page.getByRole('textbox').fill('No CI, please.');
    await view.page.reload();
    await view.filled();

    assert.equal(await tick(view, 2).isChecked(), false);
    assert.equal(await view.page.getByRole('textbox').inputValue(), 'No CI, please.');
    await view.send(runContent({ question: { ...decide, key: 'q3' } }));
    await view.page.getByRole('button', { name: 'Apply 6 of 6' }).waitFor();
    const kept = await view.page.evaluate(() => JSON.parse(sessionStorage.getItem('state') ?? 'null'));
    assert.deepEqual(runViewStateSchema.parse(kept), {
      requestId: 'r1',
      draft: { question: 'q3', rejected: [], comment: '' },
    });
  });

  it('says why an answer was not taken, and lets the user try again', async () => {
    const view = await open();
    await view.page.getByRole('button', { name: 'Apply 6 of 6' }).click();
    await sentAnswer(view);
    await view.send(runHostMessageSchema.parse({ type: 'notAnswered', message: 'Only an owner may.' }));

    await view.page.getByText('Only an owner may.').waitFor();
    assert.equal(await tick(view, 1).isDisabled(), false);
  });

  it('asks for each command, and says that it is not isolated', async () => {
    const view = await open(allowing);
    await view.page.getByText('Not isolated: they run with your network and your files.').waitFor();
    await view.page.getByRole('checkbox', { name: 'mypy app --strict' }).uncheck();
    await view.page.getByRole('button', { name: 'Allow 1 of 2' }).click();

    assert.deepEqual(await sentAnswer(view), {
      type: 'answer',
      question: 'q1',
      approved: true,
      chosen: ['pytest -q'],
    });
  });

  it('shows a crew file as text before it is allowed', async () => {
    const view = await open(allowingCrew);

    const text = await view.page.locator('main pre').textContent();
    assert.match(text ?? '', /^version: 1\ntitle: API crew\n[\s\S]*<b>Keep<\/b>[\s\S]*rules\\u\{202e\}\./);
    await view.page.getByRole('button', { name: 'Don’t Allow' }).waitFor();
    await view.page.getByRole('button', { name: 'Allow', exact: true }).click();
    const sent = await sentAnswer(view);
    assert.deepEqual(
      { approved: sent?.['approved'], question: sent?.['question'] },
      { approved: true, question: 'q0' },
    );
  });

  it('takes a text as the user changed it, keeps it through a reload, and says what is wrong with it', async () => {
    const view = await open(settling);
    const field = view.page.getByRole('textbox', { name: 'Change it until it is right' });
    await view.page.getByText('there is no type').waitFor();
    await field.fill('');
    await view.page.getByText('The text is empty.').waitFor();
    const button = view.page.locator('vscode-button', { hasText: 'Continue' });
    assert.notEqual(await button.getAttribute('disabled'), null);
    await field.fill('Client:\n  name: string\n');
    await view.page.getByRole('button', { name: 'Continue' }).click();

    assert.deepEqual(await sentAnswer(view), {
      type: 'answer',
      question: 'q7',
      approved: true,
      text: 'Client:\n  name: string\n',
    });
  });

  it('shows whatever a run says as text', async () => {
    const html = '<img src=x onerror=alert(1)><script>alert(2)</script>';
    const [file] = decide.review.files;
    assert.ok(file);
    const [hunk] = file.hunks;
    assert.ok(hunk);
    const view = await open({
      agent: html,
      project: html,
      question: {
        ...decide,
        title: html,
        review: {
          word: html,
          reasons: [html],
          files: [{ ...file, path: html, hunks: [{ ...hunk, after: [`${html}\u202e\n`] }] }],
        },
      },
      items: tell({ type: 'state', state: 'running' }, { type: 'note', text: html }),
    });

    assert.match(
      await main(view),
      /added: <img src=x onerror=alert\(1\)><script>alert\(2\)<\/script>\\u\{202e\}/,
    );
    assert.equal(await view.page.locator('img, main script').count(), 0);
    assert.deepEqual(view.failures, []);
  });

  it('speaks German', async () => {
    const view = await open({}, { language: 'de' });

    await view.page.getByRole('button', { name: '6 von 6 anwenden' }).waitFor();
    await view.page.getByRole('textbox', { name: 'Kommentar für den Bericht' }).waitFor();
  });
});
