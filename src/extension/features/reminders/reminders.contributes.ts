import type { CommandTarget } from '../../../contract/commands.ts';
import { defineFeature } from '../../platform/feature/define-feature.ts';
import { onRow, onTitle } from '../../platform/feature/menu-items.ts';

interface RemindersCommands {
  'vireo.openReminders': [];
  'vireo.remindInvoice': [target?: CommandTarget];
}

declare module '../../../contract/commands.ts' {
  interface CommandArguments extends RemindersCommands {}
}

declare module '../../../contract/views.ts' {
  interface Panels {
    'vireo.reminders': true;
  }
}

export const contributes = defineFeature<RemindersCommands>({
  after: 'invoices',
  commands: {
    'vireo.openReminders': { title: 'Open Reminders', needs: 'reminder:read', icon: 'bell' },
    'vireo.remindInvoice': { title: 'Remind…', needs: 'reminder:write', icon: 'bell', palette: false },
  },
  menus: [
    ...onRow('vireo.invoices', 'invoice\\.issued\\.open.*', { 'vireo.remindInvoice': 'act@6' }),
    ...onRow('vireo.invoices', 'invoice\\.issued\\.open\\.overdue', { 'vireo.remindInvoice': 'inline@3' }),
    ...onTitle('vireo.invoices', { 'vireo.openReminders': 'navigation@3' }),
  ],
  panels: ['vireo.reminders'],
  bundles: {
    'reminders-panel.js': './reminders-panel.ts',
  },
});
