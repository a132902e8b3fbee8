/** One start at a time in a window: facts of git take seconds, and an impatient second press is no second start. */
import { ignore } from '../../platform/ignore-error.ts';

export type OneStart = (asked: string, start: () => Promise<void>) => Promise<void>;

/** What is `asked` for again while it goes on is the same start; what is asked for beside it begins behind it. */
export function createOneStart(): OneStart {
  let underWay: { readonly asked: string; readonly done: Promise<void> } | undefined;
  return async (asked, start) => {
    while (underWay !== undefined) {
      if (underWay.asked === asked) return await underWay.done;
      await underWay.done.catch((error: unknown) => ignore(error, 'told by whoever asked for it'));
    }
    const done = start();
    underWay = { asked, done };
    try {
      await done;
    } finally {
      underWay = undefined;
    }
  };
}
