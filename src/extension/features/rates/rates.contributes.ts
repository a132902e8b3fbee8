import type { CommandTarget } from '../../../contract/commands.ts';
import { defineFeature } from '../../platform/feature/define-feature.ts';
import { onRow } from '../../platform/feature/menu-items.ts';

interface RatesCommands {
  'vireo.showRates': [target?: CommandTarget];
}

declare module '../../../contract/commands.ts' {
  interface CommandArguments extends RatesCommands {}
}

declare module '../../../contract/views.ts' {
  interface Panels {
    'vireo.rates': true;
  }
}

export const contributes = defineFeature<RatesCommands>({
  after: 'details',
  commands: {
    'vireo.showRates': { title: 'Show Rates', icon: 'symbol-number' },
  },
  menus: [...onRow('vireo.projects', 'project.*', { 'vireo.showRates': 'open@2' })],
  panels: ['vireo.rates'],
  bundles: {
    'rates-panel.js': './rates-panel.ts',
  },
});
