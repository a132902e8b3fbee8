/** What assistants may do: the runner of tools, what they propose, the rules, and what was decided. */
import { defineSlice } from '../../../platform/slice.ts';
import type { ToolRunner } from '../../../platform/tools/tool-runner.ts';
import { createActRulesService } from './act-rules.service.ts';
import { actEvents } from './acts.events.ts';
import { actNotices } from './acts.notices.ts';
import type { ActPorts } from './acts.ports.ts';
import { actRuleRoutes, decisionRoutes, proposalRoutes, toolRoutes } from './acts.routes.ts';
import { actScope } from './acts.scope.ts';
import { budgetTool } from './budget.tool.ts';
import { calculateTool } from './calculate.tool.ts';
import { createDecisionsService } from './decisions.service.ts';
import { createProposalsService } from './proposals.service.ts';

interface ActSlicePorts extends ActPorts {
  readonly runner: ToolRunner;
  readonly openBudgets: Parameters<typeof budgetTool>[0];
}

export const actsSlice = defineSlice({
  name: 'agents/acts',
  tables: ['act_proposals', 'act_decisions', 'act_rules'],
  reads: [],
  people: ['act_proposals.user_id', 'act_decisions.user_id', 'act_rules.user_id'],
  permissions: {
    'act:read': { user: 'own', viewer: 'own', billing_admin: 'own', approver: 'own' },
    'act:write': { user: 'own', billing_admin: 'own', approver: 'own' },
  },
  scope: actScope,
  events: actEvents,
  mount: (ports: ActSlicePorts) => ({
    notices: actNotices,
    tools: [calculateTool, budgetTool(ports.openBudgets)],
    routes: [
      ...toolRoutes(ports.runner),
      ...proposalRoutes(createProposalsService(ports)),
      ...actRuleRoutes(createActRulesService(ports)),
      ...decisionRoutes(createDecisionsService(ports)),
    ],
  }),
});
