/** Acts without a command, for who has none to judge: the tables of programs stay out of its bundle. */
import type { Act, Decision, RuleSet } from './act.ts';
import { decideParts } from './decide-parts.ts';

export function decidePaths(act: Omit<Act, 'command'>, sets: readonly RuleSet[]): Decision {
  return decideParts(act, sets, { list: () => [], decide: () => undefined });
}
