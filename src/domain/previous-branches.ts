/** A branch that was checked out before. */
export interface PreviousBranch {
  /** As git names it: the hash where the head was detached. */
  readonly branch: string;
  /** Hash of its last commit at that time. */
  readonly tip: string;
}

interface Step {
  /** Null where the log has not named what was out. */
  readonly branch: string | null;
  readonly tip: string;
  readonly seconds: number;
}

const line = /^([0-9a-f]{40}|[0-9a-f]{64}) [0-9a-f]{40,64} .* (\d+) [+-]\d{4}\t(.+)$/;
const checkedOut = /^checkout: moving from (\S+) to (.+)$/;
/** `git rebase main topic` of a topic that is on top of main already. */
const rebaseNeeded = /^rebase: checkout (\S+)$/;
const rebaseBegun = /^rebase[\w -]* \(start\): checkout /;
const rebaseEnded = /^rebase[\w -]* \((?:finish|abort)\): returning to refs\/heads\/(\S+)$/;

/**
 * The branches that were left since an instant (UTC epoch ms), each as it was left last, by the reflog of HEAD as git keeps
 * it (`logs/HEAD`, whole seconds, the oldest first). The one that is out again is none of them; null where none is out.
 */
export function listPreviousBranches(
  reflog: string,
  { sinceMs, out }: { readonly sinceMs: number; readonly out: string | null },
): readonly PreviousBranch[] {
  const left = new Map<string, PreviousBranch>();
  for (const { branch: from, tip, seconds } of listSteps(reflog)) {
    if (from === null || from === out) continue;
    // What was left in the very second was most likely left before: nobody commits and moves on within one.
    if (seconds <= Math.floor(sinceMs / 1000)) continue;
    left.set(from, { branch: from, tip });
  }
  return [...left.values()];
}

/**
 * Each time that the head left what it was on, by name or hash. A rebase names no branch that it left, but that to which it
 * goes: one that was rebased itself was not left.
 */
function readLine(each: string) {
  const [, tip = '', seconds, told = ''] = line.exec(each) ?? [];
  return { tip, seconds: Number(seconds), told };
}

function* listSteps(reflog: string): Generator<Step> {
  let out: string | null = null;
  let begun: Step | undefined;
  for (const each of reflog.split('\n')) {
    const { tip, seconds, told } = readLine(each);
    const step = { branch: out, tip, seconds };
    const { from, onto, returned, next } = readMove(told);
    if (next !== undefined) {
      if (begun !== undefined && begun.branch !== returned) yield begun;
      begun = undefined;
    }
    if (from !== undefined) yield { ...step, branch: from };
    if (onto !== undefined) yield step;
    if (rebaseBegun.test(told)) begun = step;
    out = next ?? out;
  }
  if (begun !== undefined) yield begun;
}

/** What a line names: the branch that was left, and that which is out from then on. */
function readMove(told: string) {
  const [, from, to] = checkedOut.exec(told) ?? [];
  const onto = rebaseNeeded.exec(told)?.[1];
  const returned = rebaseEnded.exec(told)?.[1];
  return { from, onto, returned, next: to ?? onto ?? returned };
}
