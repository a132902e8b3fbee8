/** What a rule of ours says of each of its findings. */
import type * as z from 'zod';
import type { ruleWordsSchema } from '../../contract/work/work-tasks.ts';
import { describeRules } from '../../scanner/index.ts';

/** @returns null where the rule is another tool's */
export async function readRuleWords(id: string): Promise<z.input<typeof ruleWordsSchema>> {
  const { ruleSet } = await import('../../scanner/rules.generated.ts');
  const [rule] = describeRules(ruleSet, [id]).rules;
  if (rule === undefined) return null;
  const { title, why, fix, references } = rule;
  return { title, why, fix, reference: references[0] ?? null };
}
