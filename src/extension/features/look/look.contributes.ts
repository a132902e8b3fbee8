import { defineFeature } from '../../platform/feature/define-feature.ts';
import { onTitle } from '../../platform/feature/menu-items.ts';

interface LookCommands {
  'vireo.editInvoiceLook': [];
}

declare module '../../../contract/commands.ts' {
  interface CommandArguments extends LookCommands {}
}

declare module '../../../contract/views.ts' {
  interface Panels {
    'vireo.look': true;
  }
}

export const contributes = defineFeature<LookCommands>({
  after: 'money',
  commands: {
    'vireo.editInvoiceLook': {
      title: 'Edit Invoice Look…',
      needs: 'organization:write',
      icon: 'symbol-color',
    },
  },
  menus: [...onTitle('vireo.invoices', { 'vireo.editInvoiceLook': '9_vireo@1' })],
  panels: ['vireo.look'],
  bundles: {
    'look-panel.js': './look-panel.ts',
  },
});
