import { defineFeature } from '../../platform/feature/define-feature.ts';
import { onTitle } from '../../platform/feature/menu-items.ts';

interface AccountsCommands {
  'vireo.signIn': [];
  'vireo.signInAgain': [];
  'vireo.switchAccount': [];
  'vireo.signOut': [];
  'vireo.copySignInCode': [code: string];
}

declare module '../../../contract/commands.ts' {
  interface CommandArguments extends AccountsCommands {}
}

export const contributes = defineFeature<AccountsCommands>({
  after: 'waiting-time',
  starts: true,
  commands: {
    'vireo.signIn': { title: 'Sign In to a Server…', icon: 'sign-in' },
    'vireo.signInAgain': { title: 'Sign In Again', palette: 'vireo.account' },
    'vireo.switchAccount': { title: 'Switch Account…', icon: 'account' },
    'vireo.signOut': { title: 'Sign Out…', icon: 'sign-out' },
    'vireo.copySignInCode': { title: 'Copy Sign-In Code', palette: false },
  },
  menus: onTitle('vireo.projects', { 'vireo.switchAccount': '9_vireo@8' }),
  bundles: {
    'account-actions.js': './account-actions.ts',
    'account-window.js': './account-window.ts',
  },
});
