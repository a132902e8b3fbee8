/** Decides about an act as agents are judged: what explains a decision asks here, too. */
import type { Act, Decision, RuleSet } from '../../domain/policy/acts/act.ts';
import { decideAct } from '../../domain/policy/acts/decide-act.ts';

/** A command is taken apart by the shell's grammar as well, which is loaded with the first one. */
export async function decideFully(act: Act, sets: readonly RuleSet[]): Promise<Decision> {
  if (act.command === undefined) return decideAct(act, sets);
  const { openShellReader } = await import('./shell-reader.ts');
  return decideAct(act, sets, await openShellReader());
}
