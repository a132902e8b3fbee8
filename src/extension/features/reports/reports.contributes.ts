import { defineFeature } from '../../platform/feature/define-feature.ts';
import { onTitle } from '../../platform/feature/menu-items.ts';

interface ReportsCommands {
  'vireo.openReports': [];
}

declare module '../../../contract/commands.ts' {
  interface CommandArguments extends ReportsCommands {}
}

declare module '../../../contract/views.ts' {
  interface Panels {
    'vireo.reports': true;
  }
}

export const contributes = defineFeature<ReportsCommands>({
  after: 'dashboard',
  commands: {
    'vireo.openReports': { title: 'Open Reports', icon: 'graph' },
  },
  menus: [...onTitle('vireo.timesheets', { 'vireo.openReports': 'navigation@3' })],
  panels: ['vireo.reports'],
  bundles: {
    'reports-panel.js': './reports-panel.ts',
  },
});
