/**
 * What a machine of a person does outside for a run, put on record: intended before, and what came of it after, once for each
 * effect of the run. It is shown on the run's page, and nothing is allowed or left undone by it: what is there outside decides.
 */
import { publishEffectSchema } from '../../../../../contract/work/publish.ts';
import type { AskOf } from '../../../../../contract/work/work-asks.ts';
import { hashJson } from '../../../../platform/hash-json.ts';
import type { SlicePorts } from '../../../../platform/ports.ts';
import type { Work } from '../../../../platform/unit-of-work.ts';
import type { HostedRun } from '../../../../platform/work/hosted-run.ts';
import type { WorkAnswerers } from '../../../../platform/work/work-answers.ts';
import { describeEffect, outwardShapes } from '../describe-effect.ts';
import {
  countEffects,
  deleteEffect,
  type EffectKey,
  findEffect,
  insertEffect,
  markEffectDone,
  takeEffect,
} from '../effects.repository.ts';

type Note = AskOf<'effect-note'>;

/** A run has a branch, a pull request and a few images; asked about again, more of them. */
const mostOfRun = 50;

export function noteEffects({ unitOfWork }: SlicePorts, run: HostedRun): WorkAnswerers {
  return {
    'effect-note': async (note) => {
      const { outcome, input } = readNote(note);
      const kept = await unitOfWork.write(
        run.actor,
        async (work) => await keepNote(work, { ...note, outcome, input }, run.id),
      );
      if (kept) run.tell({ type: 'note', text: describeEffect(note.effect, outcome) });
      return null;
    },
  };
}

/** A machine is not believed: it names what it can do, and what came of just that. */
function readNote({ effect, state, input: given, outcome }: Note): {
  readonly input: unknown;
  readonly outcome: unknown;
} {
  const shape = outwardShapes[effect];
  if (shape === undefined) throw new Error(`There is no effect ${effect}.`);
  const input = shape.input.parse(given);
  if (state !== 'done') return { input, outcome: undefined };
  const done = shape.outcome.parse(outcome);
  if (done.outcome === 'refused') throw new Error(`${effect} was refused: nothing was done.`);
  if (done.outcome === 'pushed') {
    const asked = publishEffectSchema.parse(given);
    if (done.branch !== asked.branch || done.commit !== asked.commit)
      throw new Error('Another branch or commit was pushed than was asked for.');
  }
  // What a build said is its person's, on the machine that built.
  return { input, outcome: done.outcome === 'failed' ? { ...done, why: '' } : done };
}

/** Whether something new has left. */
async function keepNote({ reads, writes, now }: Work, note: Note, runId: string): Promise<boolean> {
  const { node, key, effect, state, outcome } = note;
  const name: EffectKey = { runId, node, key };
  const there = await findEffect(reads, name);
  if (there?.sent_run_id === null && there.state === 'done') return false;
  if (state === 'dropped') {
    await deleteEffect(writes, name);
    return false;
  }
  const hash = hashJson(note.input);
  if (there !== undefined && there.sent_run_id !== null)
    await takeEffect(writes, name, { input_hash: hash, intended_at: now });
  if (there === undefined) {
    if ((await countEffects(reads, runId)) >= mostOfRun)
      throw new Error('This run has done too much outside to be put on record.');
    await insertEffect(writes, {
      organization_id: writes.actor.organizationId,
      run_id: runId,
      node,
      key,
      effect,
      input_hash: hash,
      state: 'intended',
      outcome: null,
      intended_at: now,
      done_at: null,
      sent_run_id: null,
    });
  }
  if (state === 'done')
    await markEffectDone(writes, name, { outcome: JSON.stringify(outcome ?? null), done_at: now });
  return state === 'done';
}
