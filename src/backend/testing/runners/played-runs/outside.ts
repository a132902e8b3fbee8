/** What lies outside of a run, and counts what it does there: the files of its user, and a remote that answers when a test says so. */
import * as z from 'zod';
import { defineEffect, type OutwardEffect } from '../../../platform/work/outward-effect.ts';

interface OnItsWay {
  readonly life: number;
  arrive(): void;
  answer(): void;
}

const inputSchema = z.object({ choice: z.string() });
const decidedSchema = z.object({ choice: z.string() });

export class Outside {
  /** Each once for each time that it was written, pushed or opened: what, of which run, as it was chosen. */
  readonly done: string[] = [];
  /** Files as they are; a user may have taken an edit out again. */
  readonly files = new Set<string>();
  #onItsWay: OnItsWay[] = [];

  /** As hunks are applied: what stands there already is left alone. */
  edit(what: string): void {
    if (this.files.has(what)) return;
    this.files.add(what);
    this.done.push(what);
  }

  /** The oldest request arrives and is answered. */
  answerNext(): boolean {
    const next = this.#onItsWay.shift();
    next?.arrive();
    next?.answer();
    return next !== undefined;
  }

  /** Its sender has ended: it has arrived or was lost, and nobody hears of either. */
  leave(life: number, hasArrived: boolean): void {
    for (const each of this.#onItsWay) if (each.life === life && hasArrived) each.arrive();
    this.#onItsWay = this.#onItsWay.filter((each) => each.life !== life);
  }

  /** @param isAlive whether the process of this life is there yet: a dead one sends nothing */
  effects(life: number, isAlive: () => boolean): readonly OutwardEffect[] {
    return ['push', 'open'].map((name) =>
      defineEffect({
        name,
        input: inputSchema,
        isDone: (outcome) => outcome !== 'refused',
        lookUp: async ({ choice }, { run }) =>
          this.done.includes(`${name} ${run.id} ${choice}`) ? { outcome: choice } : undefined,
        perform: async ({ choice }, { run: { id, decided } }) => {
          // As the real ones: what a run says that was approved is not believed.
          const approved = decided?.approved === true && decided.step === 'publish';
          if (!approved || decidedSchema.safeParse(decided.payload).data?.choice !== choice) return 'refused';
          const { promise, resolve } = Promise.withResolvers<string>();
          const arrive = (): void => void this.done.push(`${name} ${id} ${choice}`);
          if (isAlive()) this.#onItsWay.push({ life, arrive, answer: () => resolve(choice) });
          return await promise;
        },
      }),
    );
  }
}
