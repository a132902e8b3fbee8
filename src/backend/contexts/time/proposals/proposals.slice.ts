/** Entries proposed for untracked time. */
import { defineSlice } from '../../../platform/slice.ts';
import type { ProposalPorts } from './proposals.ports.ts';
import { proposalsRoutes } from './proposals.routes.ts';
import { proposalScope } from './proposals.scope.ts';
import { createProposalsService } from './proposals.service.ts';

export const proposalsSlice = defineSlice({
  name: 'time/proposals',
  tables: ['activity_blocks', 'ignored_evidence'],
  reads: [],
  people: ['activity_blocks.user_id', 'ignored_evidence.user_id'],
  scope: proposalScope,
  uses: { projects: ['activity_blocks.project_id'] },
  mount: (ports: ProposalPorts) => ({ routes: proposalsRoutes(createProposalsService(ports)) }),
});
