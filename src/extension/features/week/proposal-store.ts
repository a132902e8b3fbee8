/** Proposals for forgotten time, as the backend makes them of what it and this machine know. */

import { nameOf } from '../../platform/records.ts';
import type { Services } from '../../platform/services.ts';
import { gatherEvidence } from '../forgotten-time/gather-evidence.ts';
import { zoneQuery } from '../timer/timer-model.ts';
import type { FoundProposals, ProposalPorts } from './day-proposals.ts';

export function createProposalStore(services: Services): ProposalPorts {
  const { backend, records } = services;
  return {
    async find(date): Promise<FoundProposals> {
      const { problem, ...gathered } = await gatherEvidence(services, date);
      const body = { date, ...zoneQuery(), ...gathered };
      const [told, directory] = await Promise.all([
        backend.ask((api, options) => api.proposeTime({ ...options, body })),
        records.load(),
      ]);
      const projects = [...directory.projects.values()]
        .filter(({ archivedAt }) => archivedAt === null)
        .map(({ id }) => {
          const { client, project } = nameOf(directory, id);
          return { id, name: `${client} · ${project}` };
        })
        .toSorted((one, other) => one.name.localeCompare(other.name));
      return { told, problem: problem ?? told.warnings[0] ?? null, projects };
    },
    async ignore(keys): Promise<void> {
      await backend.ask((api, options) => api.ignoreTimeEvidence({ ...options, body: { keys: [...keys] } }));
    },
    async restore(keys): Promise<void> {
      await backend.ask((api, options) => api.restoreTimeEvidence({ ...options, body: { keys: [...keys] } }));
    },
  };
}
