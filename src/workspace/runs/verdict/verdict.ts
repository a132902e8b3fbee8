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
  /** The program that was not there; such a result proves nothing. */
  readonly missing?: string | undefined;
}

/** The most that can be said first. */
export const verdictWords = [
  'verified',
  'checked',
  'tests-changed',
  'unstable',
  'unproven',
  'failed',
] as const;
export type VerdictWord = (typeof verdictWords)[number];

export type VerdictReason =
  /** `times`: how often it ran and passed. */
  | { readonly code: 'fixed'; readonly check: string; readonly times: number }
  /** It passed before; tests that are new fail on the old sources and pass now. */
  | { readonly code: 'proven-by-new'; readonly check: string }
  | { readonly code: 'new-pass-on-old'; readonly check: string }
  | { readonly code: 'broken'; readonly check: string }
  | { readonly code: 'still-failing'; readonly check: string }
  /** It passes, but not with tests, settings and their files as they were. */
  | { readonly code: 'needs-changed-tests'; readonly check: string }
  /** Run twice on the same files, it ended differently. */
  | { readonly code: 'unstable'; readonly check: string }
  /** A program of it is not there. */
  | { readonly code: 'missing'; readonly check: string; readonly program: string }
  /** It passed before, and has no result of the same command now. */
  | { readonly code: 'not-repeated'; readonly check: string }
  | { readonly code: 'no-check' }
  /** The checks ran where more than the hunks stood, or could not run on them. */
  | { readonly code: 'not-exact' }
  /** A source asks whether it is tested, ends the run, or changes what tests compare with. */
  | { readonly code: 'evading'; readonly path: string }
  /** A check changed a file that it was to prove. */
  | { readonly code: 'meddled'; readonly path: string }
  | { readonly code: 'not-scanned' }
  | { readonly code: 'new-findings'; readonly count: number }
  | { readonly code: 'weakened'; readonly weakening: Weakening };

export interface Evidence {
  /** Ids of the hunks and parts that stood in the tree when the checks ran. */
  readonly hunkIds: readonly string[];
  /** Each check as often as it ran. */
  readonly before: readonly CheckResult[];
  /** With all of the hunks. */
  readonly after: readonly CheckResult[];
  /** With sources alone: tests, their settings and files as before the run. The same as `after` where none changed. */
  readonly held?: readonly CheckResult[];
  /** With new tests alone, on the sources as before; empty or absent where no tests are new. */
  readonly newOnOld?: readonly CheckResult[];
  /** Checks whose failure was to be fixed, by name. */
  readonly named: readonly string[];
  readonly missing?: readonly { readonly check: string; readonly program: string }[];
  readonly evading?: readonly string[];
  readonly meddled?: readonly string[];
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
 * *Verified*: a named check failed before and passes with the changed sources and the tests as they were, or passes still
 * with new tests that fail on the old sources. *Checked*: what passed still passes, and the scan finds nothing new. Neither
 * where tests ask less than before, or where a check passes only with changed tests.
 */
export function judge(evidence: Evidence): Verdict {
  const reasons = reasonsOf(evidence);
  const { before, after, hunkIds, weakenings } = evidence;
  return {
    word: wordOf(evidence, reasons),
    reasons,
    testFiles: [...new Set(weakenings.map(({ path }) => path))],
    before,
    after,
    hunkIds: [...new Set(hunkIds)].sort(),
  };
}

const unprovenBy: readonly VerdictReason['code'][] = [
  'missing',
  'not-repeated',
  'not-exact',
  'evading',
  'meddled',
];

function wordOf({ named }: Evidence, reasons: readonly VerdictReason[]): VerdictWord {
  const has = (...codes: readonly VerdictReason['code'][]) =>
    reasons.some(({ code }) => codes.includes(code));
  const isOfNamed = (code: VerdictReason['code']) =>
    reasons.some((reason) => reason.code === code && 'check' in reason && named.includes(reason.check));
  if (has('broken') || isOfNamed('still-failing')) return 'failed';
  if (has('unstable')) return 'unstable';
  if (has('weakened', 'needs-changed-tests')) return 'tests-changed';
  if (has(...unprovenBy)) return 'unproven';
  if (isOfNamed('fixed') || isOfNamed('proven-by-new')) return 'verified';
  return has('no-check', 'not-scanned', 'new-findings') ? 'unproven' : 'checked';
}

function reasonsOf(evidence: Evidence): readonly VerdictReason[] {
  const { before, after, newFindings, weakenings, isExact, evading = [], meddled = [] } = evidence;
  const missing = missingOf(evidence);
  const gone = new Set(missing.map(({ check }) => check));
  const firsts = before.filter((then, at) => before.findIndex((one) => isSameCheck(one, then)) === at);
  const pairs = firsts.filter(({ name }) => !gone.has(name)).flatMap((then) => compare(then, evidence));
  const isAnyKept = firsts.some(
    (then) => hasPassed(then) && after.some((now) => isSameCheck(then, now) && hasPassed(now)),
  );
  return [
    ...weakenings.map((weakening) => ({ code: 'weakened', weakening }) as const),
    ...missing.map((each) => ({ code: 'missing', ...each }) as const),
    ...pairs,
    ...(isAnyKept || missing.length > 0 ? [] : [{ code: 'no-check' } as const]),
    ...(isExact ? [] : [{ code: 'not-exact' } as const]),
    ...evading.map((path) => ({ code: 'evading', path }) as const),
    ...meddled.map((path) => ({ code: 'meddled', path }) as const),
    ...(newFindings === undefined ? [{ code: 'not-scanned' } as const] : []),
    ...(newFindings === undefined || newFindings === 0
      ? []
      : [{ code: 'new-findings', count: newFindings } as const]),
  ];
}

/** Known before they ran, or by how they ended. */
function missingOf({ before, after, held = [], missing = [] }: Evidence): NonNullable<Evidence['missing']> {
  const ended = [...before, ...after, ...held].flatMap(({ name, missing: program }) =>
    program === undefined ? [] : [{ check: name, program }],
  );
  return [...new Map([...ended, ...missing].map((each) => [each.check, each])).values()];
}

/** One check, in each state that it ran in. */
function compare(
  then: CheckResult,
  { before, after, held = after, newOnOld = [] }: Evidence,
): readonly VerdictReason[] {
  const check = then.name;
  const [was, now, kept, old] = [before, after, held, newOnOld].map((all) =>
    all.filter((one) => isSameCheck(then, one)),
  );
  if ([was, now, kept, old].some((all) => new Set(all?.map(({ exitCode }) => exitCode)).size > 1))
    return [{ code: 'unstable', check }];
  if (now?.[0] === undefined) return hasPassed(then) ? [{ code: 'not-repeated', check }] : [];
  if (!hasPassed(now[0])) return [{ code: hasPassed(then) ? 'broken' : 'still-failing', check }];
  if (kept?.[0] === undefined) return [{ code: 'not-repeated', check }];
  if (!hasPassed(kept[0])) return [{ code: 'needs-changed-tests', check }];
  if (!hasPassed(then)) return [{ code: 'fixed', check, times: now.length }];
  return compareOnOld(check, old?.[0]);
}

function compareOnOld(check: string, old: CheckResult | undefined): readonly VerdictReason[] {
  if (old === undefined) return [];
  return [{ code: hasPassed(old) ? 'new-pass-on-old' : 'proven-by-new', check }];
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
