import { defineFeature } from '../../platform/feature/define-feature.ts';

interface CodeHostsCommands {
  'vireo.setCodeHostToken': [];
}

declare module '../../../contract/commands.ts' {
  interface CommandArguments extends CodeHostsCommands {}
}

export const contributes = defineFeature<CodeHostsCommands>({
  after: 'invoices',
  commands: {
    'vireo.setCodeHostToken': { title: 'Set Token of GitHub or GitLab…' },
  },
  bundles: {
    'set-token.js': './set-token.ts',
  },
});
