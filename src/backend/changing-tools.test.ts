import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { setUpTools } from './testing/agents/set-up-tools.ts';
import { openTestApp } from './testing/open-test-app.ts';
import { createPayingPractice } from './testing/paying-practice.ts';

describe('tools of the slices that change something', () => {
  const stage = setUpTools();
  const { call, get, read } = stage;

  async function propose(tool: string, input: object = {}, options: object = {}) {
    const outcome = await call(tool, input, options);
    assert.equal(outcome.kind, 'proposed', JSON.stringify(outcome));
    return outcome.proposal;
  }

  async function act(id: string, verb: 'apply' | 'undo') {
    const reply = await stage.vireo.ask('POST', `/ai/proposals/${id}/${verb}`);
    assert.equal(reply.body.state, verb === 'apply' ? 'applied' : 'undone', JSON.stringify(reply.body));
    return reply.body;
  }

  it('start and stop the timer, and take both back', async () => {
    const { projectId } = stage.practice;
    const start = await propose('start_timer', { projectId, note: 'Review' }, { locale: 'de' });
    assert.equal(start.title, 'Timer starten, API rewrite');
    assert.equal((await get('/timer')).entry, null);
    await act(start.id, 'apply');
    const running = (await read('get_timer')).running;
    assert.deepEqual({ id: running.id, note: running.note }, { id: start.id, note: 'Review' });
    stage.vireo.clock.now += 30_000;

    const stop = await propose('stop_timer');
    stage.vireo.clock.now += 60_000;
    await act(stop.id, 'apply');
    assert.equal((await get(`/time-entries/${start.id}`)).seconds, 90);
    await act(stop.id, 'undo');
    assert.equal((await get('/timer')).entry.id, start.id);
    await act(start.id, 'undo');
    assert.equal((await get('/timer')).entry, null);
    assert.equal((await call('stop_timer')).message, 'No timer is running.');
  });

  it('bring back the timer that a start has ended', async () => {
    const before = (
      await stage.vireo.ask('POST', '/timer', { body: { projectId: stage.practice.projectId } })
    ).body;
    stage.vireo.clock.now += 600_000;
    const { id, changes } = await propose('start_timer', {
      projectId: stage.practice.projectId,
      note: 'Other',
    });
    assert.equal(changes.at(-1).label, 'Stops');
    await act(id, 'apply');
    assert.equal((await get('/timer')).entry.id, id);

    await act(id, 'undo');

    assert.equal((await get('/timer')).entry.id, before.id);
  });

  it('add an entry after the last one of its day, and take it back', async () => {
    await stage.practice.addEntry();
    const input = { projectId: stage.practice.projectId, date: '2026-11-16', seconds: 5400, note: 'Review' };
    const proposal = await propose('add_time_entry', input);
    assert.deepEqual(
      proposal.changes.map(({ after }: { after: string }) => after),
      ['API rewrite', '2026-11-16', '10:30–12:00', '1:30', 'yes', 'Review'],
    );

    await act(proposal.id, 'apply');
    const entry = await get(`/time-entries/${proposal.id}`);
    assert.deepEqual(
      { seconds: entry.seconds, startedAt: entry.startedAt },
      { seconds: 5400, startedAt: '2026-11-16T09:30:00.000Z' },
    );
    await act(proposal.id, 'undo');

    assert.equal((await stage.vireo.ask('GET', `/time-entries/${proposal.id}`)).status, 404);
  });

  it('show an entry again where its day has changed since it was shown', async () => {
    const input = { projectId: stage.practice.projectId, date: '2026-11-16', seconds: 3600 };
    const { id } = await propose('add_time_entry', input);
    await stage.practice.addEntry();

    const refused = await stage.vireo.ask('POST', `/ai/proposals/${id}/apply`);

    assert.equal(refused.status, 409);
    assert.equal(refused.body.error.conflict.current.changes[2].after, '10:30–11:30');
  });

  it('draft an invoice of what is approved, and delete the draft again', async () => {
    const nothing = await call('draft_invoice', { clientId: stage.practice.clientId });
    assert.match(nothing.message, /nothing to bill/i);
    await stage.practice.addEntry();
    await stage.practice.approveWeek();

    const proposal = await propose('draft_invoice', { clientId: stage.practice.clientId });
    assert.equal(proposal.title, 'Draft invoice, Nordwind GmbH, 1 line');
    assert.equal((await get('/invoices')).items.length, 0);
    await act(proposal.id, 'apply');
    const draft = await get(`/invoices/${proposal.id}`);
    assert.deepEqual(
      { state: draft.state, net: draft.net },
      { state: 'draft', net: { minor: 16_500, currency: 'EUR' } },
    );
    assert.equal(proposal.changes[2].after, '€165.00');
    await act(proposal.id, 'undo');

    assert.equal((await stage.vireo.ask('GET', `/invoices/${proposal.id}`)).status, 404);
  });

  it('say what a draft would leave out, and which draft holds it', async () => {
    const { clientId, projectId } = stage.practice;
    await stage.practice.addEntry();
    await stage.practice.approveWeek();
    const first = await propose('draft_invoice', { clientId });
    assert.ok(!first.changes.some(({ label }: { label: string }) => label === 'Left out'));
    await act(first.id, 'apply');
    const { periodStart, periodEnd } = await get(`/invoices/${first.id}`);
    const before = { startedAt: '2026-11-11T08:00:00.000Z', endedAt: '2026-11-11T09:00:00.000Z' };
    const after = { startedAt: '2026-11-04T08:00:00.000Z', endedAt: '2026-11-04T09:30:00.000Z' };
    for (const span of [before, after])
      await stage.vireo.ask('POST', '/time-entries', {
        body: { projectId, note: 'Work', zone: 'UTC', ...span },
      });
    const sheet = await stage.vireo.ask('POST', '/timesheets', { body: { weekStart: '2026-11-09' } });
    await stage.vireo.ask('POST', `/timesheets/${sheet.body.id}/submit`);
    await stage.vireo.ask('POST', `/timesheets/${sheet.body.id}/approve`, { as: 'approver' });

    const second = await propose('draft_invoice', { clientId });
    const leftOut = second.changes.flatMap((one: { label: string; after: string }) =>
      one.label === 'Left out' ? one.after : [],
    );

    assert.deepEqual(leftOut, [
      '1:30 h of weeks that are not approved',
      `1:30 h that the draft of ${periodStart} – ${periodEnd} holds already`,
    ]);
  });

  it('record a payment, and reverse it', async () => {
    const invoice = await stage.practice.bill('100.00');
    const input = { invoiceId: invoice.id, amount: '19.00' };
    const german = await propose('record_payment', input, { locale: 'de' });
    assert.equal(german.changes[1].after.replace('\u00a0', ' '), '19,00 €');

    await act(german.id, 'apply');
    assert.equal((await stage.practice.invoice(invoice.id)).due.minor, 10_000);
    await act(german.id, 'undo');

    assert.equal((await stage.practice.invoice(invoice.id)).due.minor, 11_900);
    const wrong = await call('record_payment', { ...input, amount: '1.234' });
    assert.equal(wrong.kind, 'refused');
  });

  it('submit a week, and withdraw it', async () => {
    await stage.practice.addEntry();
    const proposal = await propose('submit_timesheet', { weekStart: '2026-11-16' });
    assert.equal(proposal.changes[1].after, '1:30');
    assert.equal((await get('/timesheets')).items.length, 0);

    await act(proposal.id, 'apply');
    assert.equal((await get(`/timesheets/${proposal.id}`)).state, 'submitted');
    await act(proposal.id, 'undo');

    assert.equal((await get(`/timesheets/${proposal.id}`)).state, 'draft');
    const tuesday = await call('submit_timesheet', { weekStart: '2026-11-17' });
    assert.match(tuesday.message, /must be a Monday/);
  });

  it('leave a week alone that somebody approved since', async () => {
    await stage.practice.addEntry();
    const { id } = await propose('submit_timesheet', { weekStart: '2026-11-16' });
    await act(id, 'apply');
    await stage.vireo.ask('POST', `/timesheets/${id}/approve`, { as: 'approver' });

    const refused = await stage.vireo.ask('POST', `/ai/proposals/${id}/undo`);

    assert.equal(refused.status, 409);
    assert.equal((await get(`/timesheets/${id}`)).state, 'approved');
  });

  it('open a week again that was approved with its submission, where nobody else decides', async () => {
    await stage.vireo.close();
    stage.vireo = await openTestApp({ signIn: 'owner' });
    stage.practice = await createPayingPractice(stage.vireo);
    await stage.practice.addEntry();
    const { id, changes } = await propose('submit_timesheet', { weekStart: '2026-11-16' });
    assert.equal(changes.at(-1).after, 'approved');
    await act(id, 'apply');

    await act(id, 'undo');

    assert.equal((await get(`/timesheets/${id}`)).state, 'draft');
  });

  /** As a kill between doing and saying so leaves it. */
  async function forget(id: string) {
    await stage.vireo.database.query
      .updateTable('act_proposals')
      .set({ state: 'waiting', undo: null })
      .where('organization_id', '=', stage.vireo.owner.organizationId)
      .where('id', '=', id)
      .execute();
  }

  async function applyTwice(tool: string, input: object) {
    const { id } = await propose(tool, input);
    const first = await act(id, 'apply');
    await forget(id);
    const second = await act(id, 'apply');
    assert.deepEqual(second.links, first.links, tool);
    assert.equal(second.canUndo, true, tool);
  }

  it('do an act once whose first try ended before it could say so', async () => {
    const { projectId, clientId } = stage.practice;
    await stage.vireo.ask('PATCH', `/projects/${projectId}`, { body: { folder: stage.folder } });
    const invoice = await stage.practice.bill('100.00');
    await applyTwice('add_time_entry', { projectId, date: '2026-11-16', seconds: 3600 });
    await applyTwice('start_timer', { projectId });
    stage.vireo.clock.now += 600_000;
    await applyTwice('stop_timer', {});
    await applyTwice('record_payment', { invoiceId: invoice.id, amount: '19.00' });
    await applyTwice('start_agent', { projectId, agent: 'scripted' });
    const [asked] = (await get('/requests')).items;
    await applyTwice('replay_task', { taskId: asked.id });
    await applyTwice('run_scan', { projectId });
    await applyTwice('submit_timesheet', { weekStart: '2026-11-16' });
    const [sheet] = (await get('/timesheets')).items;
    await stage.vireo.ask('POST', `/timesheets/${sheet.id}/approve`, { as: 'approver' });
    await applyTwice('draft_invoice', { clientId });

    assert.equal((await get('/time-entries')).items.length, 2);
    assert.equal((await get('/timer')).entry, null);
    assert.equal((await get('/payments')).items.length, 1);
    assert.equal((await get('/requests')).items.length, 2);
    assert.equal((await get('/scanner/scans')).items.length, 1);
    assert.equal((await get('/timesheets')).items.length, 1);
    assert.equal((await get('/invoices')).items.length, 2);
  });

  it('start an agent and a scan under the id of the act', async () => {
    const { projectId } = stage.practice;
    assert.equal((await call('run_scan', { projectId })).kind, 'refused');
    await stage.vireo.ask('PATCH', `/projects/${projectId}`, { body: { folder: stage.folder } });

    const agent = await propose('start_agent', { projectId, agent: 'scripted' });
    const scan = await propose('run_scan', { projectId });
    await act(agent.id, 'apply');
    await act(scan.id, 'apply');

    assert.equal((await get(`/requests/${agent.id}`)).agent, 'scripted');
    assert.equal((await get(`/scanner/scans/${scan.id}`)).projectId, projectId);
    assert.equal((await read('list_tasks', { projectId })).items[0].id, agent.id);
    assert.equal((await call('start_agent', { projectId, agent: 'nobody' })).kind, 'refused');

    const replay = await propose('replay_task', { taskId: agent.id });
    assert.deepEqual(replay.changes.at(-1), { label: 'From', after: 'the beginning' });
    await act(replay.id, 'apply');
    assert.equal((await get(`/requests/${replay.id}`)).replayOf, agent.id);
    assert.deepEqual((await read('list_checkpoints', { taskId: agent.id })).items, []);
    const from = { taskId: agent.id, from: 'none' };
    assert.equal((await call('replay_task', from)).kind, 'refused');
  });

  it('write a document, change its text and submit it; each is undone, and refused where it was changed since', async () => {
    const { projectId } = stage.practice;
    const added = await propose('add_document', { projectId, title: 'Charter', content: 'One\n' });
    await act(added.id, 'apply');
    const documentId = added.id;
    const [listed] = (await read('list_documents', { projectId })).items;
    assert.deepEqual({ id: listed.id, title: listed.title }, { id: documentId, title: 'Charter' });
    const edited = await propose('edit_document', { documentId, content: 'One\nTwo\n' });
    await act(edited.id, 'apply');
    const submitted = await propose('submit_document', { documentId });
    await act(submitted.id, 'apply');

    assert.deepEqual(edited.changes, [{ label: 'Changed lines', after: 'Two\n' }]);
    assert.equal((await get(`/documents/${documentId}`)).state, 'in-review');
    assert.equal((await call('submit_document', { documentId })).kind, 'refused');
    await act(submitted.id, 'undo');
    const early = await stage.vireo.ask('POST', `/ai/proposals/${edited.id}/undo`);
    assert.equal(early.status, 412);
    const last = await propose('edit_document', { documentId, content: 'Three\n' });
    await act(last.id, 'apply');
    await act(last.id, 'undo');
    assert.equal((await read('read_document', { documentId })).content, 'One\nTwo\n');
    const other = await propose('add_document', { projectId, title: 'Roadmap', content: '' });
    await act(other.id, 'apply');
    await act(other.id, 'undo');
    assert.equal((await stage.vireo.ask('GET', `/documents/${other.id}`)).status, 404);
    await applyTwice('edit_document', { documentId, content: 'Four\n' });
    await applyTwice('submit_document', { documentId });
    assert.equal((await get(`/documents/${documentId}/versions`)).items.length, 5);
  });

  it('set a goal of time that list_goals measures, and take it back', async () => {
    await stage.practice.addEntry();
    const goal = await propose('add_goal', { title: 'Two hours', measure: 'worked_time', target: 7_200 });
    const wrong = await call('add_goal', { title: 'x', measure: 'overdue', target: 0, direction: 'at_most' });
    await act(goal.id, 'apply');

    const { items } = await read('list_goals');
    await act(goal.id, 'undo');

    assert.deepEqual(
      goal.changes.map(({ after }: { after: string }) => after),
      ['Two hours', 'Worked time', 'at least 2:00, each week'],
    );
    assert.match(wrong.message, /currency/);
    const [{ title, target, value, pace }] = items;
    assert.deepEqual(
      { title, target, seconds: value.seconds },
      { title: 'Two hours', target: { seconds: 7_200 }, seconds: 5_400 },
    );
    assert.deepEqual({ kind: value.link.kind, pace }, { kind: 'entries', pace: 'on_track' });
    assert.deepEqual((await read('list_goals')).items, []);
  });
});
