import assert from 'node:assert/strict';
import { seenVersionKey } from './seen-version.ts';
import { isUpdate, showUpdateNotes } from './update-notes.ts';

/** A start of a version on a machine that has seen another; the answer is that of the user. */
async function start(seen: string | undefined, version: string, answer = false) {
  const state = new Map<string, unknown>(seen === undefined ? [] : [[seenVersionKey, seen]]);
  const shown: string[] = [];
  const globalState = {
    get: (key: string) => state.get(key),
    update: async (key: string, value: unknown) => void state.set(key, value),
  };
  let opened = 0;
  const run = () =>
    showUpdateNotes(
      {
        context: { globalState },
        t: (text: string, ...values: unknown[]) => text.replace('{0}', String(values[0])),
      } as never,
      {
        version,
        ask: async (message, action) => {
          shown.push(`${message} [${action}]`);
          return answer;
        },
        openChangelog: async () => {
          opened += 1;
        },
      },
    );
  await run();
  await run();
  return { shown, opened: () => opened, seen: state.get(seenVersionKey) };
}

describe('notes about an update', () => {
  it('are shown once, and open the changelog for who asks for it', async () => {
    const { shown, opened, seen } = await start('0.9.0', '0.10.0', true);

    assert.deepEqual([shown, opened(), seen], [["Vireo was updated to 0.10.0. [What's New]"], 1, '0.10.0']);
  });

  it('open nothing for who dismisses them', async () => {
    const { shown, opened } = await start('0.9.0', '0.9.1');

    assert.deepEqual([shown.length, opened()], [1, 0]);
  });

  it('are not shown at a first install, nor for an older version, which are remembered', async () => {
    for (const before of [undefined, '1.0.0']) {
      const { shown, seen } = await start(before, '0.9.0');
      assert.deepEqual({ shown, seen }, { shown: [], seen: '0.9.0' });
    }
  });

  it('compare numbers, not letters', () => {
    assert.deepEqual([isUpdate('1.9.0', '1.10.0'), isUpdate('1.10.0', '1.9.9')], [true, false]);
  });
});
