import assert from 'node:assert/strict';
import { v7 as newId } from 'uuid';
import { migrations } from '../../../../migrations/index.ts';
import type { Schema } from '../../../../schema.ts';
import { requireOk } from '../../../../testing/billing-practice.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { createTestApp, type TestApp } from '../../../../testing/test-app.ts';

const week = '2026-11-09';

interface Line {
  readonly id?: string;
  readonly text: string;
}

describe('intentions of two windows', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let vireo: TestApp;

    beforeEach(async () => {
      vireo = await createTestApp(await open());
    });
    afterEach(async () => {
      await vireo.app.close();
    });

    const put = async (intentions: readonly Line[], seen: readonly Line[] = [], on = week) =>
      await vireo.ask('PUT', `/ai/check-ins/${on}/intentions`, { body: { intentions, seen } });
    const keep = async (...asked: Parameters<typeof put>) => requireOk(await put(...asked)).body.items;
    const read = async (on = week) => (await vireo.ask('GET', `/ai/check-ins/${on}`)).body.intentions;
    const textsOf = (items: readonly Line[]) => items.map(({ text }) => text);
    const judge = async (id: string, verdict: string | null) =>
      requireOk(await vireo.ask('PUT', `/ai/promises/${id}/verdict`, { body: { verdict } })).body;

    it('stand side by side where neither has seen the other’s', async () => {
      await keep([{ text: 'From the side bar' }]);
      await keep([{ text: 'From the tab' }]);

      assert.deepEqual(textsOf(await read()), ['From the side bar', 'From the tab']);
    });

    it('are taken back where they were seen, and stay where they were changed since', async () => {
      const seen = await keep([{ text: 'a' }, { text: 'b' }]);
      const [a, b] = seen;
      const lines = seen.map(({ id, text }: Required<Line>) => ({ id, text }));
      await keep([{ id: a.id, text: 'a, but better' }, lines[1]], lines);

      await keep([], lines);

      assert.deepEqual(
        (await read()).map(({ id, text }: Line) => [id, text]),
        [[a.id, 'a, but better']],
      );
      assert.equal((await vireo.ask('GET', `/ai/promises/${b.id}`)).status, 404);
    });

    it('keep both wordings of one that two windows have changed', async () => {
      const [{ id }] = await keep([{ text: 'a' }]);
      const seen = [{ id, text: 'a' }];
      await keep([{ id, text: 'a of the tab' }], seen);

      await keep([{ id, text: 'a of the side bar' }], seen);
      await keep([{ id, text: 'a of the side bar' }], seen);
      await keep([{ id, text: 'a' }], seen);

      assert.deepEqual(textsOf(await read()), ['a of the tab', 'a of the side bar']);
    });

    it('are made once, however often the request arrives', async () => {
      const own = { id: newId(), text: 'a' };
      for (let at = 0; at < 2; at += 1) await keep([own, { text: 'b' }]);

      assert.deepEqual(textsOf(await read()).toSorted(), ['a', 'b']);
    });

    it('do not come back where another window has taken them back', async () => {
      const [{ id }] = await keep([{ text: 'a' }]);
      const seen = [{ id, text: 'a' }];
      await keep([], seen);

      const items = await keep([...seen, { text: 'b' }], seen);

      assert.deepEqual(textsOf(items), ['b']);
    });

    it('refuse a fourth that was written elsewhere, and lose none', async () => {
      await keep([{ text: 'a' }, { text: 'b' }]);

      const { status, body } = await put([{ text: 'c' }, { text: 'd' }]);

      assert.deepEqual({ status, code: body.error.code }, { status: 409, code: 'conflict' });
      assert.deepEqual(textsOf(await read()), ['a', 'b']);
    });

    it('keep what was carried over from a save that did not know of it', async () => {
      const [promise] = await keep([{ text: 'Call Ina' }], [], '2026-11-02');
      await judge(promise.id, 'carried');

      await keep([{ text: 'Send the offer' }]);

      assert.deepEqual(textsOf(await read()), ['Call Ina', 'Send the offer']);
    });

    it('are carried over anew where what was carried over is gone', async () => {
      const [promise] = await keep([{ text: 'Call Ina' }], [], '2026-11-02');
      await judge(promise.id, 'carried');
      const [carried] = await read();
      await vireo.ask('DELETE', `/ai/promises/${carried.id}`);
      const without = await read();

      const again = await judge(promise.id, 'carried');

      assert.deepEqual({ without, verdict: again.verdict }, { without: [], verdict: 'carried' });
      assert.deepEqual(textsOf(await read()), ['Call Ina']);
    });

    it('have no verdict on other words', async () => {
      const [{ id }] = await keep([{ text: 'a' }]);
      await judge(id, 'done');

      const [same] = await keep([{ id, text: 'a' }], [{ id, text: 'a' }]);
      const [other] = await keep([{ id, text: 'quite another thing' }], [{ id, text: 'a' }]);

      assert.deepEqual(
        { sameVerdict: same.verdict, id: other.id, otherVerdict: other.verdict },
        { sameVerdict: 'done', id, otherVerdict: null },
      );
    });
  });
});
