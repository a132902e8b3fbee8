import { defineFeature } from '../../platform/feature/define-feature.ts';
import { onTitle } from '../../platform/feature/menu-items.ts';

interface CoachCommands {
  /** The id of a conversation to show, or a question for the composer of a new one; without either the one that is shown. */
  'vireo.openCoach': [asked?: unknown];
  'vireo.openCoachInEditor': [];
  'vireo.checkIn': [];
  'vireo.newCoachSession': [];
}

declare module '../../../contract/commands.ts' {
  interface CommandArguments extends CoachCommands {}
}

declare module '../../../contract/views.ts' {
  interface Views {
    'vireo.coach': 'webview';
  }
  interface Panels {
    'vireo.coachPanel': true;
  }
}

export const contributes = defineFeature<CoachCommands>({
  after: 'models',
  starts: true,
  commands: {
    'vireo.openCoach': { title: 'Open Coach', needs: 'coach:use', icon: 'comment-discussion' },
    'vireo.openCoachInEditor': { title: 'Open Coach in Editor', needs: 'coach:use', icon: 'link-external' },
    'vireo.checkIn': { title: 'Check In on Last Week', needs: 'coach:use', icon: 'calendar' },
    'vireo.newCoachSession': { title: 'New Coach Session', needs: 'coach:use', icon: 'add' },
  },
  menus: [
    ...onTitle('vireo.coach', {
      'vireo.newCoachSession': 'navigation@1',
      'vireo.openCoachInEditor': 'navigation@2',
    }),
    ...onTitle('vireo.projects', { 'vireo.openCoach': '9_vireo@2' }),
  ],
  containers: [{ id: 'vireoCoach', place: 'secondarySidebar', title: 'Coach', key: 'view.coach' }],
  views: [{ id: 'vireo.coach', container: 'vireoCoach', name: 'Coach', type: 'webview', needs: 'coach:use' }],
  keybindings: [{ command: 'vireo.openCoach', key: 'ctrl+alt+v c', mac: 'cmd+alt+v c' }],
  panels: ['vireo.coachPanel'],
  bundles: {
    'coach-panel.js': './coach-panel.ts',
  },
});
