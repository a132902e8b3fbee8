/** How old the advisories are, and what they could not tell. */
import { withoutAdvisories } from '../../../../workspace/dependencies/comparison.ts';
import type { DependencyOutcome } from './security-facts.ts';
import { plural } from './words.ts';

const dayMs = 24 * 60 * 60 * 1_000;
/** After a week, what was published since is worth a word. */
const oldDays = 7;

export function describeAdvisories(outcome: DependencyOutcome, at: Date): string {
  const { advisories: age } = outcome;
  const missing = withoutAdvisories(age, outcome.ecosystems);
  if (age.kind === 'none') {
    return `Vulnerabilities: not assessed, since there are no advisories on this machine. "vireo advisories update --ecosystem ${missing.join(' ')}" downloads them.`;
  }
  if (age.kind === 'online') return `Advisories: asked of ${age.url} at ${age.askedAt}.`;
  const days = Math.max(0, Math.floor((at.getTime() - Date.parse(age.newestAt)) / dayMs));
  const words = [
    `Advisories: ${age.advisories} of ${age.ecosystems.join(', ')}, the newest of ${age.newestAt.slice(0, 10)} (${plural(days, 'day')} old), imported ${age.importedAt.slice(0, 10)}.`,
    ...(days > oldDays ? ['What was published since is not known here: "vireo advisories update".'] : []),
    ...(missing.length > 0
      ? [`Packages of ${missing.join(', ')} were compared with none: vulnerabilities there are not assessed.`]
      : []),
  ];
  return words.join(' ');
}
