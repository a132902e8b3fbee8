/**
 * What a person does with their time, as commands for fast-check: each waits, acts by HTTP, and sees that the backend
 * allowed what the model allows and holds exactly what the model holds. Some are sent twice, as by a retry.
 */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TimeEntry } from '../../contexts/time/entries/time-entries.schema.ts';
import {
  type Act,
  add,
  answer,
  byId,
  decide,
  discard,
  duplicatedUndo,
  type Edit,
  edit,
  kill,
  merge,
  readAll,
  remove,
  split,
  start,
  stop,
  submit,
  type Turn,
  tellGap,
  undo,
} from './time-acts.ts';
import type { ModelEntry, TimeModel } from './time-model.ts';
import type { TimeStore } from './time-store.ts';

type Command = fc.AsyncCommand<TimeModel, TimeStore>;

function toModelEntry(entry: TimeEntry): ModelEntry {
  return {
    id: entry.id,
    startMs: Date.parse(entry.startedAt),
    endMs: entry.endedAt === null ? null : Date.parse(entry.endedAt),
    project: entry.projectId,
    note: entry.note,
    sheet: entry.timesheetId,
  };
}

async function check(turn: Pick<Turn, 'store' | 'model'>): Promise<void> {
  const entries = await readAll(turn);
  assert.deepEqual(entries.map(toModelEntry).sort(byId), [...turn.model.entries.values()].sort(byId));
  assert.equal(
    entries.reduce((sum, { seconds }) => sum + (seconds ?? 0), 0),
    turn.model.seconds,
  );
  const { body } = await turn.store.app.ask('GET', '/timer');
  assert.equal(body.entry?.id, turn.model.running?.id);
}

class TimeCommand implements Command {
  readonly #name: string;
  readonly #waitSeconds: number;
  readonly #twice: boolean;
  readonly #act: Act;

  constructor(name: string, act: Act, { waitSeconds, twice }: { waitSeconds: number; twice: boolean }) {
    this.#name = name;
    this.#act = act;
    this.#waitSeconds = waitSeconds;
    this.#twice = twice;
  }

  check(): boolean {
    return true;
  }

  async run(model: TimeModel, store: TimeStore): Promise<void> {
    model.now += this.#waitSeconds * 1000;
    store.app.clock.now = model.now;
    const turn: Turn = {
      model,
      store,
      send: async (method, path, body) => {
        const ask = () => store.app.ask(method, path, body === undefined ? {} : { body });
        const reply = await ask();
        if (this.#twice) await ask();
        return reply;
      },
    };
    const outcome = await this.#act(turn);
    if (outcome) {
      const [{ status, body }, allowed] = outcome;
      assert.equal(status < 300, allowed, `${this.#name}: ${status} ${JSON.stringify(body)}`);
      assert.ok(status < 500, JSON.stringify(body));
    }
    await check(turn);
  }

  toString(): string {
    return `${this.#name}${this.#twice ? ' twice' : ''} after ${this.#waitSeconds} s`;
  }
}

const index = fc.nat(20);
const percent = fc.integer({ min: 0, max: 100 });
const pause = fc.oneof(
  fc.integer({ min: 0, max: 3600 }),
  fc.integer({ min: 0, max: 3600 }),
  fc.integer({ min: 3600, max: 40_000 }),
);
const shift = fc.integer({ min: -4000, max: 4000 });

function commandOf(name: string, act: fc.Arbitrary<Act>): fc.Arbitrary<Command> {
  return fc
    .record({ act, waitSeconds: pause, twice: fc.boolean() })
    .map(({ act: chosen, ...how }) => new TimeCommand(name, chosen, how));
}

/** What to do, with each kind as often as it is named. */
export function timeCommands(maxCommands: number): fc.Arbitrary<Iterable<Command>> {
  const starts = commandOf(
    'start',
    fc.tuple(fc.nat(1), fc.constantFrom('', 'A', 'B')).map((args) => start(...args)),
  );
  const stops = commandOf('stop', fc.constant(stop));
  const edits = commandOf(
    'edit',
    fc
      .tuple(index, fc.constantFrom<Edit>('note', 'project', 'start', 'end'), shift)
      .map((args) => edit(...args)),
  );
  const gaps = commandOf(
    'gap',
    fc.tuple(percent, percent).map((args) => tellGap(...args)),
  );
  const answers = commandOf(
    'answer',
    fc
      .tuple(
        fc.constantFrom('keep' as const, 'discard' as const, 'split' as const, 'stop' as const),
        fc.tuple(percent, percent),
      )
      .map((args) => answer(...args)),
  );
  const undos = commandOf('undo', fc.constant(undo));
  const submits = commandOf('submit', fc.constant(submit));
  const decisions = commandOf(
    'decide',
    fc
      .tuple(index, fc.constantFrom('withdraw' as const, 'approve' as const, 'reject' as const))
      .map((args) => decide(...args)),
  );
  return fc.commands(
    [
      starts,
      starts,
      starts,
      starts,
      stops,
      edits,
      edits,
      gaps,
      gaps,
      answers,
      answers,
      undos,
      undos,
      commandOf('duplicated undo', index.map(duplicatedUndo)),
      commandOf('discard', fc.constant(discard)),
      commandOf(
        'add',
        fc.tuple(fc.nat(80_000), fc.integer({ min: -10, max: 90_000 })).map((args) => add(...args)),
      ),
      commandOf('remove', index.map(remove)),
      commandOf(
        'split',
        fc.tuple(index, percent).map((args) => split(...args)),
      ),
      commandOf('merge', index.map(merge)),
      submits,
      submits,
      decisions,
      decisions,
      commandOf('kill', fc.constant(kill)),
    ],
    { maxCommands, size: 'max' },
  );
}
