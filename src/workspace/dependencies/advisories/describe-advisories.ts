/** How old the advisories are, and what they could not tell: the same words wherever a report ends. */
import { updateCommand } from '../../../contract/findings/advisory-lack.ts';
import type { Assessment } from '../assess.ts';
import { withoutAdvisories } from '../comparison.ts';
import { ecosystemsOf } from '../installed-in.ts';
import type { Ecosystem } from '../model.ts';
import type { AdvisoryAge } from './advisory-source.ts';

export interface AdvisoryFacts {
  readonly advisories: AdvisoryAge;
  /** Why a service was not asked that should have been. */
  readonly unasked?: string | undefined;
  /** Of what there is to compare. */
  readonly ecosystems?: readonly Ecosystem[];
}

export function toldOf({ advisories, unasked, inventory }: Assessment): AdvisoryFacts {
  return { advisories, unasked, ecosystems: ecosystemsOf(inventory.graphs) };
}

const dayMs = 24 * 60 * 60 * 1_000;
/** After a week, what was published since is worth a word. */
const oldDays = 7;

/** One paragraph, of whole sentences. */
export function describeAdvisories(
  { advisories, unasked, ecosystems = [] }: AdvisoryFacts,
  now: Date,
): string {
  const words = describeAge(advisories, ecosystems, now);
  return unasked === undefined ? words : `${unasked} What is on this machine was used instead. ${words}`;
}

function describeAge(age: AdvisoryAge, ecosystems: readonly Ecosystem[], now: Date): string {
  if (age.kind === 'none') return describeLack(ecosystems);
  if (age.kind === 'online') return `Advisories: asked of ${age.url} at ${age.askedAt}.`;
  const days = Math.max(0, Math.floor((now.getTime() - Date.parse(age.newestAt)) / dayMs));
  const missing = withoutAdvisories(age, ecosystems);
  const known = age.ecosystems.join(', ');
  return [
    `Advisories: ${age.advisories} of ${known}, the newest of ${age.newestAt.slice(0, 10)} (${days} ${days === 1 ? 'day' : 'days'} old), imported ${age.importedAt.slice(0, 10)}.`,
    ...(days > oldDays ? ['What was published since is not known here: "vireo advisories update".'] : []),
    ...(missing.length > 0 ? [describeMissing(missing)] : []),
  ].join(' ');
}

/** Of some ecosystems, where there are advisories of others. */
export function describeMissing(ecosystems: readonly Ecosystem[]): string {
  return `Packages of ${ecosystems.join(', ')} were compared with none: "${updateCommand(ecosystems)}".`;
}

/** What was not done, and how it can be; empty: of no ecosystem in particular. */
export function describeLack(ecosystems: readonly Ecosystem[]): string {
  return `${nameLack(ecosystems)} "${updateCommand(ecosystems)}" downloads them.`;
}

export function nameLack(ecosystems: readonly Ecosystem[]): string {
  const ofThese = ecosystems.length === 0 ? '' : ` of ${ecosystems.join(', ')}`;
  return `Vulnerabilities were not looked for: there are no advisories${ofThese} on this machine.`;
}
