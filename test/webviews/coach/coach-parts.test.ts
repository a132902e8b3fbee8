import assert from 'node:assert/strict';
import type { Proposal } from '../../../src/contract/coach/proposals.ts';
import type { RecordLink } from '../../../src/contract/coach/record-link.ts';
import { waitingSentences } from '../../../src/contract/coach/waiting-words.ts';
import { coachView } from '../../../webviews/coach/coach.page.ts';
import { FakeCoachHost } from '../fake-coach-host.ts';
import { type OpenOptions, type OpenView, WebviewBench } from '../webview-page.ts';

const entries: RecordLink = { kind: 'entries', ids: ['e1'] };
const proposal: Proposal = {
  id: 'p1',
  tool: 'draft_invoice',
  state: 'waiting',
  title: 'Draft invoice, Nordwind GmbH, 4 lines',
  action: 'Create Draft',
  changes: [
    { label: 'Net, less 2 % discount', after: '3.924,90 €' },
    { label: 'Total with 19 % VAT', before: '0,00 €', after: '4.670,63 €' },
  ],
  note: 'Nothing is sent',
  links: [entries],
  canUndo: false,
  asker: { kind: 'coach' },
  createdAt: '2026-11-19T14:00:00Z',
};
const text =
  'Yes: 30:30 approved make 4.005,00 € net, or 4.999,00 €.\n\n```ts src/orders.ts\nconst total = 4005;\n```\n';
const mark = (figure: string, link?: RecordLink) => ({
  start: text.indexOf(figure),
  length: figure.length,
  isFound: link !== undefined,
  ...(link && { link }),
});

describe('what an answer of the coach has beside its text', function () {
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

  async function open(options: Partial<OpenOptions> = {}): Promise<OpenView> {
    const view = await bench.open({ host: host.answer, width: 380, height: 900, ...options });
    await view.page.getByRole('button', { name: 'November so far' }).waitFor();
    return view;
  }

  async function ask(view: OpenView, question: string): Promise<void> {
    const before = host.asked.length;
    await view.page.getByRole('textbox', { name: 'Message' }).fill(question);
    await view.page.keyboard.press('Enter');
    await view.until(() => host.asked.length > before, 'the question');
  }

  async function answerWithAll(view: OpenView): Promise<void> {
    await host.say(
      view,
      { type: 'started', coach: 'model' },
      { type: 'tool', title: 'Looked at 11 entries, 2–13 Nov', elapsedMs: 200 },
      { type: 'delta', text, links: [] },
      { type: 'marks', marks: [mark('30:30', entries), mark('4.999,00 €')] },
      {
        type: 'attachment',
        chart: {
          title: 'Hours a day, week 47',
          unit: 'hours',
          bars: [
            { label: 'Mon', value: 8.25, text: '8:15' },
            { label: 'Tue', value: 4, text: '4:00', link: entries },
          ],
          target: 7,
          targetText: 'target 7:00',
        },
      },
      { type: 'proposal', proposal },
      { type: 'notice', code: 'compacted', message: 'Older messages were left out.' },
      {
        type: 'usage',
        usage: {
          model: 'a/haiku',
          title: 'Claude Haiku',
          reason: 'Complexity 3: efficient.',
          inputTokens: 3118,
          outputTokens: 214,
          costMicroUsd: 3_600,
          costText: '< 0,01 €',
          isEstimated: false,
        },
      },
      { type: 'done', choices: [] },
    );
    await view.page.getByText('Claude Haiku · < 0,01 €').waitFor();
  }

  it('links figures that tools gave, and names those that they did not', async () => {
    const view = await open();
    await ask(view, 'Can I invoice?');
    await answerWithAll(view);

    await view.page.getByRole('button', { name: '30:30' }).click();
    await view.page.getByRole('button', { name: /Tue|4:00/ }).click();

    assert.equal(view.messages('openRecord').length, 2);
    assert.equal(await view.page.getByTitle('not from your records').count(), 1);
    assert.match(
      (await view.page.getByTitle('not from your records').textContent()) ?? '',
      /^4\.999,00 € \(not from your records\)$/,
    );
    await view.page.getByText('Older messages were left out.').waitFor();
    assert.deepEqual(view.failures, []);
  });

  /** A card of the built-in coach under its sentence. */
  async function propose(view: OpenView): Promise<ReturnType<OpenView['page']['getByRole']>> {
    await ask(view, 'Start the timer');
    await host.say(
      view,
      { type: 'started', coach: 'built-in' },
      { type: 'delta', text: waitingSentences.en, links: [] },
      { type: 'proposal', proposal },
      { type: 'done', choices: [] },
    );
    const card = view.page.getByRole('region', { name: /Draft invoice/ });
    await card.waitFor();
    return card;
  }

  for (const state of ['applied', 'undone', 'discarded'] as const) {
    it(`says that nothing is done yet until it is ${state}`, async () => {
      const view = await open();
      await propose(view);
      const sentence = view.page.getByText(waitingSentences.en).and(view.page.locator('.text p'));
      await sentence.waitFor();

      await view.send({ type: 'proposal', proposal: { ...proposal, state: 'failed', failure: 'Broken.' } });
      await view.page.getByText('Broken.').waitFor();
      assert.equal(await sentence.count(), 1);

      await view.send({ type: 'proposal', proposal: { ...proposal, state } });
      await sentence.waitFor({ state: 'detached' });
      await view.page.locator('#spoken p').waitFor({ state: 'detached' });
      assert.deepEqual(view.failures, []);
    });
  }

  it('offers Undo no longer than it works, and says on the card why something was refused', async () => {
    const view = await open();
    const card = await propose(view);
    const applied: Proposal = { ...proposal, state: 'applied', canUndo: true };

    await view.send({ type: 'proposal', proposal: applied });
    await card.getByText('Undo').click();
    await view.send({ type: 'proposal', proposal: applied, refusal: 'It counts for too long.' });
    await card.getByRole('alert').filter({ hasText: 'It counts for too long.' }).waitFor();

    const undoUntil = new Date(Date.now() + 60_000).toISOString();
    await view.send({ type: 'proposal', proposal: { ...applied, undoUntil } });
    await card.getByText('Undo').click();
    await card.getByRole('alert').waitFor({ state: 'detached' });
    const soon = new Date(Date.now() + 300).toISOString();
    await view.send({ type: 'proposal', proposal: { ...applied, undoUntil: soon } });
    await card.getByText('Undo').waitFor({ state: 'detached' });
    await card.getByText('Done', { exact: true }).waitFor();
  });

  it('keeps the choices of an older answer, which its sentence speaks of', async () => {
    const view = await open();
    await ask(view, 'Hm?');
    await host.say(
      view,
      { type: 'started', coach: 'built-in' },
      { type: 'delta', text: 'I am not sure what you ask. Do you mean one of these?', links: [] },
      { type: 'done', choices: ['What is unbilled?'] },
    );
    await view.page.getByRole('button', { name: 'What is unbilled?' }).waitFor();
    await ask(view, 'Help');
    await host.say(view, { type: 'started', coach: 'built-in' }, { type: 'done', choices: [] });

    await view.page.getByRole('button', { name: 'What is unbilled?' }).click();

    await view.until(() => host.asked.length === 3, 'the older choice');
  });

  it('does what waits for a click, says how it ended, and takes it back', async () => {
    const view = await open();
    await ask(view, 'Can I invoice?');
    await answerWithAll(view);
    const card = view.page.getByRole('region', { name: /Draft invoice/ });

    await card.getByText('Create Draft').click();
    await view.send({ type: 'proposal', proposal: { ...proposal, state: 'applied', canUndo: true } });
    await card.getByText('Undo').click();
    await view.send({ type: 'proposal', proposal: { ...proposal, state: 'undone' } });
    await view.page.getByRole('region', { name: 'Draft invoice, Nordwind GmbH, 4 lines, Undone' }).waitFor();

    assert.deepEqual(
      view.messages('actOn').map(({ proposalId, act }) => [proposalId, act]),
      [
        ['p1', 'apply'],
        ['p1', 'undo'],
      ],
    );
    assert.equal(await card.getByRole('button', { name: 'Undo' }).count(), 0);
  });

  it('hands over blocks of code with what they are, and shows what was sent', async () => {
    const view = await open();
    await ask(view, 'Explain');
    await answerWithAll(view);

    for (const name of ['Copy', 'Insert', 'Apply…']) {
      await view.page.getByRole('button', { name, exact: true }).click();
    }
    await view.page.getByRole('button', { name: 'What Was Sent' }).click();

    assert.deepEqual(
      view.messages('code').map(({ act, text: code, language, path }) => [act, code, language, path]),
      ['copy', 'insert', 'apply'].map((act) => [act, 'const total = 4005;\n', 'ts', 'src/orders.ts']),
    );
    assert.equal(view.messages('showSent')[0]?.['messageId'], host.asked[0]?.messageId);
  });

  it('offers context after # and commands after /, by keyboard, and keeps what was chosen', async () => {
    const view = await open();
    const { page } = view;
    const field = page.getByRole('textbox', { name: 'Message' });
    await field.pressSequentially('How is #Ch');
    await view.until(() => view.messages('findMentions').length === 3, 'the search');
    const offers = [
      { kind: 'project', label: 'Checkout', detail: 'Nordwind', id: 'x1' },
      { kind: 'file', label: 'checkout.ts', id: 'src/checkout.ts' },
    ];
    await view.send({ type: 'mentions', request: 3, offers });
    await page.getByRole('option', { name: 'Checkout' }).first().waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await view.until(() => view.messages('pickMention').length === 1, 'the choice');
    await view.send({ type: 'mention', mention: { kind: 'file', label: 'checkout.ts', text: 'let a;' } });
    await page.getByText('checkout.ts').waitFor();
    assert.equal(await field.inputValue(), 'How is ');
    await field.press('End');
    await field.pressSequentially('it?');
    await page.keyboard.press('Enter');
    await view.until(() => host.asked.length === 1, 'the question');
    await host.say(view, { type: 'started', coach: 'built-in' }, { type: 'done', choices: [] });
    await field.pressSequentially('/bud');
    await page.keyboard.press('Tab');

    assert.deepEqual(host.asked[0]?.mentions, [{ kind: 'file', label: 'checkout.ts', text: 'let a;' }]);
    assert.equal(await field.inputValue(), 'How much of each budget is used?');
    await page.getByRole('button', { name: /choose who answers/ }).click();
    await view.send({ type: 'model', choice: { id: 'a/haiku', title: 'Haiku', detail: 'cloud' } });
    await page.getByText('Haiku · cloud').waitFor();
    assert.equal(view.messages('chooseModel').length, 1);
  });

  it('sends a question once the context that it names is there, and not without it', async () => {
    const view = await open();
    const { page } = view;
    const field = page.getByRole('textbox', { name: 'Message' });
    const pick = async (label: string): Promise<void> => {
      await field.pressSequentially(' #');
      await view.until(() => view.messages('findMentions').length > 0, 'the search');
      const { request } = view.messages('findMentions').at(-1) ?? {};
      await view.send({ type: 'mentions', request, offers: [{ kind: 'file', label, id: label }] });
      await page.getByRole('option', { name: label }).click();
    };
    await field.pressSequentially('What is in');
    await pick('large.ts');
    await field.press('Enter');
    await page.getByText('Reading the context…').waitFor();
    assert.equal(host.asked.length, 0);
    await view.send({ type: 'mention', mention: { kind: 'file', label: 'large.ts', text: 'let a;' } });
    await view.until(() => host.asked.length === 1, 'the question');
    assert.deepEqual(host.asked[0]?.mentions, [{ kind: 'file', label: 'large.ts', text: 'let a;' }]);
    await host.say(view, { type: 'started', coach: 'built-in' }, { type: 'done', choices: [] });

    await field.pressSequentially('And in');
    await pick('binary.bin');
    await field.press('Enter');
    await view.send({ type: 'mentionRefused' });
    await page.getByText('Reading the context…').waitFor({ state: 'hidden' });
    assert.deepEqual([host.asked.length, (await field.inputValue()).trim()], [1, 'And in']);
  });

  it('shows numbers and names of what can be named whole at 290 px, and cuts what is said beside', async () => {
    const view = await open({ width: 290 });
    await view.page.getByRole('textbox', { name: 'Message' }).fill('#20');
    await view.until(() => view.messages('findMentions').length > 0, 'the search');
    const request = view.messages('findMentions').at(-1)?.['request'];
    const offers = [
      { kind: 'invoice', label: '2026-0043', detail: 'Nordwind Handelsgesellschaft mbH & Co. KG' },
      { kind: 'project', label: 'Relaunch of the web shop and its checkout', detail: 'Nordwind GmbH' },
      { kind: 'file', label: `src/${'very-long-'.repeat(9)}name.ts` },
    ];
    await view.send({ type: 'mentions', request, offers });
    await view.page.getByRole('option', { name: '2026-0043' }).waitFor();

    const cut = await view.page.evaluate(() => {
      const composer = document.querySelector('vireo-coach')?.shadowRoot?.querySelector('vireo-composer');
      return [...(composer?.shadowRoot?.querySelectorAll<HTMLElement>('.label') ?? [])].map((label) => {
        const { right } = label.getBoundingClientRect();
        return label.scrollWidth > label.clientWidth + 1 || right > innerWidth;
      });
    });
    assert.deepEqual(cut, [false, false, false]);
    assert.ok((await view.page.evaluate(() => document.documentElement.scrollWidth)) <= 290);
  });

  it('has nothing that axe finds in any theme, and fits into 300 px', async () => {
    const view = await open({ width: 300 });
    await ask(view, 'Can I invoice Nordwind already, and am I on target this week?');
    await answerWithAll(view);
    await view.page.getByRole('textbox', { name: 'Message' }).fill('#');

    assert.deepEqual(await view.findAxeViolationsInThemes(), []);
    const width = await view.page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(width <= 300, `${width}`);
    assert.deepEqual(view.failures, []);
  });
});
