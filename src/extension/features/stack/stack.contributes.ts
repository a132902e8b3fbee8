import { defineFeature } from '../../platform/feature/define-feature.ts';
import { onTitle } from '../../platform/feature/menu-items.ts';

interface StackCommands {
  'vireo.showStack': [];
}

declare module '../../../contract/commands.ts' {
  interface CommandArguments extends StackCommands {}
}

declare module '../../../contract/views.ts' {
  interface Panels {
    'vireo.stack': true;
  }
}

export const contributes = defineFeature<StackCommands>({
  after: 'findings',
  commands: {
    'vireo.showStack': { title: 'Show Stack', icon: 'layers' },
  },
  menus: [...onTitle('vireo.findings', { 'vireo.showStack': '0_open@2' })],
  panels: ['vireo.stack'],
  bundles: {
    'stack-panel.js': './stack-panel.ts',
  },
});
