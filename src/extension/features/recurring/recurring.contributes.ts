import type { CommandTarget } from '../../../contract/commands.ts';
import { defineFeature } from '../../platform/feature/define-feature.ts';
import { onRow, onTitle } from '../../platform/feature/menu-items.ts';

interface RecurringCommands {
  'vireo.openRecurringInvoices': [];
  'vireo.makeRecurring': [target?: CommandTarget];
}

declare module '../../../contract/commands.ts' {
  interface CommandArguments extends RecurringCommands {}
}

declare module '../../../contract/views.ts' {
  interface Panels {
    'vireo.recurring': true;
  }
}

export const contributes = defineFeature<RecurringCommands>({
  after: 'reminders',
  commands: {
    'vireo.openRecurringInvoices': {
      title: 'Open Recurring Invoices',
      needs: 'recurring:read',
      icon: 'sync',
    },
    'vireo.makeRecurring': {
      title: 'Make Recurring…',
      needs: 'recurring:write',
      icon: 'sync',
      palette: false,
    },
  },
  menus: [
    ...onRow('vireo.invoices', 'invoice\\.(draft|issued.*)', { 'vireo.makeRecurring': 'act@11' }),
    ...onTitle('vireo.invoices', { 'vireo.openRecurringInvoices': '1_pages@1' }),
  ],
  panels: ['vireo.recurring'],
  bundles: {
    'recurring-panel.js': './recurring-panel.ts',
  },
});
