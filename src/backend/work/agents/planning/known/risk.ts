import type { FactEvidence } from '../../../../../workspace/facts/model.ts';
import type { KnownRate, Stakeholder } from './planning-facts.ts';

export type Level = 'high' | 'medium' | 'low';

export interface Risk {
  /** The same for the same cause: `END-OF-LIFE-api`. */
  readonly id: string;
  /** A sentence. */
  readonly text: string;
  readonly likelihood: Level;
  readonly impact: Level;
  /** Who looks after it. */
  readonly owner: 'development' | 'business';
  /** Of work that the response takes, estimated. */
  readonly hours: number;
  /** What to do about it: a sentence. */
  readonly response: string;
  /** Files that show it, or `record` where it is on record at Vireo. */
  readonly evidence: readonly FactEvidence[] | 'record' | 'given';
}

export const withoutEnd = (text: string): string => text.trim().replace(/[.!?]+$/, '');

const builds = /develop|engineer|architect|devops|tech|\bit\b|operation|admin|program|\bcto\b/i;
const decides = /owner|product|sponsor|client|customer|manag|lead|head|\bceo\b|direct|chief/i;

/** By name where one has such a role, else the side that it is of. */
export function ownerOf(
  { owner }: Pick<Risk, 'owner'>,
  stakeholders: readonly Stakeholder[],
  clientName: string | undefined,
): string {
  const fits = ({ role }: Stakeholder) =>
    owner === 'development' ? builds.test(role) : decides.test(role) && !builds.test(role);
  return (
    stakeholders.find(fits)?.name ?? (owner === 'development' ? 'Development' : (clientName ?? 'Client'))
  );
}

/** `2 h, EUR 240`; without money where no rate is on record. */
export function costOf({ hours }: Pick<Risk, 'hours'>, rate: KnownRate | undefined): string {
  const work = `${hours} h`;
  const money = Number(rate?.amount) * hours;
  return rate === undefined || !Number.isFinite(money)
    ? work
    : `${work}, ${rate.currency} ${Math.round(money)}`;
}
