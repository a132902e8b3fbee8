import type { CommandTarget } from '../../../contract/commands.ts';
import { defineFeature } from '../../platform/feature/define-feature.ts';
import { onRow } from '../../platform/feature/menu-items.ts';

interface HealthCommands {
  'vireo.showHealth': [target?: CommandTarget];
}

declare module '../../../contract/commands.ts' {
  interface CommandArguments extends HealthCommands {}
}

declare module '../../../contract/views.ts' {
  interface PageSchemes {
    'vireo-health': true;
  }
}

export const contributes = defineFeature<HealthCommands>({
  after: 'agents',
  starts: true,
  commands: {
    'vireo.showHealth': { title: 'Show Health of Project', icon: 'shield' },
  },
  menus: [...onRow('vireo.projects', 'project.*', { 'vireo.showHealth': 'open@1' })],
  pageSchemes: ['vireo-health'],
  bundles: {
    'health-host.js': './health-host.ts',
  },
});
