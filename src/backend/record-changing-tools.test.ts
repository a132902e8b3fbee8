/** The tools that change entries and invoices, and add clients and projects: what is shown, done, and undone. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { setUpTools } from './testing/agents/set-up-tools.ts';

describe('tools that change records', () => {
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

  /** As a kill between doing and saying so leaves it, and a second click. */
  async function applyAfterKill(id: string) {
    await stage.vireo.database.query
      .updateTable('act_proposals')
      .set({ state: 'waiting', undo: null })
      .where('organization_id', '=', stage.vireo.owner.organizationId)
      .where('id', '=', id)
      .execute();
    return await act(id, 'apply');
  }

  const shown = (proposal: { changes: { label: string; before?: string; after?: string }[] }) =>
    proposal.changes.map(({ label, before, after }) => [label, before, after]);

  it('change an entry, showing what changes alone, and undo it', async () => {
    const entryId = await stage.practice.addEntry({ note: 'Review' });
    const proposal = await propose('edit_time_entry', { entryId, start: '10:00', note: 'Audit' });
    const german = await propose('edit_time_entry', { entryId, billable: false }, { locale: 'de' });

    assert.deepEqual(shown(proposal), [
      ['Time', '09:00–10:30', '10:00–11:30'],
      ['Note', 'Review', 'Audit'],
    ]);
    assert.equal(german.title, 'Zeiteintrag ändern, API rewrite, 2026-11-16, 09:00–10:30');
    assert.deepEqual(shown(german), [['Abrechenbar', 'ja', 'nein']]);
    assert.equal((await get(`/time-entries/${entryId}`)).note, 'Review');
    await act(proposal.id, 'apply');
    const applied = await applyAfterKill(proposal.id);
    const entry = await get(`/time-entries/${entryId}`);
    assert.deepEqual(
      { note: entry.note, seconds: entry.seconds, startedAt: entry.startedAt, canUndo: applied.canUndo },
      { note: 'Audit', seconds: 5400, startedAt: '2026-11-16T09:00:00.000Z', canUndo: true },
    );
    await act(proposal.id, 'undo');

    const { note, startedAt } = await get(`/time-entries/${entryId}`);
    assert.deepEqual({ note, startedAt }, { note: 'Review', startedAt: '2026-11-16T08:00:00.000Z' });
  });

  it('refuse a change of an entry that changes nothing, of an approved one, and of one that is not there', async () => {
    const entryId = await stage.practice.addEntry({ note: 'Review' });
    const same = await call('edit_time_entry', { entryId, note: 'Review', seconds: 5400 });
    const unknown = await call('edit_time_entry', {
      entryId: '019a0000-0000-7000-8000-000000000003',
      note: 'x',
    });
    await stage.practice.approveWeek();
    const locked = await call('edit_time_entry', { entryId, note: 'Audit' });
    const kept = await call('delete_time_entry', { entryId });

    assert.deepEqual([same.kind, unknown.kind, locked.kind, kept.kind], Array(4).fill('refused'));
    assert.match(same.message, /as it was asked for already/);
    assert.match(unknown.message, /no such time entry|not found/i);
  });

  it('show a change again where the entry has changed since it was shown', async () => {
    const entryId = await stage.practice.addEntry({ note: 'Review' });
    const { id } = await propose('edit_time_entry', { entryId, note: 'Audit' });
    await stage.vireo.ask('PATCH', `/time-entries/${entryId}`, { body: { note: 'Call' } });

    const refused = await stage.vireo.ask('POST', `/ai/proposals/${id}/apply`);

    assert.equal(refused.status, 409);
    assert.deepEqual(shown(refused.body.error.conflict.current), [['Note', 'Call', 'Audit']]);
  });

  it('delete an entry, and restore it', async () => {
    const entryId = await stage.practice.addEntry({ note: 'Review' });
    const proposal = await propose('delete_time_entry', { entryId });
    assert.deepEqual(shown(proposal).at(-1), ['Note', 'Review', undefined]);
    assert.equal((await get(`/time-entries/${entryId}`)).note, 'Review');

    await act(proposal.id, 'apply');
    await applyAfterKill(proposal.id);
    assert.equal((await stage.vireo.ask('GET', `/time-entries/${entryId}`)).status, 404);
    await act(proposal.id, 'undo');

    const { note, seconds } = await get(`/time-entries/${entryId}`);
    assert.deepEqual({ note, seconds }, { note: 'Review', seconds: 5400 });
  });

  it('add a client and a project of it, and take both back', async () => {
    const client = await propose('add_client', { name: 'Nordwind', paymentTermDays: 14 }, { locale: 'de' });
    assert.deepEqual(shown(client), [
      ['Name', undefined, 'Nordwind'],
      ['Währung', undefined, 'EUR'],
      ['Land', undefined, 'DE'],
      ['Zahlungsziel', undefined, '14 Tage'],
    ]);
    assert.equal(client.note, 'Es gibt einen ähnlichen Namen: Nordwind GmbH.');
    assert.equal((await read('list_clients')).items.length, 1);
    await act(client.id, 'apply');
    await applyAfterKill(client.id);
    const input = { clientId: client.id, name: 'Orders', hourlyRate: '95.50', budgetSeconds: 36_000 };
    const project = await propose('add_project', input);
    assert.deepEqual(
      shown(project).map(([, , after]) => after),
      ['Nordwind', 'Orders', '€95.50', '10:00'],
    );
    await act(project.id, 'apply');
    await applyAfterKill(project.id);
    const [listed] = (await read('list_projects', { clientId: client.id })).items;
    assert.deepEqual(
      { id: listed.id, rate: listed.hourlyRate, budget: listed.budgetSeconds },
      { id: project.id, rate: { amount: '95.50', currency: 'EUR' }, budget: 36_000 },
    );
    const early = await stage.vireo.ask('POST', `/ai/proposals/${client.id}/undo`);
    assert.equal(early.status, 409, JSON.stringify(early.body));

    await act(project.id, 'undo');
    await act(client.id, 'undo');

    assert.equal((await read('list_clients')).items.length, 1);
  });

  it('refuse a client and a project whose input is wrong, before anything waits', async () => {
    const refused = [
      await call('add_client', { name: 'X', currency: 'EURO' }),
      await call('add_client', { name: 'X', email: 'no mail' }),
      await call('add_client', { name: 'X', countryCode: 'XX' }),
      await call('add_project', { clientId: stage.practice.clientId, name: 'X', hourlyRate: '1,50' }),
      await call('add_project', {
        clientId: '019a0000-0000-7000-8000-000000000003',
        name: 'X',
        hourlyRate: '1',
      }),
    ];

    assert.deepEqual(
      refused.map(({ message }) => /^(\w+)|(client)/.exec(message)?.[0]),
      ['currency', 'email', 'countryCode', 'hourlyRate', 'clientId'],
      JSON.stringify(refused),
    );
    assert.deepEqual((await get('/ai/proposals?state=waiting')).items, []);
  });

  it('issue a draft as it was shown, once, with nothing to undo', async () => {
    const { id: invoiceId } = (await stage.practice.draftItem()).body;
    const proposal = await propose('issue_invoice', { invoiceId }, { locale: 'de' });
    const rows = new Map(shown(proposal).map(([label, , after]) => [label, after]));
    assert.equal(proposal.title, 'Rechnung 2026-0001 stellen');
    assert.match(proposal.note, /^Sie ist endgültig/);
    assert.equal((await stage.practice.invoice(invoiceId)).state, 'draft');

    const applied = await act(proposal.id, 'apply');
    const again = await applyAfterKill(proposal.id);
    const invoice = await stage.practice.invoice(invoiceId);
    assert.deepEqual(
      { state: invoice.state, number: invoice.number, due: invoice.dueDate },
      { state: 'issued', number: rows.get('Nummer'), due: rows.get('Fällig') },
    );
    assert.deepEqual([applied.canUndo, again.canUndo], [false, false]);
    assert.equal((await call('issue_invoice', { invoiceId })).kind, 'refused');
    assert.equal((await get('/invoices/verify')).ok, true);
  });

  it('show an invoice again that has changed between proposal and click', async () => {
    const { id: invoiceId } = (await stage.practice.draftItem()).body;
    const { id } = await propose('issue_invoice', { invoiceId });
    const items = [{ description: 'Audit', quantity: '1', unitPrice: '7.00' }];
    await stage.vireo.ask('PATCH', `/invoices/${invoiceId}`, { body: { items } });

    const refused = await stage.vireo.ask('POST', `/ai/proposals/${id}/apply`);

    assert.equal(refused.status, 409, JSON.stringify(refused.body));
    assert.equal((await stage.practice.invoice(invoiceId)).state, 'draft');
  });

  it('credit an invoice in part and then what is left, and never more', async () => {
    const { id: invoiceId, number } = await stage.practice.bill('100.00');
    const part = await propose('credit_invoice', { invoiceId, reason: 'Wrong rate', amount: '25.00' });
    assert.equal(part.title, `Credit invoice ${number}`);
    assert.equal((await stage.practice.invoice(invoiceId)).credited.minor, 0);
    await act(part.id, 'apply');
    await applyAfterKill(part.id);
    assert.equal((await stage.practice.invoice(invoiceId)).credited.minor, 2_975);
    const rest = await propose('credit_invoice', { invoiceId, reason: 'Cancelled' });
    const net = shown(rest).find(([label]) => label === 'Net');
    assert.equal(net?.[2], '€75.00');
    const applied = await act(rest.id, 'apply');

    const invoice = await stage.practice.invoice(invoiceId);
    const more = await call('credit_invoice', { invoiceId, reason: 'Again' });
    assert.deepEqual([invoice.state, applied.canUndo, more.kind], ['cancelled', false, 'refused']);
    assert.equal((await call('credit_invoice', { invoiceId, reason: 'x', amount: '0' })).kind, 'refused');
  });

  it('reach nothing of another organization, and only what the role may change', async () => {
    const entryId = await stage.practice.addEntry({ note: 'Review' });
    const { id: invoiceId } = await stage.practice.bill('100.00');
    const { id: draftId } = (await stage.practice.draftItem()).body;
    const { clientId } = stage.practice;
    const inputs: Readonly<Record<string, object>> = {
      edit_time_entry: { entryId, note: 'Audit' },
      delete_time_entry: { entryId },
      add_project: { clientId, name: 'Orders', hourlyRate: '95.00' },
      issue_invoice: { invoiceId: draftId },
      credit_invoice: { invoiceId, reason: 'Wrong rate' },
    };
    async function callAs(as: 'foreign' | 'user' | 'viewer', tool: string, input: object) {
      const body = { input, zone: 'Europe/Berlin', locale: 'en', asker: { kind: 'mcp', name: 'test' } };
      return (await stage.vireo.ask('POST', `/ai/tools/${tool}/calls`, { as, body })).body;
    }
    const codes = async (as: 'foreign' | 'user' | 'viewer') => {
      const found = [];
      for (const [tool, input] of Object.entries({ ...inputs, add_client: { name: 'New' } }))
        found.push([tool, (await callAs(as, tool, input)).code ?? 'proposed']);
      return Object.fromEntries(found);
    };

    assert.deepEqual(await codes('foreign'), {
      edit_time_entry: 'failed',
      delete_time_entry: 'failed',
      add_project: 'failed',
      issue_invoice: 'failed',
      credit_invoice: 'failed',
      add_client: 'proposed',
    });
    assert.deepEqual(await codes('user'), {
      edit_time_entry: 'failed',
      delete_time_entry: 'failed',
      add_project: 'failed',
      issue_invoice: 'forbidden',
      credit_invoice: 'forbidden',
      add_client: 'forbidden',
    });
    assert.deepEqual([...new Set(Object.values(await codes('viewer')))], ['forbidden']);
    assert.equal((await get(`/time-entries/${entryId}`)).note, 'Review');
    assert.equal((await stage.practice.invoice(draftId)).state, 'draft');
  });
});
