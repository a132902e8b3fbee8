import { defineFeature } from '../../platform/feature/define-feature.ts';
import { alone, onRow, onTitle } from '../../platform/feature/menu-items.ts';

interface ApprovalsCommands {
  'vireo.openApprovals': [];
}

declare module '../../../contract/commands.ts' {
  interface CommandArguments extends ApprovalsCommands {}
}

declare module '../../../contract/views.ts' {
  interface Panels {
    'vireo.approvals': true;
  }
}

export const contributes = defineFeature<ApprovalsCommands>({
  after: 'timer',
  commands: {
    'vireo.openApprovals': { title: 'Open Approvals', needs: 'timesheet:read', icon: 'checklist' },
  },
  menus: [
    ...onRow('vireo.timesheets', 'timesheet\\.submitted.*', { 'vireo.openApprovals': 'open@3' }, alone),
    ...onTitle('vireo.timesheets', { 'vireo.openApprovals': 'navigation@4' }),
  ],
  panels: ['vireo.approvals'],
  bundles: {
    'approvals-panel.js': './approvals-panel.ts',
  },
});
