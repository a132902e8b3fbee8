/** *Submit Timesheet* on weeks in which two entries share time: it is said before they go out, and holds nobody up. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { approveInSecondStep, ask, createProject, waitFor, whenReady } from './support/records.ts';

interface Item {
  readonly label: string;
  readonly detail?: string;
}

const { showQuickPick, showInformationMessage, showErrorMessage, showWarningMessage } = vscode.window;
const weeks = ['2026-04-13', '2026-04-20'] as const;

/** Each question, and the row whose label has the text is chosen of it; none: it is left. The first one waits for `meanwhile`. */
function answer(
  choice?: string,
  meanwhile?: () => Promise<unknown>,
): { readonly title: string; readonly items: readonly Item[] }[] {
  const asked: { title: string; items: readonly Item[] }[] = [];
  const show = async (items: readonly Item[], { title = '' }: { readonly title?: string }) => {
    if (asked.push({ title, items }) === 1) await meanwhile?.();
    return items.find(({ label }) => choice !== undefined && label.includes(choice));
  };
  Object.assign(vscode.window, { showQuickPick: show });
  return asked;
}

const weekRow = (weekStart: string, more: object = {}) => ({
  id: `week/${weekStart}`,
  label: `Week of ${weekStart}`,
  kind: 'timesheet.draft',
  weekStart,
  record: { kind: 'entries', ids: [] },
  ...more,
});

async function stateOf(weekStart: string): Promise<string | undefined> {
  const path = `/timesheets?from=${weekStart}&to=${weekStart}`;
  return (await ask<{ items: { state: string }[] }>('GET', path)).items[0]?.state;
}

async function withdraw(weekStart: string): Promise<void> {
  const path = `/timesheets?from=${weekStart}&to=${weekStart}`;
  const [sheet] = (await ask<{ items: { id: string }[] }>('GET', path)).items;
  await ask('POST', `/timesheets/${sheet?.id}/withdraw`);
}

const submit = (...rows: readonly object[]) =>
  vscode.commands.executeCommand('vireo.submitTimesheet', rows[0], rows.length > 1 ? rows : undefined);

describe('a week in which two entries share time', () => {
  const [first, second] = weeks;
  let projectId: string;

  const add = async (day: string, from: string, to: string): Promise<string> => {
    const times = { startedAt: `${day}T${from}`, endedAt: `${day}T${to}`, zone: 'UTC' };
    return (await ask<{ id: string }>('POST', '/time-entries', { projectId, note: 'Twice', ...times })).id;
  };

  before(async () => {
    await whenReady();
    await approveInSecondStep();
    projectId = await createProject('Twice');
    for (const week of weeks) {
      await add(week, '09:00', '10:00');
      await add(week, '09:15', '11:00');
    }
  });
  after(async () => await approveInSecondStep('alone'));
  afterEach(() =>
    Object.assign(vscode.window, {
      showQuickPick,
      showInformationMessage,
      showErrorMessage,
      showWarningMessage,
    }),
  );

  it('is not submitted before that is told, with how much and where', async () => {
    const asked = answer();

    await submit(weekRow(first));

    const [question] = asked;
    assert.equal(asked.length, 1);
    assert.equal(question?.title, '0:45 of week 16 is recorded more than once.');
    const places = question?.items.filter(({ detail }) => detail !== undefined) ?? [];
    assert.equal(places.length, 1);
    assert.match(places[0]?.label ?? '', /^\$\(layers\) Monday.* 9:00–10:00.* Twice$/);
    assert.match(places[0]?.detail ?? '', /^Overlaps 0:45 with 9:15–11:00.* Twice$/);
    assert.equal(await stateOf(first), 'draft');
  });

  it('is shown on request, and not submitted by that', async () => {
    answer('Show Week 16');

    await submit(weekRow(first));

    await waitFor('the week', async () =>
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs).find(({ label }) => label === 'Week 16'),
    );
    assert.equal(await stateOf(first), 'draft');
  });

  it('is submitted all the same', async () => {
    const asked = answer('Submit Anyway');

    await submit(weekRow(first));

    assert.deepEqual([asked.length, await stateOf(first)], [1, 'submitted']);
    await withdraw(first);
  });

  it('is asked about once of several, and by its page there', async () => {
    const left = answer();
    await submit(...weeks.map((week) => weekRow(week)));
    const before = await Promise.all(weeks.map(stateOf));
    const taken = answer('Submit Anyway');
    await submit(...weeks.map((week) => weekRow(week)));
    const after = await Promise.all(weeks.map(stateOf));
    await withdraw(second);
    const onPage = answer();
    await submit(weekRow(second, { isOnPage: true }));

    assert.equal(left.length, 1);
    assert.match(
      left[0]?.title ?? '',
      /^0:45 of week 16 is .* 0:45 of week 17 is recorded more than once\.$/,
    );
    assert.deepEqual(before, ['draft', 'draft']);
    assert.deepEqual(
      { takenCount: taken.length, after },
      { takenCount: 1, after: ['submitted', 'submitted'] },
    );
    assert.deepEqual([onPage, await stateOf(second)], [[], 'submitted']);
    for (const week of weeks) await withdraw(week);
  });

  it('is asked about anew where it was changed meanwhile, and goes out as it is then', async () => {
    let added = '';
    const asked = answer('Submit Anyway', async () => {
      added = await add(first, '10:30', '11:30');
    });

    await submit(weekRow(first));

    assert.deepEqual(
      asked.map(({ title }) => title),
      [
        '0:45 of week 16 is recorded more than once.',
        'The week was changed elsewhere. Week 16 has 3:45 now. 1:15 of week 16 is recorded more than once.',
      ],
    );
    assert.equal(await stateOf(first), 'submitted');
    await withdraw(first);
    await ask('DELETE', `/time-entries/${added}`);
  });

  it('is asked about anew though nothing is shared any more, since it is another week', async () => {
    const path = `/time-entries?from=${first}&to=${first}`;
    const { items } = await ask<{ items: { id: string; startedAt: string }[] }>('GET', path);
    const twice = items.find(({ startedAt }) => startedAt.includes('T09:15'));
    const added: string[] = [];
    const asked = answer('Submit Anyway', async () => {
      await ask('DELETE', `/time-entries/${twice?.id}`);
      added.push(await add(first, '12:00', '18:00'));
    });

    await submit(weekRow(first));

    assert.equal(asked.length, 2);
    assert.match(asked[1]?.title ?? '', /^The week was changed elsewhere\. Week 16 has \d+:\d\d now\.$/);
    assert.equal(await stateOf(first), 'submitted');
    await withdraw(first);
    for (const id of added) await ask('DELETE', `/time-entries/${id}`);
    await add(first, '09:15', '11:00');
  });

  it('is asked about anew alone of several, and the others go out', async () => {
    const said: string[] = [];
    const show = async (text: string) => void said.push(text);
    Object.assign(vscode.window, { showInformationMessage: show });
    let added = '';
    const asked = answer('Submit Anyway', async () => {
      added = await add(first, '10:30', '11:30');
    });

    await submit(...weeks.map((week) => weekRow(week)));

    assert.equal(asked.length, 2);
    assert.match(
      asked[1]?.title ?? '',
      /^The week was changed elsewhere\. Week 16 has 3:45 now\. 1:15 of week 16 [^.]*\.$/,
    );
    assert.deepEqual(await Promise.all(weeks.map(stateOf)), ['submitted', 'submitted']);
    assert.deepEqual(said, ['2 weeks submitted.']);
    for (const week of weeks) await withdraw(week);
    await ask('DELETE', `/time-entries/${added}`);
  });

  it('stays where its page shows another one, which is answered so', async () => {
    answer();
    const [sheet] = (await ask<{ items: { id: string }[] }>('GET', `/timesheets?from=${first}&to=${first}`))
      .items;
    const read = async () => (await ask<{ revision: string }>('GET', `/timesheets/${sheet?.id}`)).revision;
    const onPage = async (revision: string) =>
      await vscode.commands.executeCommand(
        'vireo.submitTimesheet',
        weekRow(first, { isOnPage: true, revision }),
      );
    const before = await read();
    const added = await add(first, '13:00', '14:00');
    const stale = await onPage(before);
    const left = await stateOf(first);
    const done = await onPage(await read());

    assert.deepEqual({ stale, left }, { stale: 'changed', left: 'draft' });
    assert.deepEqual([done, await stateOf(first)], [undefined, 'submitted']);
    await withdraw(first);
    await ask('DELETE', `/time-entries/${added}`);
  });

  it('is not asked about where it would be refused: that is told', async () => {
    const told: string[] = [];
    const show = async (text: string) => void told.push(text);
    Object.assign(vscode.window, { showErrorMessage: show, showWarningMessage: show });
    await ask('PATCH', `/projects/${projectId}`, { requiredFields: ['tag'] });
    const asked = answer('Submit Anyway');

    await submit(weekRow(first));
    await ask('PATCH', `/projects/${projectId}`, { requiredFields: null });

    assert.deepEqual([asked, await stateOf(first)], [[], 'draft']);
    assert.match(told.join(), /2 entries leave out what is required/);
  });
});
