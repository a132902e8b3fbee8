/** Which agent does what a piece of advice says. */
import type { HealthPartId } from './model.ts';

export type AdvisingAgent = 'development' | 'devops' | 'documentation';

export function agentForAdvice({
  part,
  reasons,
}: {
  readonly part: HealthPartId;
  readonly reasons: readonly string[];
}): AdvisingAgent {
  if (reasons.includes('no-tests-in-pipeline')) return 'devops';
  // What one person alone knows is written down.
  if (part === 'documentation' || reasons.includes('few-people')) return 'documentation';
  return 'development';
}
