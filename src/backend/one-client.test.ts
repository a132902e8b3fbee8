/** A tool that is called for one client or project gives nothing of another, whatever it is: records, notes, names, sums. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import * as z from 'zod';
import { setUpTools } from './testing/agents/set-up-tools.ts';
import { requireOk } from './testing/billing-practice.ts';

const period = { from: '2026-11-01', to: '2026-11-30' };
/** What these need beside whom they are called for. */
const alsoNeeded: Readonly<Record<string, object>> = { sum_hours: period };
const groupings = ['none', 'project', 'client', 'day', 'week', 'month', 'task', 'tag', 'person'];
/** Only in what belongs to the other client: in every text and every sum. */
const mark = 'Rivalmark';

describe('tools called for one client', () => {
  const stage = setUpTools();
  const { read, call } = stage;

  async function add(path: string, body: object): Promise<string> {
    return requireOk(await stage.vireo.ask('POST', path, { body })).body.id;
  }

  /** Another client with something of everything, and entries of the same days. */
  async function addRival(): Promise<{ clientId: string; projectId: string }> {
    const party = { addressLines: ['Weg 1', '20095 Hamburg'], currency: 'EUR', countryCode: 'DE' };
    const clientId = await add('/clients', { name: `${mark} GmbH`, ...party });
    const hourlyRate = { minor: 7_777, currency: 'EUR' };
    const projectId = await add('/projects', {
      name: `${mark} App`,
      clientId,
      hourlyRate,
      budgetSeconds: 7_777,
    });
    const taskId = await add('/tasks', { projectId, name: `${mark} task` });
    const times = { startedAt: '2026-11-16T13:00', endedAt: '2026-11-16T15:00', zone: 'Europe/Berlin' };
    await add('/time-entries', { projectId, taskId, ...times, note: `${mark} note`, tags: [`${mark}-tag`] });
    const items = [{ description: `${mark} item`, quantity: '1', unitPrice: '77.77' }];
    const invoiceId = await add('/invoices', { clientId, items });
    requireOk(await stage.vireo.ask('POST', `/invoices/${invoiceId}/issue`));
    await stage.practice.pay(invoiceId);
    await add('/invoices', { clientId, items });
    const rate = { scope: 'client', scopeId: clientId, amount: hourlyRate, validFrom: '2026-01-01' };
    await add('/rates', rate);
    await add('/ai/goals', {
      title: `${mark} goal`,
      measured: { measure: 'worked_time', direction: 'at_least', target: 7_777, period: 'week', clientId },
    });
    return { clientId, projectId };
  }

  function callsFor(ids: { clientId: string; projectId: string }) {
    return [...stage.vireo.app.tools.values()]
      .filter(({ effect }) => effect === 'read')
      .flatMap(({ name, input }) => {
        const asked = (['clientId', 'projectId'] as const).filter((field) => field in input.shape);
        const more = [
          ...(name === 'sum_hours' ? groupings.map((by) => ({ by })) : [{}]),
          // Words of the other client's notes find nothing here.
          ...['text', 'name'].filter((field) => field in input.shape).map((field) => ({ [field]: mark })),
          ...('billable' in input.shape ? [{ billable: true }, { billable: false }] : []),
        ];
        return asked.flatMap((field) =>
          more.map((each) => ({ name, input: { ...alsoNeeded[name], ...each, [field]: ids[field] } })),
        );
      });
  }

  /** Every measure in every shape, group and comparison, narrowed down to one. */
  function queriesFor({ clientId, projectId }: { clientId: string; projectId: string }) {
    const query = stage.vireo.app.tools.get('query');
    if (query === undefined) return [];
    const { measure: measures, group: groups } = query.input.shape;
    const optionsOf = (schema: unknown): readonly string[] => {
      assert.ok(schema instanceof z.ZodType);
      const { enum: options = [] } = z.toJSONSchema(schema, { io: 'input' });
      return options.map(String);
    };
    const filters = [
      { field: 'client', is: true, values: [{ id: clientId, name: 'Nordwind GmbH' }] },
      { field: 'project', is: true, values: [{ id: projectId, name: 'API rewrite' }] },
    ];
    return filters.flatMap((filter) =>
      optionsOf(measures).flatMap((measure) =>
        [
          ...optionsOf(groups).map((group) => ({ group })),
          { shape: 'list' },
          { statistic: 'largest' },
          { per: 'day', statistic: 'average' },
          { comparison: { with: 'period', period } },
        ].map((more) => ({ name: 'query', input: { measure, filters: [filter], ...more } })),
      ),
    );
  }

  it('give the same beside another client as without, and nothing of it', async () => {
    const { clientId, projectId } = stage.practice;
    await stage.practice.addEntry({ note: 'Own note', tags: ['own'] });
    await stage.practice.bill('100.00');
    await stage.practice.pay((await stage.practice.bill('50.00')).id);
    const measured = { measure: 'worked_time', direction: 'at_least', target: 3_600, period: 'week' };
    await add('/ai/goals', { title: 'Own client', measured: { ...measured, clientId } });
    await add('/ai/goals', { title: 'Own project', measured: { ...measured, projectId } });
    await add('/ai/goals', { title: 'Of all', measured });
    const calls = [...callsFor({ clientId, projectId }), ...queriesFor({ clientId, projectId })];
    // Invoices are overdue then.
    const nextAt = stage.vireo.clock.now + 60 * 86_400_000;
    const answer = async () => {
      const now = stage.vireo.clock.now;
      stage.vireo.clock.now = nextAt;
      const outcomes: { readonly kind: string; readonly output?: unknown }[] = [];
      for (const { name, input } of calls) outcomes.push(await call(name, input));
      stage.vireo.clock.now = now;
      return outcomes;
    };

    const alone = await answer();
    const rival = await addRival();
    const beside = await answer();

    const isDone = ({ kind }: { readonly kind: string }) => kind === 'done';
    assert.ok(beside.filter(isDone).length > 150, `${beside.filter(isDone).length} of ${calls.length} calls`);
    const printed = beside.map(({ output }) => JSON.stringify(output ?? ''));
    const marks = [mark, rival.clientId, rival.projectId];
    const leaks = calls.filter((_, at) => marks.some((each) => printed[at]?.includes(each)));
    assert.deepEqual(leaks, []);
    for (const [at, { name, input }] of calls.entries()) {
      const about = `${name} ${JSON.stringify(input)}`;
      assert.deepEqual([about, beside[at]?.output], [about, alone[at]?.output]);
    }
    const titles = async (asked: object) =>
      (await read('list_goals', asked)).items.map(({ title }: { title: string }) => title);
    assert.deepEqual(await titles({ clientId }), ['Own client', 'Own project']);
    assert.deepEqual(await titles({ projectId }), ['Own project']);
    const all = JSON.stringify([
      await read('list_entries'),
      await read('list_invoices'),
      await read('list_goals'),
    ]);
    assert.ok(all.includes(`${mark} note`) && all.includes(`${mark} goal`) && all.includes('77.77'));
  });

  it('give nothing at all for a client that is none', async () => {
    await addRival();
    const none = '0197a3c2-0000-7000-8000-00000000c057';
    const leaks: string[] = [];
    for (const { name, input } of callsFor({ clientId: none, projectId: none })) {
      const outcome = await call(name, input);
      if (JSON.stringify(outcome.output ?? '').includes(mark)) leaks.push(name);
    }
    assert.deepEqual(leaks, []);
  });
});
