/** Time rules by project, cached until the event log moves on: they hardly ever change. */
import { KeptByHead } from '../../../../platform/events/kept-by-head.ts';
import type { Reads } from '../../../../platform/reach/reads.ts';
import type { LoadTimeRules, ProjectTimeRules } from '../../../account/model/time-rule-fields.ts';

type Rules = Map<string, ProjectTimeRules | undefined>;

export interface RulesAsked {
  /** Of the organization's last event, read with the rows that are shown. */
  readonly head: number;
  readonly projectIds: readonly string[];
}

export class RulesCache {
  private readonly kept = new KeptByHead<Rules>();
  private readonly load: LoadTimeRules;

  constructor(load: LoadTimeRules) {
    this.load = load;
  }

  /** Holds at least the projects that are asked for. */
  async find(reads: Reads, { head, projectIds }: RulesAsked): Promise<Rules> {
    const rules = this.kept.get(reads.actor.organizationId, head, () => new Map());
    const missing = new Set(projectIds.filter((id) => !rules.has(id)));
    if (missing.size === 0) return rules;
    const loaded = await this.load(reads, [...missing]);
    for (const id of missing) rules.set(id, loaded.get(id));
    return rules;
  }
}
