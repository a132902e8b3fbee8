import { defineFeature } from '../../platform/feature/define-feature.ts';

interface MailCommands {
  /** `wait`: until an account is ready, which is answered. */
  'vireo.setUpEmail': [until?: 'wait'];
  'vireo.releaseOutgoing': [];
  'vireo.enterMailPassword': [accountId?: string];
  'vireo.openOutbox': [];
}

declare module '../../../contract/commands.ts' {
  interface CommandArguments extends MailCommands {}
}

declare module '../../../contract/views.ts' {
  interface Panels {
    'vireo.outbox': true;
    'vireo.email': true;
  }
}

export const contributes = defineFeature<MailCommands>({
  after: 'look',
  starts: true,
  commands: {
    'vireo.setUpEmail': { title: 'Set Up Email…', needs: 'mail:write', icon: 'mail' },
    'vireo.releaseOutgoing': { title: 'Release Waiting Mail…', needs: 'outgoing:write', icon: 'send' },
    'vireo.enterMailPassword': { title: 'Enter Mail Password…', needs: 'mail:write', icon: 'key' },
    'vireo.openOutbox': { title: 'Open Mail and Schedules', needs: 'mail:read', icon: 'mail' },
  },
  panels: ['vireo.outbox', 'vireo.email'],
  bundles: {
    'outbox-panel.js': './outbox-panel.ts',
    'enter-password.js': './enter-password.ts',
    'email-panel.js': './email-panel.ts',
    'mail-passwords.js': './mail-passwords.ts',
    'release-outgoing.js': './release-outgoing.ts',
  },
});
