import { defineFeature } from '../../platform/feature/define-feature.ts';

interface GoalsCommands {
  'vireo.openGoals': [];
}

declare module '../../../contract/commands.ts' {
  interface CommandArguments extends GoalsCommands {}
}

declare module '../../../contract/views.ts' {
  interface Panels {
    'vireo.goals': true;
  }
}

export const contributes = defineFeature<GoalsCommands>({
  after: 'coach',
  commands: {
    'vireo.openGoals': { title: 'Open Goals and Check-ins', needs: 'coach:use', icon: 'target' },
  },
  panels: ['vireo.goals'],
  bundles: {
    'goals-panel.js': './goals-panel.ts',
  },
});
