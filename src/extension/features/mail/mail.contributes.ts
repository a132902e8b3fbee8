import { defineFeature } from '../../platform/feature/define-feature.ts';

interface MailCommands {
  'vireo.setUpEmail': [];
  'vireo.releaseOutgoing': [];
}

declare module '../../../contract/commands.ts' {
  interface CommandArguments extends MailCommands {}
}

export const contributes = defineFeature<MailCommands>({
  after: 'look',
  commands: {
    'vireo.setUpEmail': { title: 'Set Up Email…', icon: 'mail' },
    'vireo.releaseOutgoing': { title: 'Release Waiting Mail…', icon: 'send' },
  },
  bundles: {
    'set-up-email.js': './set-up-email.ts',
    'mail-passwords.js': './mail-passwords.ts',
    'release-outgoing.js': './release-outgoing.ts',
  },
});
