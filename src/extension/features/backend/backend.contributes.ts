import type { ProblemCode } from '../../../contract/context-keys.ts';
import type { SettingsOf } from '../../../contract/settings.ts';
import { type Button, defineFeature, defineSettings } from '../../platform/feature/define-feature.ts';
import { onTitle } from '../../platform/feature/menu-items.ts';

interface BackendCommands {
  'vireo.showLog': [];
  'vireo.reconnect': [];
  'vireo.startEmpty': [];
  'vireo.openMovedDatabase': [];
  'vireo.backUpNow': [];
  'vireo.restoreBackup': [];
}

const settings = defineSettings({
  'vireo.dataDirectory': {
    type: 'string',
    default: '',
    scope: 'machine',
    description:
      'Folder in which Vireo keeps your data on this machine, as an absolute path. Empty: the usual place for data of the user. Takes effect when the window is reloaded.',
  },
});

declare module '../../../contract/commands.ts' {
  interface CommandArguments extends BackendCommands {}
}

declare module '../../../contract/settings.ts' {
  interface Settings extends SettingsOf<typeof settings> {}
}

interface ProblemText {
  readonly sentence: string;
  readonly buttons: readonly Button[];
}

const retry: Button = ['Try Again', 'vireo.reconnect'];
const log: Button = ['Show Log', 'vireo.showLog'];

const problems: Readonly<Record<Exclude<ProblemCode, 'ended'>, ProblemText>> = {
  cannot_start: {
    sentence: 'The Vireo service does not start. The log says why.',
    buttons: [retry, log],
  },
  no_answer: {
    sentence: 'An older Vireo is running and does not end. Close its windows, then try again.',
    buttons: [retry, log],
  },
  newer_backend: {
    sentence: 'A newer Vireo is running that this version cannot talk to. Update this one.',
    buttons: [['Show Extension', 'extension.open?%22vireo.vireo%22'], retry],
  },
  data_directory: {
    sentence: 'The folder for your data cannot be used. Make it writable, or choose another one.',
    buttons: [['Choose Another Folder', 'workbench.action.openSettings?%22vireo.dataDirectory%22'], retry],
  },
  database: {
    sentence: 'Your data cannot be opened. The log says why; a full disk is the usual reason.',
    buttons: [retry, log],
  },
  store_set_aside: {
    sentence: 'Your database could not be opened, or is missing. Nothing is recorded until you decide.',
    buttons: [
      ['Restore Backup…', 'vireo.restoreBackup'],
      ['Open Folder', 'vireo.openMovedDatabase'],
      ['Start Empty…', 'vireo.startEmpty'],
    ],
  },
  signed_out: {
    sentence: 'You are signed out of the server of this window. Your records there are as they were.',
    buttons: [
      ['Sign In Again', 'vireo.signInAgain'],
      ['Switch Account…', 'vireo.switchAccount'],
    ],
  },
  unknown: { sentence: 'Your data cannot be reached. The log says why.', buttons: [retry, log] },
};

export const contributes = defineFeature<BackendCommands>({
  after: null,
  starts: true,
  commands: {
    'vireo.showLog': { title: 'Show Log', icon: 'output' },
    'vireo.reconnect': { title: 'Reconnect to Vireo Service', icon: 'refresh' },
    'vireo.startEmpty': {
      title: 'Start with Empty Practice…',
      palette: 'vireo.backend == failed && vireo.problem == store_set_aside',
    },
    'vireo.openMovedDatabase': {
      title: 'Open Folder of Moved Database',
      palette: 'vireo.backend == failed && vireo.problem == store_set_aside',
    },
    'vireo.backUpNow': { title: 'Back Up Now', needs: 'backup:write', icon: 'archive' },
    'vireo.restoreBackup': { title: 'Restore Backup…' },
  },
  menus: [
    ...onTitle('vireo.projects', {
      'vireo.backUpNow': '9_vireo@4',
      'vireo.restoreBackup': '9_vireo@5',
      'vireo.showLog': '9_vireo@7',
    }),
  ],
  everyWelcome: Object.entries(problems).map(([code, { sentence, buttons }]) => ({
    name: `failed.${code}`,
    sentence,
    buttons,
    when: `vireo.backend == failed && vireo.problem == ${code}`,
  })),
  settings,
  bundles: {
    'backup-actions.js': './backup-actions.ts',
  },
});
