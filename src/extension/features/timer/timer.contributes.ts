import type { CommandTarget } from '../../../contract/commands.ts';
import type { SettingsOf } from '../../../contract/settings.ts';
import { defineFeature, defineSettings } from '../../platform/feature/define-feature.ts';
import { alone, onRow } from '../../platform/feature/menu-items.ts';

interface TimerCommands {
  'vireo.startTimer': [target?: CommandTarget];
  'vireo.startTimerHere': [];
  'vireo.resumeTimer': [target?: CommandTarget];
  'vireo.stopTimer': [];
  'vireo.toggleTimer': [];
  'vireo.switchTimer': [];
  'vireo.editTimerNote': [];
  'vireo.discardTimer': [];
  'vireo.answerTimerQuestion': [answer?: unknown, questionId?: unknown];
}

const settings = defineSettings({
  'vireo.timer.limitHours': {
    type: 'number',
    default: 9,
    minimum: 1,
    maximum: 24,
    scope: 'window',
    description:
      'Hours of a day, or of one running timer, after which the timer is shown as a warning in the status bar.',
  },
  'vireo.timer.askForNote': {
    type: 'boolean',
    default: true,
    scope: 'window',
    description: 'Ask for a note when the timer is stopped.',
  },
  'vireo.timer.idleMinutes': {
    type: 'number',
    default: 10,
    minimum: 0,
    maximum: 480,
    scope: 'window',
    description:
      'Minutes without a sign of work, while a timer runs, after which Vireo asks what they were. Nothing is changed before you answer. 0: never ask.',
  },
  'vireo.timer.reminder': {
    type: 'string',
    default: 'gentle',
    choices: ['off', 'gentle', 'firm'],
    scope: 'window',
    description:
      'When you work on a project and no timer runs, or the day is past `#vireo.timer.limitHours#`: `gentle` shows it in the status bar, `firm` says it once in a notification, too, `off` says nothing.',
  },
  'vireo.time.rememberActivity': {
    type: 'boolean',
    default: true,
    scope: 'window',
    description:
      'Remember when you worked in this editor, and on which project and branch, so that *Find Forgotten Time* can propose entries for it. It is kept for three months, is shown to no one else, and never becomes an entry by itself.',
  },
  'vireo.git.attachFacts': {
    type: 'boolean',
    default: true,
    scope: 'resource',
    restricted: true,
    description:
      'Keep the branch and the commits of the work with each entry. Never in Restricted Mode; credentials in the address of a remote are never kept.',
  },
});

declare module '../../../contract/commands.ts' {
  interface CommandArguments extends TimerCommands {}
}

declare module '../../../contract/settings.ts' {
  interface Settings extends SettingsOf<typeof settings> {}
}

export const contributes = defineFeature<TimerCommands>({
  after: 'timesheets',
  starts: true,
  commands: {
    'vireo.startTimer': { title: 'Start Timer…', needs: 'time:write', icon: 'play-circle' },
    'vireo.startTimerHere': {
      title: 'Start Timer on Project of This Folder',
      needs: 'time:write',
      icon: 'play-circle',
    },
    'vireo.resumeTimer': { title: 'Resume Timer', needs: 'time:write', icon: 'debug-restart' },
    'vireo.stopTimer': {
      title: 'Stop Timer…',
      needs: 'time:write',
      icon: 'stop-circle',
      palette: 'vireo.timerRunning',
    },
    'vireo.toggleTimer': { title: 'Start or Stop Timer…', needs: 'time:write' },
    'vireo.switchTimer': {
      title: 'Switch Timer…',
      needs: 'time:write',
      icon: 'arrow-swap',
      palette: 'vireo.timerRunning',
    },
    'vireo.editTimerNote': {
      title: 'Edit Note of Timer…',
      needs: 'time:write',
      icon: 'edit',
      palette: 'vireo.timerRunning',
    },
    'vireo.discardTimer': {
      title: 'Discard Timer',
      needs: 'time:write',
      icon: 'trash',
      palette: 'vireo.timerRunning',
    },
    'vireo.answerTimerQuestion': {
      title: 'Answer Timer Question…',
      needs: 'time:write',
      icon: 'question',
      palette: 'vireo.timerQuestion',
    },
  },
  menus: [
    ...onRow('vireo.projects', 'project.*idle', { 'vireo.startTimer': 'inline@1' }),
    ...onRow('vireo.projects', 'project.*running', { 'vireo.stopTimer': ['inline@1', 'act@1'] }),
    ...onRow('vireo.projects', 'project.*', { 'vireo.startTimer': 'act@1' }),
    ...onRow('vireo.timesheets', 'entry\\.running', { 'vireo.stopTimer': ['inline@1', 'act@1'] }),
    ...onRow('vireo.timesheets', 'entry\\.open', { 'vireo.resumeTimer': 'inline@1' }, alone),
    ...onRow('vireo.timesheets', 'entry\\.(open|locked|submitted)', { 'vireo.resumeTimer': 'act@1' }, alone),
  ],
  keybindings: [
    // Two keystrokes to start and two to stop: the chord is one for both.
    { command: 'vireo.startTimerHere', key: 'ctrl+alt+v t', mac: 'cmd+alt+v t', when: '!vireo.timerRunning' },
    { command: 'vireo.toggleTimer', key: 'ctrl+alt+v t', mac: 'cmd+alt+v t', when: 'vireo.timerRunning' },
    { command: 'vireo.resumeTimer', key: 'ctrl+alt+v r', mac: 'cmd+alt+v r' },
    { command: 'vireo.switchTimer', key: 'ctrl+alt+v s', mac: 'cmd+alt+v s', when: 'vireo.timerRunning' },
    { command: 'vireo.editTimerNote', key: 'ctrl+alt+v n', mac: 'cmd+alt+v n', when: 'vireo.timerRunning' },
    { command: 'vireo.discardTimer', key: 'ctrl+alt+v d', mac: 'cmd+alt+v d', when: 'vireo.timerRunning' },
    {
      command: 'vireo.answerTimerQuestion',
      key: 'ctrl+alt+v q',
      mac: 'cmd+alt+v q',
      when: 'vireo.timerQuestion',
    },
  ],
  settings,
  bundles: {
    'timer-commands.js': './timer-commands.ts',
    'timer-watch.js': './timer-watch.ts',
  },
});
