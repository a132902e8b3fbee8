import { defineFeature } from '../../platform/feature/define-feature.ts';

interface WaitingTimeCommands {
  'vireo.openWaitingTime': [];
}

declare module '../../../contract/commands.ts' {
  interface CommandArguments extends WaitingTimeCommands {}
}

export const contributes = defineFeature<WaitingTimeCommands>({
  after: 'timer',
  starts: true,
  commands: {
    'vireo.openWaitingTime': { title: 'Show Time That Waits for the Server' },
  },
  bundles: {
    'show-waiting-time.js': './show-waiting-time.ts',
  },
});
