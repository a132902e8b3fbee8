/** Proposals for forgotten time, as the backend makes them of what it and this machine know. */

import type { TimeProposals } from '../../../api-client/index.ts';
import { userLocale } from '../../platform/l10n.ts';
import type { Services } from '../../platform/services.ts';
import { describeWarnings } from '../../platform/time/proposal-items.ts';
import { zoneQuery } from '../../platform/zone-query.ts';
import { gatherEvidence } from '../forgotten-time/index.ts';
import type { FoundProposals, ProposalPorts } from './day-proposals.ts';
import { listOpenProjects } from './list-work.ts';

/** One line below the grid: the list of Find Forgotten Time names the others. */
function describeFirst(warnings: TimeProposals['warnings'], { t }: Pick<Services, 't'>): string | null {
  const [first] = describeWarnings(warnings, t);
  if (first === undefined) return null;
  return [first.label.replace('$(info) ', ''), first.detail].filter(Boolean).join(': ');
}

export function createProposalStore(services: Services): ProposalPorts {
  const { backend, records } = services;
  return {
    async find(date): Promise<FoundProposals> {
      const { problem, seen, ...gathered } = await gatherEvidence(services, date);
      const body = { date, ...zoneQuery(), ...gathered };
      const [told, directory] = await Promise.all([
        backend.ask((api, options) => api.proposeTime({ ...options, body })),
        records.load(),
      ]);
      const projects = listOpenProjects(directory, { t: services.t, locale: userLocale() });
      return { told, seen, problem: problem ?? describeFirst(told.warnings, services), projects };
    },
    async ignore(keys): Promise<void> {
      await backend.ask((api, options) => api.ignoreTimeEvidence({ ...options, body: { keys: [...keys] } }));
    },
    async restore(keys): Promise<void> {
      await backend.ask((api, options) => api.restoreTimeEvidence({ ...options, body: { keys: [...keys] } }));
    },
  };
}
