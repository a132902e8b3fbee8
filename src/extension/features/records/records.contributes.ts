import type { CommandTarget } from '../../../contract/commands.ts';
import { defineFeature } from '../../platform/feature/define-feature.ts';

interface RecordsCommands {
  'vireo.openRecord': [target?: CommandTarget];
}

declare module '../../../contract/commands.ts' {
  interface CommandArguments extends RecordsCommands {}
}

export const contributes = defineFeature<RecordsCommands>({
  after: 'pages',
  commands: {
    'vireo.openRecord': { title: 'Open Record', palette: false },
  },
  bundles: {
    'pick-record.js': './pick-record.ts',
  },
});
