/** Whether a rule allows a command: by the tables of programs, which weigh more than all other rules. */
import type { Act, ActRule } from './act.ts';
import type { IsClosed } from './find-doubts.ts';
import { type Fit, fitCommand } from './fits-command.ts';
import { type CommandPart, fitsWho, isLeftOut } from './fits-rule.ts';

/** Of a rule that allows: `fits` where it leaves commands out. */
export function fitAllowing(rule: ActRule, act: Act, { command }: CommandPart, isClosed: IsClosed): Fit {
  if (!fitsWho(rule, act) || !isLeftOut(rule.paths, rule.hosts)) return { kind: 'none' };
  return rule.commands === undefined ? { kind: 'fits' } : fitCommand(rule.commands, command, isClosed);
}
