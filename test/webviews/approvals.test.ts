/** The Approvals page in a browser: what waits, decided by keyboard, with what the host is told. */
import assert from 'node:assert/strict';
import { approvalsView } from '../../webviews/approvals/approvals.page.ts';
import { type ApprovalsHostMessage, approvalsViewMessageSchema } from '../../webviews/approvals/messages.ts';
import { openedWeek, waitingWeeks, weeksMessage } from './sample-approvals.ts';
import { type OpenOptions, type OpenView, WebviewBench } from './webview-page.ts';

describe('the Approvals page', () => {
  let bench: WebviewBench;

  before(async () => {
    bench = await WebviewBench.start(approvalsView);
  });

  afterEach(async () => await bench.closePages());

  after(async () => await bench.stop());

  async function open(
    options: Partial<OpenOptions> = {},
    first = weeksMessage(),
    opened = openedWeek,
  ): Promise<OpenView> {
    const host = (input: unknown): readonly ApprovalsHostMessage[] => {
      const { type } = approvalsViewMessageSchema.parse(input);
      return type === 'ready' ? [first] : type === 'openWeek' ? [opened] : [];
    };
    const view = await bench.open({ host, ...options });
    await view.page.getByRole('heading').first().waitFor();
    // The heading is there before the weeks are.
    await view.filled();
    return view;
  }

  const press = async (view: OpenView, name: RegExp, key = 'Enter') => {
    await view.tabTo(name);
    await view.page.keyboard.press(key);
  };

  it('lists who waits, for how much, and what changed since last time', async () => {
    const view = await open();
    const rows = await view.page.getByRole('row').allInnerTexts();

    assert.match(rows[1] ?? '', /Mara Voss\s+Week 47\s+16\D+22 Nov 2026\s+31:15\s+27:30\s+3\s+1/);
    assert.match(rows[2] ?? '', /Jonas Kern.*first time/s);
    assert.match(rows[3] ?? '', /Week 46, added later.*none/s);
    await view.page.getByText('3 weeks wait, 70:30 in total').waitFor();
  });

  it('approves what is ticked, by keyboard alone, and tells what was not decided', async () => {
    const view = await open();
    await press(view, /Choose Mara Voss, Week 47/, 'Space');
    await press(view, /Choose Jonas Kern/, 'Space');
    await view.page.getByText('2 weeks chosen').waitFor();
    await view.page.keyboard.press('Shift+Tab');
    await view.page.evaluate(() => window.scrollTo(0, 0));
    await press(view, /^Approve$/);
    await view.until(() => view.messages('decide').length === 1, 'the decision');
    const refused = [{ id: 'w2', message: 'The timesheet is draft: it cannot be approved now.' }];
    await view.send(
      { type: 'decided', verdict: 'approved', ids: ['w1'], refused },
      weeksMessage(waitingWeeks.slice(1)),
    );

    assert.deepEqual(view.messages('decide'), [{ type: 'decide', ids: ['w1', 'w2'], verdict: 'approved' }]);
    await view.page.getByText('1 week approved.').waitFor();
    await view.page.getByText('Jonas Kern, Week 47: The timesheet is draft').waitFor();
    assert.deepEqual(await view.findAxeViolations(), []);
  });

  it('sends back only with a reason, and says so where it is missing', async () => {
    const view = await open();
    await press(view, /All weeks/, 'Space');
    await view.page.getByText('Reject…', { exact: true }).click();
    const reason = view.page.getByLabel('Reason', { exact: true });
    await view.page.keyboard.press('Enter');
    await view.page.getByText('A reason is needed.').waitFor();
    const isInvalid = await reason.getAttribute('aria-invalid');
    assert.deepEqual(await view.findAxeViolations(), []);
    await reason.fill('Split the meeting');
    await view.page.keyboard.press('Enter');
    await view.until(() => view.messages('decide').length === 1, 'the decision');

    assert.equal(isInvalid, 'true');
    assert.deepEqual(view.messages('decide'), [
      { type: 'decide', ids: ['w1', 'w2', 'w3'], verdict: 'rejected', reason: 'Split the meeting' },
    ]);
  });

  it('opens approved weeks again with a reason, beside which it says which they are', async () => {
    const view = await open({ width: 300 });
    await view.send(
      { type: 'decided', verdict: 'approved', ids: ['w1', 'w3'], refused: [] },
      weeksMessage([]),
    );
    await press(view, /^Reopen…$/);
    const asked = view.page.getByRole('region', { name: 'Reopen' });
    const weeks = await asked.getByRole('listitem').allTextContents();
    await view.page.keyboard.press('Enter');
    await view.page.getByText('A reason is needed.').waitFor();
    assert.deepEqual(await view.findAxeViolations(), []);
    await view.page.keyboard.type('Wrong project');
    await view.page.keyboard.press('Enter');
    await view.until(() => view.messages('reopen').length === 1, 'the weeks to be opened again');
    const refused = [{ id: 'w3', message: 'An invoice has its time.' }];
    await view.send({ type: 'decided', verdict: 'reopened', ids: ['w1'], refused });

    assert.deepEqual(weeks, [
      'Mara Voss, Week 47 · 31:15',
      'Sofia Lindqvist-Hammarström, Week 46, added later · 1:30',
    ]);
    assert.deepEqual(view.messages('reopen'), [
      { type: 'reopen', ids: ['w1', 'w3'], reason: 'Wrong project' },
    ]);
    const told = view.page.getByRole('status').filter({ hasText: '1 week is open again.' });
    await told.getByText('Week 46, added later: An invoice has its time.').waitFor();
    assert.equal(await view.page.getByRole('button', { name: 'Reopen…' }).count(), 0);
  });

  it('cuts off no button of a row in a narrow column', async () => {
    const view = await open({ width: 300 });
    await openFirst(view);

    await view.atWidths([300, 560], async (width) => {
      const rights = await view.page
        .locator('.entry button, .bar vscode-button, .say vscode-button')
        .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().right));
      assert.ok(rights.length > 7 && Math.max(...rights) <= width - 16, `${width}: ${rights}`);
    });
  });

  it('breaks no word of a name in a narrow column, and says which week it is below', async () => {
    const view = await open();

    await view.atWidths([300, 340, 420, 560], async () => {
      const broken = await view.page.locator('.weeks tbody th button').evaluateAll((names) =>
        names.flatMap((name) => {
          const texts = [...name.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
          return texts.flatMap((node) =>
            [...(node.textContent ?? '').matchAll(/[^\s-]+-?/g)].flatMap(({ 0: word, index }) => {
              const range = document.createRange();
              range.setStart(node, index);
              range.setEnd(node, index + word.length);
              const lines = new Set([...range.getClientRects()].map(({ top }) => top));
              return lines.size > 1 ? [word] : [];
            }),
          );
        }),
      );
      const row = view.page.getByRole('row', { name: /Sofia Lindqvist-Hammarström/ });
      const [text = ''] = await row.allInnerTexts();

      assert.deepEqual(broken, []);
      assert.match(text, /Week 46, added later\s+9\D+15 Nov 2026(?![\s\S]*Week 46)/);
      assert.deepEqual(await view.findAxeViolations(), []);
    });
  });

  async function openFirst(view: OpenView) {
    await press(view, /Show Mara Voss/);
    const comment = view.page.getByLabel('Comment on this week');
    await comment.waitFor();
    return comment;
  }

  const focusOf = async (view: OpenView, name: string) => {
    const deadline = Date.now() + 60_000;
    while ((await view.readFocus()) !== name && Date.now() < deadline) await view.page.waitForTimeout(20);
    return await view.readFocus();
  };

  it('goes on to the next entry when one was rejected by keyboard', async () => {
    const view = await open();
    await openFirst(view);
    await press(view, /Reject Mon 16 Nov/);
    await view.page.keyboard.type('Lunch');
    await view.page.keyboard.press('Enter');
    await view.until(() => view.messages('judge').length === 1, 'the verdict');

    const next = /^Reject Mon 16 Nov/;
    const focused = await view.page.evaluate(
      () => document.querySelector('vireo-approvals')?.shadowRoot?.activeElement?.id,
    );
    await view.send(openedWeek, weeksMessage());
    await view.page.waitForTimeout(50);

    assert.equal(focused, 'reject-e2');
    assert.match(await view.readFocus(), next);
    assert.equal(view.messages('judge').length, 1);
  });

  it('goes on to the next row when the weeks that were sent back leave the list, and to the heading from the last', async () => {
    const view = await open();
    await press(view, /Choose Mara Voss, Week 47/, 'Space');
    await view.page.getByText('Reject…', { exact: true }).click();
    await view.page.keyboard.type('Split the meeting');
    await view.page.keyboard.press('Enter');
    await view.until(() => view.messages('decide').length === 1, 'the decision');
    const done = { type: 'decided', verdict: 'rejected', ids: ['w1'], refused: [] };
    const meanwhile = await view.readFocus();
    await view.send(done, weeksMessage(waitingWeeks.slice(1)));
    const second = await focusOf(view, 'Show Jonas Kern, Week 47');
    await view.page.getByLabel('All weeks').check();
    await view.page.getByText('Approve', { exact: true }).click();
    await view.until(() => view.messages('decide').length === 2, 'the second decision');
    await view.send({ ...done, verdict: 'approved', ids: ['w2', 'w3'] }, weeksMessage([]));

    assert.equal(meanwhile, 'Reject…');
    assert.equal(second, 'Show Jonas Kern, Week 47');
    assert.equal(await focusOf(view, 'Approvals'), 'Approvals');
  });

  it('goes on to the next row when the open week is decided elsewhere', async () => {
    const view = await open();
    await openFirst(view);
    await view.tabTo(/Reject Mon 16 Nov/);
    await view.send(weeksMessage(waitingWeeks.slice(1)));

    assert.equal(await focusOf(view, 'Show Jonas Kern, Week 47'), 'Show Jonas Kern, Week 47');
  });

  it('keeps a comment by its week: over Esc, another week, a reload and a failure, until it is saved', async () => {
    const view = await open();
    const comment = await openFirst(view);
    await comment.fill('See above');
    await comment.press('Escape');
    await press(view, /Show Mara Voss/);
    const afterEscape = await comment.inputValue();
    await view.page.reload();
    await comment.waitFor();
    const afterReload = await comment.inputValue();
    await comment.press('Enter');
    await comment.press('Enter');
    await view.until(() => view.messages('comment').length > 0, 'the comment');
    await view.send({ type: 'commented', id: 'w1', text: 'See above', isSaved: false });
    await view.page.waitForTimeout(50);
    const afterFailure = await comment.inputValue();
    await comment.press('Enter');
    await view.until(() => view.messages('comment').length > 1, 'the second attempt');
    await view.send({ type: 'commented', id: 'w1', text: 'See above', isSaved: true });
    await view.page.waitForFunction(
      () =>
        document.querySelector('vireo-approvals')?.shadowRoot?.querySelector<HTMLInputElement>('input.input')
          ?.value === '',
    );

    assert.deepEqual(
      { afterEscape, afterReload, afterFailure },
      { afterEscape: 'See above', afterReload: 'See above', afterFailure: 'See above' },
    );
    assert.equal(view.messages('comment').length, 2);
    assert.equal(await view.readFocus(), 'Comment on this week');
  });

  it('keeps a comment and the caret in it when its week is decided elsewhere, and sends it all the same', async () => {
    const view = await open();
    const comment = await openFirst(view);
    await comment.focus();
    await view.page.keyboard.type('See ab');
    await view.send(weeksMessage(waitingWeeks.slice(1)));
    await focusOf(view, 'Comment on Mara Voss, Week 47');
    await view.page.keyboard.type('ove');
    assert.deepEqual(await view.findAxeViolations(), []);
    await view.send(weeksMessage([]));
    await view.page.getByRole('heading', { name: 'No week waits for a decision' }).waitFor();
    await focusOf(view, 'Comment on Mara Voss, Week 47');
    await view.page.keyboard.press('Enter');
    await view.until(() => view.messages('comment').length === 1, 'the comment');
    await view.send({ type: 'commented', id: 'w1', text: 'See above', isSaved: true });

    assert.equal(await focusOf(view, 'Approvals'), 'Approvals');
    assert.deepEqual(view.messages('comment'), [{ type: 'comment', id: 'w1', text: 'See above' }]);
  });

  it('keeps what is open through a reload', async () => {
    const view = await open();
    await press(view, /Show Mara Voss/);
    await view.page.getByText('Split the meeting').waitFor();
    await view.page.reload();

    await view.page.getByText('Split the meeting').waitFor();
  });

  it('says that nothing waits, and why nothing can be read', async () => {
    const empty = await open({}, weeksMessage([]));
    await empty.page.getByRole('heading', { name: 'No week waits for a decision' }).waitFor();
    assert.deepEqual(await empty.findAxeViolations(), []);

    const failed = await open({}, { type: 'failed', message: 'Your records cannot be reached.' });
    await failed.page.getByRole('alert').getByText('Your records cannot be reached.').waitFor();
    await press(failed, /Try Again/);
    await failed.until(() => failed.messages('refresh').length === 1, 'the request');
    assert.deepEqual(await failed.findAxeViolations(), []);
  });

  it('lets no text of a stranger become markup', async () => {
    const userName = '<b id="x">a</b>';
    const view = await open({}, weeksMessage(waitingWeeks.map((week) => ({ ...week, userName }))));

    await view.page.getByText(userName).first().waitFor();
    assert.equal(await view.page.locator('#x').count(), 0);
  });

  it('speaks German where the editor does', async () => {
    const view = await open({ language: 'de', locale: 'de-DE' });

    await view.page.getByText('3 Wochen warten, zusammen 70:30').waitFor();
    assert.match((await view.page.getByRole('row').nth(3).textContent()) ?? '', /Woche 46, später erfasst/);
  });

  it('scrolls in one direction only at any width', async () => {
    const view = await open();
    await view.page.getByRole('button', { name: 'Show Mara Voss, Week 47' }).click();
    await view.page.getByLabel('Comment on this week').waitFor();

    await view.atWidths([300, 560, 900, 1280, 3840], async () => {
      const overflow = await view.page.evaluate(() => {
        const { scrollWidth, clientWidth } = document.documentElement;
        return scrollWidth - clientWidth;
      });

      assert.equal(overflow, 0);
    });
  });

  it('has nothing that axe finds in any theme', async () => {
    const view = await open();
    await view.page.getByRole('button', { name: 'Show Mara Voss, Week 47' }).click();
    await view.page.getByText('Split the meeting').waitFor();
    await view.page
      .getByRole('button', { name: /^Reject Mon/ })
      .first()
      .click();
    assert.deepEqual(await view.findAxeViolationsInThemes(), []);
    assert.deepEqual(view.failures, []);
  });
});
