import { defineFeature } from '../../platform/feature/define-feature.ts';
import { onTitle } from '../../platform/feature/menu-items.ts';

interface MoneyCommands {
  'vireo.openInvoices': [];
}

declare module '../../../contract/commands.ts' {
  interface CommandArguments extends MoneyCommands {}
}

declare module '../../../contract/views.ts' {
  interface Panels {
    'vireo.money': true;
  }
}

export const contributes = defineFeature<MoneyCommands>({
  after: 'stack',
  commands: {
    'vireo.openInvoices': { title: 'Open Invoices Overview', needs: 'invoice:read', icon: 'graph' },
  },
  menus: [...onTitle('vireo.invoices', { 'vireo.openInvoices': 'navigation@2' })],
  panels: ['vireo.money'],
  bundles: {
    'money-panel.js': './money-panel.ts',
  },
});
