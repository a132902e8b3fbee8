import type { SettingsOf } from '../../../contract/settings.ts';
import { defineFeature, defineSettings } from '../../platform/feature/define-feature.ts';
import { onTitle } from '../../platform/feature/menu-items.ts';

interface ForgottenTimeCommands {
  'vireo.findForgottenTime': [date?: unknown];
}

const settings = defineSettings({
  'vireo.time.calendarFile': {
    type: 'string',
    default: '',
    scope: 'machine',
    description:
      'Calendar file (`.ics`) of your meetings, as an absolute path. *Find Forgotten Time* suggests entries for meetings without recorded time. The file is read on this machine and not stored.',
  },
});

declare module '../../../contract/commands.ts' {
  interface CommandArguments extends ForgottenTimeCommands {}
}

declare module '../../../contract/settings.ts' {
  interface Settings extends SettingsOf<typeof settings> {}
}

export const contributes = defineFeature<ForgottenTimeCommands>({
  after: 'approvals',
  commands: {
    'vireo.findForgottenTime': { title: 'Find Forgotten Time…', needs: 'time:write', icon: 'history' },
  },
  menus: [...onTitle('vireo.timesheets', { 'vireo.findForgottenTime': '1_find@1' })],
  settings,
  bundles: {
    'find-forgotten-time.js': './find-forgotten-time.ts',
  },
});
