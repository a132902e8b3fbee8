/** What a run is answered: over the channel of the work process, by fakes of the runner and the gateway. */
import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import type { AgentEvent } from '../../../../../contract/work/agent-run.ts';
import type { AutonomyLevel } from '../../../../../contract/work/autonomy.ts';
import type { AskBackend, AskOf } from '../../../../../contract/work/work-asks.ts';
import type { RuleSet } from '../../../../../domain/policy/acts/act.ts';
import { decideAct } from '../../../../../domain/policy/acts/decide-act.ts';
import { migrations } from '../../../../migrations/index.ts';
import { ModelError, type ModelEvent, type ModelRequest } from '../../../../platform/models/gateway.ts';
import type { ToolOutcome } from '../../../../platform/tools/tool-runner.ts';
import type { Work } from '../../../../platform/work/work.ts';
import type { Schema } from '../../../../schema.ts';
import { createTestAgent, hostWork, nothingDone } from '../../../../testing/agents/hosted-work.ts';
import { createWorld } from '../../../../testing/agents/world.ts';
import { type FreshDatabase, openFresh } from '../../../../testing/databases.ts';
import { createInProcessWork } from '../../../../testing/in-process-work.ts';

const usage = {
  model: 'm',
  title: 'M',
  reason: '',
  inputTokens: 6,
  outputTokens: 4,
  costMicroUsd: 7,
  costText: '',
  isEstimated: false,
};
const question: AskOf<'model'> = {
  kind: 'model',
  task: 'plan',
  about: 'the plan',
  system: 's',
  tools: [],
  files: 0,
  messages: [{ role: 'user', text: 'hi' }],
};

describe('what a run asks of the backend', () => {
  let fresh: FreshDatabase<Schema>;
  let work: Work;
  let told: AgentEvent[];
  let asked: ModelRequest[];
  let stream: () => AsyncIterable<ModelEvent>;
  let outcome: ToolOutcome | undefined;
  let runs = 0;
  let judged: (string | undefined)[];
  let rules: readonly RuleSet[];

  before(async () => {
    fresh = await openFresh<Schema>('sqljs', migrations);
  });
  after(async () => await fresh.dispose());
  beforeEach(() => {
    told = [];
    asked = [];
    outcome = undefined;
    judged = [];
    rules = [];
    runs += 1;
  });
  afterEach(() => work.close());

  interface Place {
    readonly trusted: boolean;
    readonly level: AutonomyLevel;
  }

  async function run(script: (ask: AskBackend) => Promise<unknown>, place?: Place): Promise<void> {
    const world = createWorld();
    const hosted = await hostWork(fresh.database, {
      runner: {
        list: world.runner.list,
        call: async (actor, request, signal) => outcome ?? (await world.runner.call(actor, request, signal)),
        judge: async (actor, act, more) => {
          judged.push(act.command ?? act.paths?.join(' '));
          return decideAct({ ...act, userId: actor.userId, asker: 'agent:tested' }, [...rules, ...more]);
        },
      },
      models: {
        stream: (request) => {
          asked.push(request);
          return stream();
        },
      },
      autonomy: {
        load: async () => ({ level: place?.level ?? 'ask', protectedBranches: ['main'] }),
        isAllowedAlways: async (_actor, { line, folder: there }) =>
          line === 'npm test && rm -rf dist' && there === '/project',
      },
    });
    const agent = createTestAgent(async ({ ask }) => {
      await script(ask);
      return nothingDone;
    });
    work = createInProcessWork({ agents: [agent] });
    const { trusted = false } = place ?? {};
    await hosted.ask(work, {
      run: `answers-${runs}`,
      onEvent: (event) => void told.push(event),
      ...(place !== undefined && { project: { id: 'p', name: 'P', folder: '/project', trusted } }),
    });
  }

  it('are the tools of the catalogue, with the form of their input', async () => {
    await run(async (ask) => {
      const [tool] = await ask({ kind: 'tools' });
      assert.deepEqual(
        { name: tool?.name, effect: tool?.effect, type: tool?.input['type'] },
        { name: 'add_note', effect: 'write', type: 'object' },
      );
    });
  });

  it('is a call: done, or refused with the reason of a rule, which the timeline has', async () => {
    await run(async (ask) => {
      const answer = await ask({ kind: 'tool', tool: 'add_note', input: { round: 1 } });
      assert.deepEqual(answer, { outcome: 'done', output: {} });
    });
    work.close();
    outcome = { kind: 'refused', code: 'denied', message: 'A rule denies it: not on Fridays' };
    runs += 1;
    await run(async (ask) => {
      const refusal = { outcome: 'refused', code: 'denied', message: 'A rule denies it: not on Fridays' };
      const call = { kind: 'tool', tool: 'add_note', input: { round: 1 } } as const;
      assert.deepEqual(await ask(call), refusal);
      // Nothing was done: it may be asked for anew, once the rule is another.
      outcome = undefined;
      assert.deepEqual(await ask(call), { outcome: 'done', output: {} });
    });

    assert.deepEqual(
      told.map((event) => event.type === 'tool' && [event.outcome, event.text]),
      [
        ['done', '{}'],
        ['refused', 'A rule denies it: not on Fridays'],
        ['done', '{}'],
      ],
    );
  });

  it('is a model, which the person of the run pays for', async () => {
    stream = async function* () {
      yield { type: 'routed', model: 'm', title: 'M', reason: '' };
      yield { type: 'text', text: 'hel' };
      yield { type: 'text', text: 'lo' };
      yield { type: 'call', call: { id: '1', tool: 'add_note', input: {} } };
      yield { type: 'usage', usage };
      yield { type: 'end', why: 'calls' };
    };
    await run(async (ask) => {
      assert.deepEqual(await ask(question), {
        text: 'hello',
        calls: [{ id: '1', tool: 'add_note', input: {} }],
        end: 'calls',
        model: 'm',
        inputTokens: 6,
        outputTokens: 4,
        costMicros: 7,
      });
    });

    assert.deepEqual(
      asked.map(({ actor, messageId, about }) => [actor.kind, messageId, about]),
      [['agent', `answers-${runs}`, 'Tested agent: the plan']],
    );
    assert.deepEqual(told, [{ type: 'model', model: 'm', inputTokens: 6, outputTokens: 4, costMicros: 7 }]);
  });

  it('is told why a model does not answer, and what that cost all the same', async () => {
    stream = async function* () {
      yield { type: 'routed', model: 'm', title: 'M', reason: '' };
      yield { type: 'usage', usage };
      throw new ModelError('cap_reached', 'Not sent: the cap for a day is reached.');
    };
    await run(async (ask) => {
      await assert.rejects(ask(question), /the cap for a day is reached/);
    });

    assert.equal(told.length, 1);
  });

  it('is no effect that the backend does not know', async () => {
    await run(async (ask) => {
      const effect = { kind: 'effect', effect: 'format_disk', node: 'n', key: 'k', input: {} } as const;
      await assert.rejects(ask(effect), /There is no effect format_disk/);
    });
  });

  const line = 'npm test && rm -rf dist';
  const ask = { kind: 'command', line } as const;

  it('is a command that the person always allows: to the letter, trusted alone, and below every other rule', async () => {
    const trusted = { trusted: true, level: 'ask' } as const;
    await run(async (backend) => {
      assert.equal((await backend(ask)).verdict, 'allow');
      assert.equal((await backend({ ...ask, line: `${line} ` })).verdict, 'ask');
      rules = [{ source: 'organization', rules: [{ verdict: 'ask', commands: ['rm *'] }] }];
      assert.equal((await backend(ask)).verdict, 'ask');
      rules = [{ source: 'organization', rules: [{ verdict: 'deny', commands: ['rm *'], reason: 'No.' }] }];
      assert.deepEqual(await backend(ask), { verdict: 'deny', reason: 'No.' });
      rules = [{ source: 'user', rules: undefined }];
      assert.equal((await backend(ask)).verdict, 'deny');
    }, trusted);
    work.close();
    runs += 1;
    rules = [];
    await run(
      async (backend) => {
        assert.equal((await backend(ask)).verdict, 'ask');
      },
      { ...trusted, trusted: false },
    );
  });

  it('is how far it goes, and what it may write: judged unattended alone, and below every other rule', async () => {
    const wanted = { kind: 'autonomy', writes: ['src/a.ts', '.env'] } as const;
    const writes = { ...wanted, writes: [...wanted.writes] };
    await run(
      async (backend) => {
        const answer = await backend(writes);
        assert.deepEqual(answer, {
          level: 'unattended',
          protectedBranches: ['main'],
          writes: { verdict: 'allow', reason: 'Agents work unattended in this project.' },
        });
        rules = [{ source: 'user', rules: [{ verdict: 'deny', paths: ['**/.env'], reason: 'Keys.' }] }];
        assert.deepEqual((await backend(writes)).writes, { verdict: 'deny', reason: 'Keys.' });
      },
      { level: 'unattended', trusted: true },
    );
    judged = [];
    for (const place of [
      { level: 'unattended', trusted: false },
      { level: 'ask', trusted: true },
    ] as const) {
      work.close();
      runs += 1;
      await run(async (backend) => {
        assert.deepEqual((await backend(writes)).writes, { verdict: 'ask', reason: '' });
      }, place);
    }
    assert.deepEqual(judged, []);
  });

  it('is nothing of another run', async () => {
    const place = { thread: 't', namespace: '' };
    const packed = { type: 'json', text: '1' } as const;
    const kept = { ...place, id: 'c', parent: null, checkpoint: packed, metadata: packed };
    await run(async (ask) => {
      await ask({ kind: 'checkpoint-put', kept: { ...kept, versions: {}, values: [] } });
      assert.equal((await ask({ kind: 'checkpoint-list' })).length, 1);
    });
    work.close();
    runs += 1;
    await run(async (ask) => {
      assert.deepEqual(await ask({ kind: 'checkpoint-list' }), []);
      assert.equal(await ask({ kind: 'checkpoint-load', ...place, id: 'c' }), null);
      assert.equal(await ask({ kind: 'checkpoint-origin', thread: 't' }), null);
    });
  });
});
