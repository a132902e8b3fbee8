/** A server, a machine and the windows at it, with what a plain model expects of the runs between them. */
import assert from 'node:assert/strict';
import type { AgentAnswer } from '../../../../contract/work/agent-run.ts';
import { RunMachine } from './run-machine.ts';
import { type RunRow, RunServer } from './run-server.ts';

interface Answered {
  readonly run: string;
  readonly id: string;
  step: string;
  /** All that was said to the question at this machine: `undefined` is a no. */
  readonly said: (string | undefined)[];
  /** What the server took. */
  taken?: { readonly choice: string | undefined } | undefined;
}

export interface Press {
  readonly choice: string | undefined;
  readonly ends: 'well' | 'before' | 'after';
}

const mostTurns = 20_000;
const mostRounds = 5_000;
const runIds = [1, 2, 3, 4].map((at) => `01890000-0000-7000-8000-00000000000${at}`);

export class RunWorld {
  now = 1_700_000_000_000;
  readonly faults: string[] = [];
  readonly server: RunServer;
  readonly machine: RunMachine;
  /** By run and question. */
  readonly #questions = new Map<string, Answered>();
  readonly #replays = new Map<string, { readonly run: string; readonly checkpoint: string }>();

  constructor(directory: string) {
    const onFault = (fault: string): void => void this.faults.push(fault);
    this.server = new RunServer(() => this.now, onFault);
    const world = this;
    this.machine = new RunMachine({
      directory,
      get now() {
        return world.now;
      },
      get runners() {
        return world.server.runners;
      },
      onFault,
      replayOf: (run) => this.#replays.get(run),
    });
  }

  async begin(): Promise<void> {
    this.machine.connect();
    for (const run of runIds.slice(0, 2)) this.server.begin(run);
    await this.deliverAll();
  }

  /** Its user presses a button of a window at the machine. */
  answer(run: string, { choice, ends }: Press): void {
    const asking = this.machine.consents.questionOf(run)?.question;
    if (asking?.id === undefined) return;
    const answer: AgentAnswer =
      choice === undefined
        ? { question: asking.id, approved: false }
        : { question: asking.id, approved: true, payload: { choice } };
    const before = this.machine.answer(run, answer);
    const asked = this.#of(run, asking.id);
    asked.step = asking.step;
    asked.said.push(choice);
    if (ends === 'before') this.machine.kill(false);
    else {
      const isTaken = this.server.answer(run, answer);
      if (isTaken) asked.taken = { choice };
      if (ends === 'after') this.machine.kill(false);
      else if (isTaken) this.machine.consents.settle(run, answer);
      else this.machine.consents.setAnswer(run, before);
    }
  }

  /** To a question of before, which another one has followed. */
  answerAgain(run: string): void {
    const asking = this.machine.consents.questionOf(run)?.question;
    const before = [...this.#questions.values()].map(({ id }) => id).find((id) => id !== asking?.id);
    if (before === undefined) return;
    const answer = { question: before, approved: true, payload: { choice: 'stale' } };
    this.machine.answer(run, answer);
    this.server.answer(run, answer);
  }

  /** A server says that a colleague approved what this machine's user did not. */
  sayYesElsewhere(run: string): void {
    const id = this.server.rows.get(run)?.question?.id;
    if (id !== undefined)
      this.server.answer(run, { question: id, approved: true, payload: { choice: 'foreign' } });
  }

  /** From before anything was asked. */
  replay(run: string): void {
    const { rows, shelves } = this.server;
    const next = runIds[rows.size];
    const checkpoint = shelves.list(run)[1];
    if (next === undefined || checkpoint === undefined || rows.get(run)?.state !== 'done') return;
    this.#replays.set(next, { run, checkpoint });
    this.server.begin(next, { run, checkpoint });
  }

  /** Its user takes an edit of a run that is over out again. */
  undo(run: string): void {
    if (this.server.rows.get(run)?.state !== 'done') return;
    const { files } = this.machine.outside;
    for (const file of files) if (file.startsWith(`edit ${run} `)) files.delete(file);
  }

  killServer(): void {
    this.machine.disconnect();
    this.server.restart();
  }

  pass(ms: number): void {
    this.now += ms;
    this.machine.tick();
    this.server.runners.sweep();
  }

  /** Until nothing goes on before a message, an answer from outside or time. */
  async settle(): Promise<void> {
    let turns = 0;
    for (let quiet = 0; quiet < 4; quiet = this.machine.isIdle ? quiet + 1 : 0) {
      turns += 1;
      if (turns > mostTurns) throw new Error('It does not come to rest.');
      await new Promise<void>((resolve) => setImmediate(resolve));
    }
  }

  async deliverAll(): Promise<void> {
    await this.settle();
    for (let rounds = 0; this.machine.deliver(); rounds += 1) {
      if (rounds > mostRounds) throw new Error('Messages go to and fro without an end.');
      await this.settle();
    }
  }

  /** With everything connected, time to go on and each question answered, every run comes to its end. */
  async heal(): Promise<void> {
    for (let round = 0; round < 60 && this.#hasOpen(); round += 1) {
      this.machine.connect();
      await this.deliverAll();
      while (this.machine.outside.answerNext()) await this.deliverAll();
      for (const { id, state } of this.server.rows.values())
        if (state === 'waiting') this.answer(id, { choice: 'offered', ends: 'well' });
      await this.deliverAll();
      this.pass(25_000);
    }
    this.machine.connect();
    for (let round = 0; round < 4; round += 1) {
      await this.deliverAll();
      while (this.machine.outside.answerNext()) await this.deliverAll();
      // Results that nobody asked for are kept for ten minutes.
      this.pass(5 * 60_000);
    }
  }

  /** At every moment. */
  requireSafe(): void {
    const { done } = this.machine.outside;
    assert.equal(new Set(done).size, done.length, `twice: ${done.join(', ')}`);
    for (const each of done) this.#requireWanted(each);
    for (const { id, state, question, end } of this.server.rows.values()) {
      assert.notEqual(state, 'failed', `${id}: ${end}`);
      if (state === 'waiting' && this.#of(id, question?.id ?? '').taken !== undefined)
        assert.fail(`${id} asks again for what was answered: ${question?.title}`);
    }
    assert.deepEqual(this.faults, []);
    this.#requireRecord();
  }

  /** Nothing leaves without a word on record before it. */
  #requireRecord(): void {
    const { effects } = this.server;
    for (const each of this.machine.outside.done.filter((what) => !what.startsWith('edit ')))
      assert.ok(effects.has(`${each} ${each.split(' ')[0]}`), `${each} is not on record`);
  }

  requireEnds(): void {
    this.requireSafe();
    for (const row of this.server.rows.values()) {
      if (row.state === 'cancelled') continue;
      assert.equal(row.state, 'done', JSON.stringify(row));
      this.#requireOutcome(row);
    }
    assert.equal(this.machine.isIdle && !this.machine.isBusy, true, 'nothing runs any more');
  }

  /** What was done is what its report says, and what was chosen at this machine. */
  #requireOutcome({ id, end = '' }: RunRow): void {
    const { trail }: { trail: readonly string[] } = JSON.parse(end).state;
    const chosen = (step: string): string | undefined =>
      trail.findLast((each) => each.startsWith(`${step} `))?.slice(step.length + 1);
    const edited = chosen('decide') ?? assert.fail('it asked for the edit');
    const published = chosen('publish') ?? 'no';
    const wanted = [
      ...(edited === 'no' ? [] : [`edit ${id} ${edited}`]),
      ...(published === 'no' ? [] : [`push ${id} ${published}`, `open ${id} ${published}`]),
    ];
    const { done } = this.machine.outside;
    const own = done.filter((each) => each.split(' ')[1] === id);
    assert.deepEqual(own, wanted, JSON.stringify(trail));
    const recorded = [...this.server.effects].filter(([name]) => name.split(' ')[1] === id);
    assert.deepEqual(
      recorded,
      own.slice(edited === 'no' ? 0 : 1).map((each) => [`${each} ${each.split(' ')[0]}`, 'done']),
    );
    for (const [step, choice] of [
      ['decide', edited],
      ['publish', published],
    ] as const)
      if (trail.some((each) => each.startsWith(step))) this.#requireSaid(id, step, choice);
  }

  #requireWanted(done: string): void {
    const [what, run = '', choice = ''] = done.split(' ');
    this.#requireSaid(run, what === 'edit' ? 'decide' : 'publish', choice);
  }

  /** By the machine's user, to a question of this very run and step; what its server heard declined is declined. */
  #requireSaid(run: string, step: string, choice: string): void {
    const asked = [...this.#questions.values()].filter((each) => each.run === run && each.step === step);
    const said = asked.flatMap((each) => each.said.map((one) => one ?? 'no'));
    assert.ok(said.includes(choice), `${run} ${step} ${choice}: ${said.join()}`);
    for (const { taken } of asked)
      if (taken !== undefined && taken.choice === undefined) assert.equal(choice, 'no', `${run} ${step}`);
  }

  #of(run: string, id: string): Answered {
    const name = `${run} ${id}`;
    const there = this.#questions.get(name);
    if (there !== undefined) return there;
    const made: Answered = { run, id, step: '', said: [] };
    this.#questions.set(name, made);
    return made;
  }

  #hasOpen(): boolean {
    return [...this.server.rows.values()].some(({ state }) => state === 'running' || state === 'waiting');
  }
}
