import { defineFeature } from '../../platform/feature/define-feature.ts';
import { onTitle } from '../../platform/feature/menu-items.ts';

interface DashboardCommands {
  'vireo.openDashboard': [];
}

declare module '../../../contract/commands.ts' {
  interface CommandArguments extends DashboardCommands {}
}

declare module '../../../contract/views.ts' {
  interface Panels {
    'vireo.dashboard': true;
  }
}

export const contributes = defineFeature<DashboardCommands>({
  after: 'week',
  commands: {
    'vireo.openDashboard': { title: 'Open Dashboard', icon: 'dashboard' },
  },
  menus: [...onTitle('vireo.projects', { 'vireo.openDashboard': 'navigation@3' })],
  panels: ['vireo.dashboard'],
  bundles: {
    'dashboard-panel.js': './dashboard-panel.ts',
  },
});
