import assert from 'node:assert/strict';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import { ReportSaver } from './report-saver.ts';

describe('ReportSaver', () => {
  const kept = new Map<string, string>();
  let isAnswerLost = false;
  let made = 0;
  const api = {
    newId: () => `r${++made}`,
    createSavedReport: async ({ body }: { body: { id: string; name: string } }) => {
      kept.set(body.id, body.name);
      if (isAnswerLost) throw new Error('No answer came.');
      return { data: body };
    },
  };
  const ask = async (call: (of: typeof api, options: object) => Promise<{ data: unknown }>) =>
    (await call(api, {})).data;
  const services = { backend: { ask } } as unknown as PagePorts;
  const query = { period: { name: 'this-month' as const }, groupBy: 'project' as const, filter: {} };

  beforeEach(() => {
    kept.clear();
    isAnswerLost = false;
  });

  it('saves one report when it is sent again after a lost answer', async () => {
    const saver = new ReportSaver();
    isAnswerLost = true;
    await assert.rejects(saver.save(services, { name: 'My month', query }));
    const { unsavedName } = saver;
    isAnswerLost = false;

    await saver.save(services, { name: 'My month', query });

    assert.deepEqual([unsavedName, saver.unsavedName], ['My month', '']);
    assert.deepEqual([...kept.values()], ['My month']);
  });

  it('saves another one where the name or the question is another, and where it was saved', async () => {
    const saver = new ReportSaver();
    isAnswerLost = true;
    await assert.rejects(saver.save(services, { name: 'My month', query }));
    isAnswerLost = false;

    await saver.save(services, { name: 'My days', query });
    await saver.save(services, { name: 'My days', query: { ...query, groupBy: 'day' } });
    await saver.save(services, { name: 'My days', query });

    assert.equal(kept.size, 4);
  });
});
