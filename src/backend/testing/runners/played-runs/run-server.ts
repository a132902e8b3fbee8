/** Requests of agents as a server has them: what is on record outlives each restart, and what ran is asked for again. */

import * as z from 'zod';
import { toPlaced } from '../../../../contract/runner/placed-project.ts';
import type { AgentAnswer, AgentQuestion } from '../../../../contract/work/agent-run.ts';
import type { AskOf } from '../../../../contract/work/work-asks.ts';
import { agentBroughtSchema } from '../../../../contract/work/work-tasks.ts';
import { Runners } from '../../../platform/runners/runners.ts';
import { WorkError } from '../../../platform/work/work-error.ts';
import { createMemoryLeases } from '../memory-leases.ts';
import { owner, projectId } from '../scripted-runners.ts';
import { CheckpointShelves } from './checkpoint-shelf.ts';

const choiceSchema = z.object({ choice: z.string() });

export interface RunRow {
  readonly id: string;
  readonly from: { readonly run: string; readonly checkpoint: string } | undefined;
  state: 'running' | 'waiting' | 'done' | 'failed' | 'cancelled';
  machineId: string | undefined;
  /** Each answer brings a job of its own. */
  jobs: number;
  question?: AgentQuestion | undefined;
  answer?: AgentAnswer | undefined;
  /** Of its end: the report, or why it failed. */
  end?: string;
}

export class RunServer {
  readonly rows = new Map<string, RunRow>();
  readonly shelves = new CheckpointShelves();
  /** What is on record of what was done outside. */
  readonly effects = new Map<string, 'intended' | 'done'>();
  runners: Runners;
  readonly #leases = createMemoryLeases();
  readonly #clock: () => number;
  readonly #onFault: (fault: string) => void;
  readonly #cancels = new Map<string, AbortController>();
  #life = 0;

  constructor(clock: () => number, onFault: (fault: string) => void) {
    this.#clock = clock;
    this.#onFault = onFault;
    this.runners = this.#start();
  }

  begin(id: string, from?: RunRow['from']): void {
    const row: RunRow = { id, from, state: 'running', machineId: undefined, jobs: 1 };
    this.rows.set(id, row);
    this.#run(row);
  }

  /** False where it waits for no answer to this question. */
  answer(id: string, answer: AgentAnswer): boolean {
    const row = this.rows.get(id);
    if (row?.state !== 'waiting' || row.question?.id !== answer.question) return false;
    // As a request keeps it: with the payload that it was shown, where none was sent.
    Object.assign(row, { state: 'running', answer, jobs: row.jobs + 1 });
    this.#run(row);
    return true;
  }

  cancel(id: string): void {
    const row = this.rows.get(id);
    if (row === undefined || (row.state !== 'running' && row.state !== 'waiting')) return;
    row.state = 'cancelled';
    this.#cancels.get(id)?.abort(new Error('cancelled'));
  }

  /** The process is killed: nothing of it is left but what is on record. */
  restart(): void {
    this.#life += 1;
    this.runners = this.#start();
    for (const row of this.rows.values()) if (row.state === 'running') this.#run(row);
  }

  #start(): Runners {
    return new Runners({
      leases: this.#leases,
      clock: this.#clock,
      onFault: this.#onFault,
      stopMs: 1_000_000,
      keptMs: 0,
    });
  }

  #run(row: RunRow): void {
    const life = this.#life;
    const { id, from, answer, machineId } = row;
    const cancel = new AbortController();
    this.#cancels.set(id, cancel);
    const isMine = (): boolean => this.#life === life && row.state === 'running';
    const project = { id: projectId, name: 'Shop', folder: toPlaced(projectId), trusted: true };
    const task = { kind: 'agent', run: id, agent: 'scripted', input: {}, project, now: 0 } as const;
    const going = { ...(from && { from }), ...(answer && { resume: answer }) };
    this.runners
      .run(
        { ...task, ...going },
        {
          result: undefined as never,
          of: { ...owner, machineId },
          job: `${id} ${row.jobs}`,
          waits: true,
          signal: cancel.signal,
          answers: {
            ...this.shelves.answers(id, from),
            'effect-note': async (note) => {
              this.#keepNote(id, note);
              return null;
            },
          },
          onPlaced: (machine) => {
            if (isMine() && machine !== null) row.machineId = machine.id;
          },
        },
      )
      .then(
        (result) => isMine() && this.#finish(row, result),
        (error: unknown) => isMine() && this.#fail(row, error),
      );
  }

  #keepNote(run: string, { effect, key, input, state }: AskOf<'effect-note'>): void {
    const name = `${effect} ${run} ${choiceSchema.parse(input).choice}`;
    if (this.effects.get(`${name} ${key}`) === 'done') return;
    if (state === 'dropped') this.effects.delete(`${name} ${key}`);
    else this.effects.set(`${name} ${key}`, state);
  }

  #finish(row: RunRow, result: unknown): void {
    const { waiting, report } = agentBroughtSchema.parse(result);
    if (waiting === undefined) Object.assign(row, { state: 'done', end: report, question: undefined });
    else Object.assign(row, { state: 'waiting', question: waiting, answer: undefined });
  }

  #fail(row: RunRow, error: unknown): void {
    if (WorkError.is(error) && error.code === 'lost') this.#run(row);
    else Object.assign(row, { state: 'failed', end: String(error) });
  }
}
