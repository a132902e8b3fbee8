import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import type { AgentEvent } from '../../../../../contract/work/agent-run.ts';
import type { AskOf } from '../../../../../contract/work/work-asks.ts';
import { migrations } from '../../../../migrations/index.ts';
import type { Database } from '../../../../platform/db/index.ts';
import type { AskUse, WorkAnswerers } from '../../../../platform/work/work-answers.ts';
import type { Schema } from '../../../../schema.ts';
import { openHosting } from '../../../../testing/agents/hosted-work.ts';
import { onPickedDatabase } from '../../../../testing/databases.ts';
import { noteEffects } from './note-effects.ts';

type Note = AskOf<'effect-note'>;

const commit = 'c0ffee'.repeat(7).slice(0, 40);
const branch = 'vireo/run1';
const input = { commit, branch };
const push = {
  kind: 'effect-note',
  effect: 'branch.push',
  node: 'push',
  key: `${branch} ${commit}`,
  input,
} as const;
const open = { ...push, effect: 'pull-request.open', node: 'open', key: branch } as const;
const pushed = { outcome: 'pushed', branch, commit };
const opened = { outcome: 'opened', number: 7, url: 'https://code.example/acme/api/pull/7' };
const use: AskUse = { signal: new AbortController().signal, over: new AbortController().signal };

describe('what a machine does outside for a run', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, openDatabase) => {
    let database: Database<Schema>;
    let told: AgentEvent[];
    let answersOf: (run: string) => Required<Pick<WorkAnswerers, 'effect-note'>>;

    beforeEach(async () => {
      database = await openDatabase();
      const { ports, actor } = await openHosting(database);
      told = [];
      answersOf = (id) =>
        noteEffects(ports, {
          id,
          actor,
          agent: 'development',
          title: 'Development',
          tell: (event) => void told.push(event),
        }) as ReturnType<typeof answersOf>;
    });

    const note = async (said: Note, run = 'run-1') => await answersOf(run)['effect-note'](said, use);
    const onRecord = async () =>
      await database.query
        .selectFrom('agent_effects')
        .select(['run_id', 'effect', 'state', 'outcome'])
        .orderBy('effect')
        .execute();

    it('is an image that was built there, too, without what its build said', async () => {
      const build = {
        kind: 'effect-note',
        effect: 'image.build',
        node: 'building',
        key: 'Dockerfile',
        input: { engine: 'docker', file: 'Dockerfile', context: '.' },
      } as const;
      await note({ ...build, state: 'intended' });
      await note({ ...build, state: 'done', outcome: { outcome: 'failed', line: 5, why: '/home/mara: no' } });

      assert.deepEqual(
        (await onRecord()).map(({ state, outcome }) => [state, JSON.parse(outcome ?? '')]),
        [['done', { outcome: 'failed', line: 5, why: '' }]],
      );
      assert.deepEqual(told, [{ type: 'note', text: 'Built an image to check it: it failed.' }]);
      const away = { ...build, key: 'away', input: { ...build.input, context: '../..' } };
      await assert.rejects(note({ ...away, state: 'intended' }));
    });

    it('is on record before and after, once, and reported once it has left', async () => {
      await note({ ...push, state: 'intended' });
      assert.deepEqual(
        [await onRecord(), told],
        [[{ run_id: 'run-1', effect: 'branch.push', state: 'intended', outcome: null }], []],
      );
      for (const _ of [1, 2]) {
        await note({ ...push, state: 'intended' });
        await note({ ...push, state: 'done', outcome: pushed });
        // Where the machine ended before it said that it would.
        await note({ ...open, state: 'done', outcome: opened });
        await note({ ...push, state: 'dropped' });
      }

      assert.deepEqual(
        (await onRecord()).map(({ effect, state, outcome }) => [effect, state, JSON.parse(outcome ?? '')]),
        [
          ['branch.push', 'done', pushed],
          ['pull-request.open', 'done', opened],
        ],
      );
      assert.deepEqual(
        told.map((event) => event.type === 'note' && event.text),
        [
          'Pushed the branch vireo/run1 (c0ffeec0ff).',
          'Opened pull request 7: https://code.example/acme/api/pull/7',
        ],
      );
    });

    it('leaves no word of what was not done', async () => {
      await note({ ...push, state: 'intended' });
      await note({ ...push, state: 'dropped' });

      assert.deepEqual([await onRecord(), told], [[], []]);
    });

    it('is taken as what a machine can do and no more, of its own run, and so often', async () => {
      const wrong: readonly Note[] = [
        { ...push, effect: 'invoice.send', state: 'done', outcome: pushed },
        { ...push, input: { branch }, state: 'intended' },
        { ...push, state: 'done', outcome: { ...pushed, outcome: 'opened' } },
        { ...open, state: 'done', outcome: { ...opened, url: 7 } },
        { ...push, state: 'done', outcome: { ...pushed, branch: 'main' } },
        { ...push, state: 'done', outcome: { ...pushed, commit: 'f'.repeat(40) } },
        { ...push, input: { branch: 'b'.repeat(201), commit }, state: 'intended' },
        { ...push, state: 'done', outcome: { ...pushed, branch: 'b'.repeat(6_000) } },
        { ...open, state: 'done', outcome: { ...opened, url: `https://x/${'y'.repeat(2_000)}` } },
        { ...push, state: 'done', outcome: { outcome: 'refused', why: 'It says so.' } },
        { ...push, state: 'done' },
      ];
      for (const each of wrong) await assert.rejects(note(each), JSON.stringify(each));
      assert.deepEqual([await onRecord(), told], [[], []]);

      for (let at = 0; at < 50; at += 1) await note({ ...push, key: String(at), state: 'intended' });
      await assert.rejects(note({ ...push, key: 'more', state: 'intended' }), /too much outside/);
      await note({ ...push, key: '7', state: 'done', outcome: pushed });
      await note({ ...push, state: 'intended' }, 'run-2');
      assert.equal((await onRecord()).length, 51);
    });
  });
});
