/** Decides about an act as agents are judged: what explains a decision asks here, too. */
import type { Act, Decision, RuleSet } from '../../domain/policy/acts/act.ts';
import { decideAct } from '../../domain/policy/acts/decide-act.ts';
import { openGround } from './open-ground.ts';

/**
 * A command is taken apart by the shell's grammar as well, which is loaded with the first one, and its words are looked at in the folder that
 * it would run in.
 */
export async function decideFully(act: Act, sets: readonly RuleSet[], folder?: string): Promise<Decision> {
  if (act.command === undefined) return decideAct(act, sets);
  const { openShellReader } = await import('./shell-reader.ts');
  const ground = folder === undefined ? undefined : openGround(folder);
  return decideAct(act, sets, { readLine: await openShellReader(), ground });
}
