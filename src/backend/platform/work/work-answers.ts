/** What the backend answers to a run in the work process. A run may ask for what its caller has answers to, and nothing else. */
import type { AnswerOf, AskKind, AskOf, WorkAsk } from '../../../contract/work/work-asks.ts';

export interface AskUse {
  /** The run was cancelled: nothing more may come of it. */
  readonly signal: AbortSignal;
  /** Nobody waits for the answer any more: the run was cancelled, or its process is gone and the run begins again. */
  readonly over: AbortSignal;
}

export type WorkAnswerers = {
  readonly [Kind in AskKind]?: (ask: AskOf<Kind>, use: AskUse) => Promise<AnswerOf<Kind>>;
};

type Answered = { readonly answer: unknown } | { readonly refused: string };

/** Never rejects. From the moment of a cancel on, everything is refused, also what was asked before it. */
export async function answerAsk(
  answerers: WorkAnswerers,
  ask: WorkAsk,
  { signal, over }: AskUse,
): Promise<Answered> {
  // The ask is of the kind that names the answerer.
  const answerer = answerers[ask.kind] as ((ask: WorkAsk, use: AskUse) => Promise<unknown>) | undefined;
  if (answerer === undefined) return { refused: `This run may not ask for ${ask.kind}.` };
  try {
    signal.throwIfAborted();
    const answer = await answerer(ask, { signal, over: AbortSignal.any([signal, over]) });
    signal.throwIfAborted();
    return { answer };
  } catch (error) {
    if (signal.aborted) return { refused: 'The run was cancelled.' };
    return { refused: error instanceof Error ? error.message : String(error) };
  }
}
