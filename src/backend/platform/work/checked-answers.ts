/** Answers to a run that look first whether it may still ask: its person may have less rights by then. */
import type { AskUse, WorkAnswerers } from './work-answers.ts';

/** The same answers, each after `check`, which refuses by throwing. */
export function beforeEach(check: () => Promise<void>, answerers: WorkAnswerers): WorkAnswerers {
  const checked = Object.entries(answerers).map(([kind, answer]) => [
    kind,
    async (ask: never, use: AskUse) => {
      await check();
      return await answer(ask, use);
    },
  ]);
  return Object.fromEntries(checked) as WorkAnswerers;
}
