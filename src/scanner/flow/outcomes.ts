/** What a function's answer proves of its parameters: `if (!isSafe(name)) return` is a guard wherever it is called. */
import { constantOf, truthOf } from '../match/constants.ts';
import { unwrap } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import { callbackBody } from './guard-calls.ts';
import { refine } from './guards.ts';
import type { Frame, Run } from './run.ts';
import type { State } from './state.ts';
import type { Outcome, Proven, SummaryProof } from './summary.ts';
import type { Taint } from './value/taint.ts';
import { unknown } from './value/value.ts';

function isWhole(origin: Taint['origin'], position: number): boolean {
  return typeof origin !== 'string' && origin.position === position && origin.keys.length === 0;
}

const nothing: Proven = { bits: 0, unread: 0 };

/** For each parameter of the running function, what the state at hand shows of it. */
function provenNow(state: State | undefined, parameters: readonly number[]): Proven[] {
  return parameters.map((binding, position) => {
    const own = state?.get(binding)?.taints.find(({ origin }) => isWhole(origin, position));
    return own === undefined ? nothing : { bits: own.cleaned, unread: own.unread };
  });
}

function note(frame: Frame, outcome: Outcome, proven: readonly Proven[]): void {
  const known = frame.proven.get(outcome);
  const both = ({ bits, unread }: Proven, position: number): Proven => {
    const other = proven[position] ?? nothing;
    return { bits: bits & other.bits, unread: unread & other.unread };
  };
  frame.proven.set(outcome, known === undefined ? proven : known.map(both));
}

/** Notes what is proven where the running function returns an expression, or nothing (`none`). */
export function noteOutcomes(run: Run, expression: number): void {
  const { frame, state } = run;
  const { guarded } = frame;
  if (guarded === undefined || state === undefined) return;
  note(frame, 'returned', provenNow(state, guarded));
  const truth = expression === none ? false : truthOf(constantOf(run.resolver, expression));
  for (const isTrue of [true, false]) {
    if (truth === !isTrue) continue;
    const after = run.branch(state, () => {
      if (truth === undefined) refine(run, expression, isTrue);
    });
    note(frame, isTrue ? 'true' : 'false', provenNow(after, guarded));
  }
  noteMade(run, expression, guarded);
  if (truth !== false) noteAlone(run, expression, guarded);
}

/** More parameters than those of a check are rare. */
const maxAlone = 4;

/** `isKnown(name, names)` asks `names.includes(name)`: that says something where the names are the caller's own. */
function noteAlone(run: Run, expression: number, guarded: readonly number[]): void {
  if (guarded.length < 2 || guarded.length > maxAlone) return;
  const proven = guarded.map((_, position) => {
    const after = run.branch(run.state, () => {
      for (const [other, binding] of guarded.entries()) if (other !== position) run.set(binding, unknown);
      refine(run, expression, true);
    });
    return provenNow(after, guarded)[position] ?? nothing;
  });
  note(run.frame, 'alone', proven);
}

/** `const isNamed = (name) => (each) => each.name === name`: what is proven where the function that it gives says yes. */
function noteMade(run: Run, expression: number, guarded: readonly number[]): void {
  const body = expression === none ? none : callbackBody(run, unwrap(run.syntax, expression));
  const after = body === none ? undefined : run.branch(run.state, () => refine(run, body, true));
  note(run.frame, 'made', provenNow(after, guarded));
}

/** The proofs of a function that has been run to its end. */
export function proofsOf(frame: Frame): SummaryProof[] {
  const proofs: SummaryProof[] = [];
  for (const [when, proven] of frame.proven) {
    proven.forEach(({ bits, unread }, position) => {
      if ((bits | unread) !== 0) proofs.push({ position, when, bits, unread });
    });
  }
  return proofs;
}
