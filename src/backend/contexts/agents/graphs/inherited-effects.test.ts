/** A replay and what its origin did outside: up to the checkpoint it is done, later it is asked about and named. */
import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'mocha';
import * as z from 'zod';
import type { AgentEvent } from '../../../../contract/work/agent-run.ts';
import { branchPushName } from '../../../../contract/work/publish.ts';
import type { AskOf } from '../../../../contract/work/work-asks.ts';
import type { Person } from '../../../../domain/policy/actor.ts';
import { migrations } from '../../../migrations/index.ts';
import type { SlicePorts } from '../../../platform/ports.ts';
import type { ToolCallRequest, ToolRunner } from '../../../platform/tools/tool-runner.ts';
import type { AskUse } from '../../../platform/work/work-answers.ts';
import type { Schema } from '../../../schema.ts';
import { openHosting } from '../../../testing/agents/hosted-work.ts';
import { onPickedDatabase } from '../../../testing/databases.ts';
import { answerTools } from './answers/answer-tools.ts';
import { noteEffects } from './answers/note-effects.ts';
import { createEffectLedger, type EffectLedger } from './effect-ledger.ts';
import { inheritEffects } from './effects.repository.ts';
import { listRunEffects } from './run-effects.ts';

const use: AskUse = { signal: new AbortController().signal, over: new AbortController().signal };
const push = { commit: 'a'.repeat(40), branch: 'vireo/1' };

describe('effects of a replay', () => {
  onPickedDatabase<Schema>(import.meta.url, migrations, (_kind, open) => {
    let ports: SlicePorts;
    let actor: Person;
    let ledger: EffectLedger;
    let done: string[];

    beforeEach(async () => {
      const hosting = await openHosting(await open());
      ({ actor } = hosting);
      ports = hosting.ports;
      ledger = createEffectLedger(ports);
      done = [];
    });

    const perform = async (runId: string, key: string, effect = branchPushName) =>
      await ledger.once({
        actor,
        key: { runId, node: 'push', key },
        effect,
        input: { key },
        signal: new AbortController().signal,
        async perform() {
          done.push(`${runId} ${key}`);
          return { outcome: 'pushed', branch: key, commit: push.commit };
        },
      });
    const instant = async (): Promise<number> => {
      // The ledger goes by the clock of the machine.
      await new Promise((resolve) => setTimeout(resolve, 3));
      const now = Date.now();
      await new Promise((resolve) => setTimeout(resolve, 3));
      return now;
    };
    const inherit = async (from: string, to: string, before?: number) =>
      await ports.unitOfWork.write(actor, async (unit) => await inheritEffects(unit, { from, to, before }));
    const sent = async (runId: string) =>
      (await listRunEffects(ports.reads(actor), runId)).map(({ text, sentBy, isDone }) => [
        text,
        sentBy,
        isDone,
      ]);

    it('are done up to the checkpoint, and once more after it', async () => {
      await perform('origin', 'early');
      const checkpoint = await instant();
      await perform('origin', 'late');
      await inherit('origin', 'replay', checkpoint);
      done = [];

      assert.equal((await perform('replay', 'early')).isRepeated, true);
      assert.equal((await perform('replay', 'late')).isRepeated, false);
      assert.deepEqual(done, ['replay late']);
      // And once: it is the replay's own by now.
      assert.equal((await perform('replay', 'late')).isRepeated, true);
      assert.deepEqual(done, ['replay late']);
      assert.equal((await perform('origin', 'late')).isRepeated, true);
    });

    it('are named where the origin did them later, also that of its own origin', async () => {
      const before = await instant();
      await perform('first', 'one');
      await inherit('first', 'second', before);
      await perform('second', 'two');
      await inherit('second', 'third');

      const pushed = (branch: string) => `Pushed the branch ${branch} (aaaaaaaaaa).`;
      assert.deepEqual(await sent('second'), [
        [pushed('one'), 'first', true],
        [pushed('two'), null, true],
      ]);
      assert.deepEqual(await sent('third'), [
        [pushed('one'), 'first', true],
        [pushed('two'), 'second', true],
      ]);
      await perform('third', 'two');
      assert.deepEqual((await sent('third'))[1], [pushed('two'), null, true]);
    });

    it('of a tool wait as a proposal where the origin has called it since, whatever the rules allow', async () => {
      const calls: ToolCallRequest[] = [];
      const runner = {
        list: () => [{ name: 'add_time_entry', effect: 'write', input: z.unknown() }],
        call: async (_: unknown, request: ToolCallRequest) => {
          calls.push(request);
          return { kind: 'done', output: {}, links: [] };
        },
      } as unknown as ToolRunner;
      const told: AgentEvent[] = [];
      const runAs = (id: string) =>
        answerTools(
          { ...ports, runner, ledger, loadZone: async () => 'UTC' },
          { id, actor, agent: 'tested', title: 'Tested', tell: (event) => void told.push(event) },
        );
      const call = async (id: string, input: object) => {
        const ask = { kind: 'tool', tool: 'add_time_entry', input } satisfies AskOf<'tool'>;
        await runAs(id).tool?.(ask, use);
      };
      const before = await instant();
      await call('origin', { hours: 1 });
      await inherit('origin', 'replay', before);
      await call('replay', { hours: 2 });
      await call('replay', { hours: 2 });
      await call('another', { hours: 2 });

      assert.deepEqual(
        calls.map(({ isAsked }) => isAsked === true),
        [false, true, false],
      );
      assert.ok(
        told.some((event) => event.type === 'note' && /has called add_time_entry already/.test(event.text)),
      );
    });

    it('are put on record of the replay by a machine that does one once more', async () => {
      const told: AgentEvent[] = [];
      const noting = (id: string) =>
        noteEffects(ports, {
          id,
          actor,
          agent: 'tested',
          title: 'Tested',
          tell: (event) => void told.push(event),
        });
      const note = async (id: string, state: 'intended' | 'done') => {
        const outcome = { outcome: 'pushed', ...push };
        const ask = {
          kind: 'effect-note',
          effect: branchPushName,
          node: 'push',
          key: 'k',
          input: push,
        } as const;
        await noting(id)['effect-note']?.({ ...ask, state, ...(state === 'done' && { outcome }) }, use);
      };
      const before = await instant();
      await note('origin', 'intended');
      await note('origin', 'done');
      await inherit('origin', 'replay', before);
      await note('replay', 'intended');
      assert.deepEqual(
        (await sent('replay')).map(([, by, isDone]) => [by, isDone]),
        [[null, false]],
      );
      await note('replay', 'done');
      assert.deepEqual(
        (await sent('replay')).map(([, by, isDone]) => [by, isDone]),
        [[null, true]],
      );
      assert.equal(told.length, 2);
    });
  });
});
