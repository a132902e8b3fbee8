import type { CommandTarget } from '../../../contract/commands.ts';
import { defineFeature } from '../../platform/feature/define-feature.ts';
import { alone, onRow, onTitle } from '../../platform/feature/menu-items.ts';

interface WeekCommands {
  'vireo.openWeek': [target?: CommandTarget];
}

declare module '../../../contract/commands.ts' {
  interface CommandArguments extends WeekCommands {}
}

declare module '../../../contract/views.ts' {
  interface Panels {
    'vireo.week': true;
  }
}

export const contributes = defineFeature<WeekCommands>({
  after: 'time-import',
  commands: {
    'vireo.openWeek': { title: 'Open Week', icon: 'calendar' },
  },
  menus: [
    ...onRow('vireo.timesheets', 'timesheet\\..*', { 'vireo.openWeek': ['inline@9', 'open@1'] }, alone),
    ...onTitle('vireo.timesheets', { 'vireo.openWeek': 'navigation@2' }),
  ],
  panels: ['vireo.week'],
  bundles: {
    'week-panel.js': './week-panel.ts',
  },
});
