import { defineFeature } from '../../platform/feature/define-feature.ts';

interface ProposalsCommands {
  'vireo.reviewProposals': [];
}

declare module '../../../contract/commands.ts' {
  interface CommandArguments extends ProposalsCommands {}
}

export const contributes = defineFeature<ProposalsCommands>({
  after: 'assistants',
  starts: true,
  commands: {
    'vireo.reviewProposals': { title: 'Review Proposals', needs: 'act:read', icon: 'checklist' },
  },
  bundles: {
    'notify-proposals.js': './notify-proposals.ts',
    'review-proposals.js': './review-proposals.ts',
  },
});
