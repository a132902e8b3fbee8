/** How a client stops an import that it has sent, and comes to know what became of it: the one way of editor and command line. */

/** What the records say to a cancel: it was under way, it is done, they know of none (any more), or nothing at all. */
export type CancelAnswer = 'under way' | 'done' | 'unknown' | 'none';

/** `unsure`: the records could not be asked. */
export type CancelledImport = 'gone' | 'kept' | 'unsure';

export interface CancelPorts {
  readonly cancel: () => Promise<CancelAnswer>;
  readonly wait: () => Promise<void>;
}

/** That it is unknown once may mean that it is still being read: the request was cut off, but all of it may have arrived. */
const sureAfter = 8;
const mostAsked = 120;

/** Cancels again and again until the import is known to be gone, or to be there. */
export async function cancelUntilEnded({ cancel, wait }: CancelPorts): Promise<CancelledImport> {
  let unknown = 0;
  for (let asked = 0; asked < mostAsked; asked += 1) {
    const answer = await cancel();
    if (answer === 'done') return 'kept';
    unknown = answer === 'unknown' ? unknown + 1 : 0;
    if (unknown === sureAfter) return 'gone';
    await wait();
  }
  return 'unsure';
}

/** An answer by the code of a refused request; undefined is one that was carried out. */
export function toCancelAnswer(code: string | undefined): CancelAnswer {
  if (code === undefined) return 'under way';
  if (code === 'not_found') return 'unknown';
  return code === 'state_forbids' ? 'done' : 'none';
}
