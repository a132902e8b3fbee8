/** What the Week proposes for time that nobody recorded. */
import assert from 'node:assert/strict';
import type { WeekProposal, WeekProposals } from '../../../webviews/week/messages.ts';
import type { WeekViewMessage } from '../../../webviews/week/view-messages.ts';
import type { OpenOptions, OpenView } from '../webview-page.ts';
import { weekContent } from './sample-week.ts';
import { press, WeekBench } from './week-page.ts';

describe('proposals for forgotten time in the Week', function () {
  this.timeout(120_000);
  let bench: WeekBench;

  before(async () => {
    bench = await WeekBench.start();
  });
  after(() => bench.stop());
  afterEach(() => bench.closePages());

  const openWith: WeekBench['openWith'] = (...given) => bench.openWith(...given);

  const at = (time: string) => `2026-11-18T${time}:00+01:00`;
  const propose = (from: string, to: string, change: Partial<WeekProposal> = {}): WeekProposal => ({
    id: `${from}-${to}`,
    startedAt: at(from),
    endedAt: at(to),
    projectId: 'p1',
    note: 'Login',
    seconds: (Date.parse(at(to)) - Date.parse(at(from))) / 1000,
    evidence: [
      { kind: 'activity', from: at(from), to: at(to), text: 'feature/login' },
      { kind: 'commit', from: at(to), to: at(to), text: 'Fix login <b>now</b>' },
    ],
    canMerge: false,
    ...change,
  });
  const lunch = propose('11:45', '12:30', { canMerge: true });
  const meeting = propose('12:30', '12:50', {
    projectId: null,
    note: '',
    evidence: ['Standup', 'Plan', 'Demo', 'Retro'].map((text) => ({
      kind: 'event' as const,
      from: at('12:30'),
      to: at('12:50'),
      text,
    })),
  });
  const openDay = async (
    items: readonly WeekProposal[],
    { after = [], ...options }: Partial<OpenOptions> & { after?: readonly WeekProposal[] } = {},
  ) => {
    const view = await openWith(proposingHost(items, after), options);
    await view.page.getByRole('button', { name: /^(Day|Tag)$/ }).click();
    await view.page.getByRole('button', { name: /^(Previous day|Voriger Tag)$/ }).click();
    return view;
  };
  const asked = (view: OpenView, type: string) =>
    view.messages(type).map(({ id, change }) => (change === undefined ? id : [id, change]));

  it('say by whose clock they are where that is not the reader’s', async () => {
    const view = await openWith((message) =>
      message.type === 'findProposals'
        ? [{ ...proposalsOf([lunch], false), zone: 'UTC' }]
        : proposingHost([], [])(message),
    );
    await view.page.getByRole('button', { name: 'Day', exact: true }).click();
    await view.page.getByRole('button', { name: 'Previous day' }).click();

    await view.page.locator('.proposal', { hasText: '10:45–11:30 UTC+0' }).waitFor();
  });

  it('stand in the gaps of the day with their evidence, and are asked for on days that were', async () => {
    const view = await openDay([lunch, meeting]);
    await view.page.getByText('11:45–12:30 work in the editor feature/login').waitFor();

    await view.page.getByText('12:30 commit Fix login <b>now</b>').waitFor();
    await view.page.getByText('1 more').waitFor();
    await view.page.getByRole('img', { name: /11:45–12:30 not recorded yet/ }).waitFor();
    assert.equal(await view.page.getByText('11:30–13:00 · 1:30 not recorded').count(), 0);
    const order = await view.page.locator('.went > li .figure').allTextContents();
    assert.deepEqual(order.slice(4, 9), ['', '0:45', '0:20', '', '1:45']);
    assert.deepEqual(await view.findAxeViolations(), []);
    await view.page.getByRole('button', { name: 'Next day' }).click();
    await view.page.getByRole('button', { name: 'Next day' }).click();
    await view.page.getByRole('heading', { name: /^Friday 20/ }).waitFor();
    const days = new Set(view.messages('findProposals').map(({ date }) => date));
    assert.deepEqual([...days], ['2026-11-19', '2026-11-18'], 'tomorrow has nothing that was forgotten');
    assert.deepEqual([view.messages('acceptProposal'), view.failures], [[], []]);
  });

  it('leave what they do not cover of their gap to be added, from five minutes on', async () => {
    const call = propose('12:54', '12:58', { projectId: null, note: '' });
    const view = await openDay([lunch, call]);
    await view.page.locator('.proposal').nth(1).waitFor();

    const gaps = (await view.page.locator('.gap').allTextContents()).map((text) => text.trim());
    assert.deepEqual(
      gaps.map((text) => text.replace(/\s+/g, ' ')).slice(-2),
      ['11:30–11:45 · 0:15 not recorded Add Time', '12:30–12:54 · 0:24 not recorded Add Time'],
      'and not the two minutes up to 13:00',
    );
    const order = await view.page
      .locator('.went > li')
      .evaluateAll((all) => all.map(({ className }) => className));
    assert.deepEqual(order.slice(-5), ['gap', 'proposal', 'gap', 'proposal', '']);
    await view.page.getByRole('button', { name: 'Add Time, 12:30–12:54' }).click();
    await view.page.getByRole('form', { name: 'Time of the gap' }).waitFor();
    assert.equal(await view.page.getByLabel('Times').inputValue(), '12:30-12:54');
    assert.deepEqual(await view.findAxeViolations(), []);
  });

  it('leave the form of a gap open that they come into', async () => {
    const view = await openDay([]);
    await view.page.getByRole('button', { name: 'Add Time, 11:30–13:00' }).click();
    const times = view.page.getByRole('form', { name: 'Time of the gap' }).getByLabel('Times');
    await times.waitFor();
    await view.send(proposalsOf([lunch], false));

    await view.page.locator('.proposal').waitFor();
    assert.equal(await times.inputValue(), '11:30-13:00');
    assert.equal(await view.page.getByText('11:30–11:45 · 0:15 not recorded').count(), 0);
    await view.page.keyboard.press('Escape');
    await view.page.getByText('11:30–11:45 · 0:15 not recorded').waitFor();
  });

  it('leave it open as well where the week comes again before they do', async () => {
    const view = await bench.openDay(weekContent());
    await view.page.getByRole('button', { name: 'Add Time, 11:30–13:00' }).click();
    const note = view.page.getByRole('form', { name: 'Time of the gap' }).getByLabel('Note');
    await note.fill('Call');
    const asks = view.messages('findProposals').length;
    await view.send(weekContent());
    await view.until(() => view.messages('findProposals').length > asks, 'the week came again');

    assert.equal(await note.inputValue(), 'Call');
  });

  it('are recorded by the keyboard, and the focus goes on to the next', async () => {
    const view = await openDay([lunch, meeting], { after: [meeting] });
    await view.tabTo(/^Record It, 11:45–12:30$/);
    await press(view, 'Enter');

    await view.page.locator('.proposal').nth(1).waitFor({ state: 'detached' });
    assert.deepEqual(asked(view, 'acceptProposal'), [['11:45-12:30', {}]]);
    await view.until(() => view.messages('findProposals').length > 2, 'the day is looked at again');
    assert.equal(await view.readFocus(), 'Record It, 12:30–12:50');
  });

  it('are done with by one key press each, however long it is held', async () => {
    const view = await openDay([lunch, meeting], { after: [meeting] });
    await view.tabTo(/^Ignore, 11:45–12:30$/);
    await view.page.keyboard.down('Enter');
    await view.page.locator('.proposal').nth(1).waitFor({ state: 'detached' });
    await view.page.keyboard.down('Enter');
    await view.page.keyboard.up('Enter');

    assert.deepEqual(asked(view, 'ignoreProposal'), ['11:45-12:30']);
    assert.deepEqual(view.messages('acceptProposal'), []);
    // An impatient key means no other.
    assert.equal(await view.readFocus(), 'Ignore, 12:30–12:50');
  });

  it('record no gap by a key that is held down since before', async () => {
    const view = await openDay([lunch], { after: [] });
    await view.tabTo(/^Ignore, 11:45–12:30$/);
    await view.page.keyboard.down('Enter');
    await view.page.locator('.proposal').waitFor({ state: 'detached' });
    for (let repeat = 0; repeat < 5; repeat += 1) await view.page.keyboard.down('Enter');
    await view.page.keyboard.up('Enter');

    assert.match((await view.readFocus()) ?? '', /^Add Time, /);
    await view.page.keyboard.down('Enter');
    await view.page.getByRole('form', { name: 'Time of the gap' }).locator('input:focus').waitFor();
    await view.page.keyboard.down('Enter');
    await view.page.keyboard.up('Enter');
    await view.page.getByRole('form', { name: 'Time of the gap' }).waitFor();
    assert.deepEqual(view.messages('addEntry'), []);
  });

  it('take nobody away from where they have gone meanwhile', async () => {
    const view = await openDay([lunch, meeting], { after: [lunch, meeting] });
    await view.page.getByRole('button', { name: 'Ignore, 11:45–12:30' }).click();
    await view.page.getByRole('button', { name: 'Next day' }).focus();
    await view.send(proposalsOf([meeting], true));
    await view.page.locator('.proposal').nth(1).waitFor({ state: 'detached' });

    assert.equal(await view.readFocus(), 'Next day');
  });

  it('keep focus and what is typed where another one comes in before', async () => {
    const view = await openDay([meeting]);
    await view.tabTo(/^Record It, 12:30–12:50$/);
    await view.send(proposalsOf([lunch, meeting], false));
    await view.page.locator('.proposal').nth(1).waitFor();
    assert.equal(await view.readFocus(), 'Record It, 12:30–12:50');

    await view.send(proposalsOf([meeting], false));
    await press(view, 'Enter');
    const note = view.page.getByRole('form', { name: 'Proposal' }).getByLabel('Note');
    await note.fill('Typed by me');
    await view.send(proposalsOf([lunch, meeting], false));
    await view.page.locator('.proposal').nth(1).waitFor();

    assert.equal(await note.inputValue(), 'Typed by me');
  });

  it('are changed before they are recorded, and have their project chosen', async () => {
    const view = await openDay([meeting]);
    await view.tabTo(/^Record It, 12:30/);
    await press(view, 'Enter');
    const form = view.page.getByRole('form', { name: 'Proposal' });
    await form.waitFor();
    assert.deepEqual(await view.findAxeViolations(), []);
    await view.page.locator('#project:focus').waitFor();
    await press(view, 'Tab', 'Enter');
    await form.getByRole('alert').getByText('choose the project').waitFor();
    await view.page.getByLabel('Project').selectOption('p2');
    await view.page.getByLabel('Times').fill('12:15-12:45');
    await press(view, 'Tab');
    await view.page.keyboard.type('Standup');
    await press(view, 'Enter');

    await view.until(() => view.messages('acceptProposal').length === 1, 'the request');
    const change = { times: '12:15-12:45', note: 'Standup', projectId: 'p2' };
    assert.deepEqual(asked(view, 'acceptProposal'), [['12:30-12:50', change]]);
  });

  it('keep the lines of a note that was not typed into', async () => {
    const view = await openDay([{ ...meeting, note: 'Fix login\r\nand its test' }]);
    await view.tabTo(/^Change, 12:30/);
    await press(view, 'Enter');
    await view.page.getByRole('form', { name: 'Proposal' }).waitFor();
    await view.page.getByLabel('Project').selectOption('p2');
    assert.equal(await view.page.getByLabel('Note').inputValue(), 'Fix login\nand its test');
    await view.page.getByLabel('Note').press('Enter');

    await view.until(() => view.messages('acceptProposal').length === 1, 'the request');
    assert.deepEqual(asked(view, 'acceptProposal'), [['12:30-12:50', { projectId: 'p2' }]]);
  });

  it('are left alone by Escape, merged with the next, ignored and proposed again', async () => {
    const view = await openDay([lunch, meeting], { after: [meeting] });
    await view.tabTo(/^Change, 11:45/);
    await press(view, 'Enter');
    await view.page.getByRole('form', { name: 'Proposal' }).waitFor();
    await press(view, 'Escape');
    await view.page.getByRole('form', { name: 'Proposal' }).waitFor({ state: 'detached' });
    assert.equal(await view.readFocus(), 'Record It, 11:45–12:30');
    await view.page.getByRole('button', { name: 'Merge with Next, 11:45–12:30' }).click();
    await view.until(() => view.messages('mergeProposal').length === 1, 'the merge');
    await view.page.getByRole('button', { name: 'Ignore, 12:30–12:50' }).click();
    await view.page.getByRole('button', { name: 'Propose Again' }).click();
    await view.until(() => view.messages('restoreIgnored').length === 1, 'the request');

    assert.deepEqual(
      [asked(view, 'mergeProposal'), asked(view, 'ignoreProposal')],
      [['11:45-12:30'], ['12:30-12:50']],
    );
    assert.deepEqual(view.messages('acceptProposal'), []);
  });

  it('says why one could not be recorded', async () => {
    const view = await openDay([lunch]);
    const fault = { text: '', fault: 'refused', message: 'The day is past its limit.' };
    await view.send({ type: 'outcome', editId: 1, faults: [fault], overlaps: 0 });

    await view.page.locator('.foot').getByText('Not saved: The day is past its limit.').waitFor();
  });

  for (const language of ['en', 'de']) {
    it(`have nothing that axe finds in any theme, in the language ${language}`, async () => {
      const view = await openDay([lunch, meeting], { language });
      await view.page.locator('.proposal').nth(1).waitFor();

      assert.deepEqual(await view.findAxeViolationsInThemes(), []);
    });
  }
});

/** Proposes `items` until one of them is decided, and `after` from then on. */
function proposingHost(items: readonly WeekProposal[], after: readonly WeekProposal[]) {
  let current = proposalsOf(items, false);
  return (message: WeekViewMessage): readonly unknown[] => {
    if (/^(accept|ignore|merge)Proposal$/.test(message.type)) current = proposalsOf(after, true);
    if ('date' in message) return message.date === current.date ? [current] : [];
    const outcome = { type: 'outcome', editId: 1, faults: [], overlaps: 0 };
    return message.type === 'acceptProposal' ? [weekContent(), outcome] : [weekContent()];
  };
}

function proposalsOf(items: readonly WeekProposal[], canRestore: boolean): WeekProposals {
  return {
    type: 'proposals',
    date: '2026-11-18',
    zone: 'Europe/Berlin',
    problem: null,
    canRestore,
    items: [...items],
    projects: [
      { id: 'p1', name: 'Acme Ltd · Billing portal' },
      { id: 'p2', name: 'Administration · Practice' },
    ],
  };
}
