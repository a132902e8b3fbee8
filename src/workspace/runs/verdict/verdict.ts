/** What may be said of a run's work: nothing more than its checks prove. Pure. */
import type { Weakening } from './compare-tests.ts';

/** One check, as it ended. */
export interface CheckResult {
  /** The same before and after: `unit tests`, `types`. */
  readonly name: string;
  readonly command: readonly string[];
  /** Undefined where it was ended by a signal or the time limit; that is a failure. */
  readonly exitCode: number | undefined;
  /** SHA-256 of what it printed, in hexadecimal. */
  readonly outputSha256: string;
}

export type VerdictWord = 'verified' | 'checked' | 'tests-changed' | 'unproven' | 'failed';

export type VerdictReason =
  | { readonly code: 'fixed'; readonly check: string }
  | { readonly code: 'broken'; readonly check: string }
  | { readonly code: 'still-failing'; readonly check: string }
  /** It passed before, and has no result of the same command now. */
  | { readonly code: 'not-repeated'; readonly check: string }
  | { readonly code: 'no-check' }
  /** The checks ran where more than the hunks stood. */
  | { readonly code: 'not-exact' }
  | { readonly code: 'not-scanned' }
  | { readonly code: 'new-findings'; readonly count: number }
  | { readonly code: 'weakened'; readonly weakening: Weakening };

export interface Evidence {
  /** Ids of the hunks and parts that stood in the tree when the checks ran. */
  readonly hunkIds: readonly string[];
  readonly before: readonly CheckResult[];
  readonly after: readonly CheckResult[];
  /** Checks whose failure was to be fixed, by name. */
  readonly named: readonly string[];
  /** Findings that the scan did not have before; undefined where it did not run to its end. */
  readonly newFindings: number | undefined;
  readonly weakenings: readonly Weakening[];
  /** False where the checks ran in a place that held more than these hunks. */
  readonly isExact: boolean;
}

export interface Verdict {
  readonly word: VerdictWord;
  readonly reasons: readonly VerdictReason[];
  /** To be reviewed first, each once. */
  readonly testFiles: readonly string[];
  /** What it stands on. */
  readonly before: readonly CheckResult[];
  readonly after: readonly CheckResult[];
  /** It holds for exactly these. */
  readonly hunkIds: readonly string[];
}

/**
 * *Verified*: a named check failed before and passes now, and nothing that passed before fails. *Checked*: what passed
 * still passes, and the scan finds nothing new. Neither where tests ask less than before.
 */
export function judge(evidence: Evidence): Verdict {
  const reasons = reasonsOf(evidence);
  const { before, after, hunkIds, weakenings } = evidence;
  return {
    word: wordOf(evidence, reasons),
    reasons,
    testFiles: [...new Set(weakenings.map(({ path }) => path))],
    ...{ before, after },
    hunkIds: [...new Set(hunkIds)].sort(),
  };
}

function wordOf(evidence: Evidence, reasons: readonly VerdictReason[]): VerdictWord {
  const has = (code: VerdictReason['code']) => reasons.some((reason) => reason.code === code);
  if (has('broken')) return 'failed';
  const isStillFailing = (name: string) =>
    reasons.some((reason) => reason.code === 'still-failing' && reason.check === name);
  if (evidence.named.some(isStillFailing)) return 'failed';
  if (has('weakened')) return 'tests-changed';
  if (has('not-repeated') || has('not-exact')) return 'unproven';
  const isNamedFixed = (reason: VerdictReason) =>
    reason.code === 'fixed' && evidence.named.includes(reason.check);
  if (reasons.some(isNamedFixed)) return 'verified';
  return has('no-check') || has('not-scanned') || has('new-findings') ? 'unproven' : 'checked';
}

function reasonsOf({ before, after, newFindings, weakenings, isExact }: Evidence): readonly VerdictReason[] {
  const pairs = before.flatMap((then) => pairOf(then, after));
  const isAnyKept = before.some(
    (then) => hasPassed(then) && after.some((now) => isSameCheck(then, now) && hasPassed(now)),
  );
  return [
    ...weakenings.map((weakening) => ({ code: 'weakened', weakening }) as const),
    ...pairs,
    ...(isAnyKept ? [] : [{ code: 'no-check' } as const]),
    ...(isExact || after.length === 0 ? [] : [{ code: 'not-exact' } as const]),
    ...(newFindings === undefined ? [{ code: 'not-scanned' } as const] : []),
    ...(newFindings === undefined || newFindings === 0
      ? []
      : [{ code: 'new-findings', count: newFindings } as const]),
  ];
}

function pairOf(then: CheckResult, after: readonly CheckResult[]): readonly VerdictReason[] {
  const repeated = after.filter((now) => isSameCheck(then, now));
  const check = then.name;
  if (repeated.length === 0) return hasPassed(then) ? [{ code: 'not-repeated', check }] : [];
  const passes = repeated.every(hasPassed);
  if (hasPassed(then)) return passes ? [] : [{ code: 'broken', check }];
  return [{ code: passes ? 'fixed' : 'still-failing', check }];
}

/** Another command is another check, whatever it is called. */
function isSameCheck(one: CheckResult, other: CheckResult): boolean {
  return one.name === other.name && JSON.stringify(one.command) === JSON.stringify(other.command);
}

function hasPassed({ exitCode }: CheckResult): boolean {
  return exitCode === 0;
}

/** Whether a verdict holds for what was accepted; for any other choice it must be taken again. */
export function holdsFor(verdict: Verdict, accepted: Iterable<string>): boolean {
  const ids = [...new Set(accepted)].sort();
  return ids.length === verdict.hunkIds.length && ids.every((id, index) => id === verdict.hunkIds[index]);
}
