/** Proposals for forgotten time, as the backend makes them of what it and this machine know. */

import type { ProposeTime, TimeProposals } from '../../../src/api-client/index.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import type { SeenCommit } from '../../../src/pages/time/evidence-git.ts';
import { describeWarnings } from '../../../src/pages/time/proposal-items.ts';
import { zoneQuery } from '../../../src/pages/time/zone-query.ts';
import type { FoundProposals, ProposalPorts } from './day-proposals.ts';
import { listOpenProjects } from './list-work.ts';

/** What the machine of the user knows of a day. */
export interface GatheredEvidence extends Pick<ProposeTime, 'calendar'> {
  readonly commits: NonNullable<ProposeTime['commits']>;
  /** The same commits with their repositories. */
  readonly seen: readonly SeenCommit[];
  /** What could not be read, in sentences. */
  readonly problem?: string;
}

export type GatherEvidence = (date: string) => Promise<GatheredEvidence>;

/** One line below the grid: the list of Find Forgotten Time names the others. */
function describeFirst(warnings: TimeProposals['warnings'], { t }: Pick<PagePorts, 't'>): string | null {
  const [first] = describeWarnings(warnings, t);
  if (first === undefined) return null;
  return [first.label.replace('$(info) ', ''), first.detail].filter(Boolean).join(': ');
}

export function createProposalStore(ports: PagePorts, gather: GatherEvidence): ProposalPorts {
  const { backend, records } = ports;
  return {
    async find(date): Promise<FoundProposals> {
      const { problem, seen, ...gathered } = await gather(date);
      const body = { date, ...zoneQuery(), ...gathered };
      const [told, directory] = await Promise.all([
        backend.ask((api, options) => api.proposeTime({ ...options, body })),
        records.load(),
      ]);
      const projects = listOpenProjects(directory, ports);
      return { told, seen, problem: problem ?? describeFirst(told.warnings, ports), projects };
    },
    async ignore(keys): Promise<void> {
      await backend.ask((api, options) => api.ignoreTimeEvidence({ ...options, body: { keys: [...keys] } }));
    },
    async restore(keys): Promise<void> {
      await backend.ask((api, options) => api.restoreTimeEvidence({ ...options, body: { keys: [...keys] } }));
    },
  };
}
