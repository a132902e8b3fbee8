import type { SettingsOf } from '../../../contract/settings.ts';
import { defineFeature, defineSettings } from '../../platform/feature/define-feature.ts';

interface ModelsCommands {
  /** `preset` names a provider that is known; without it the user is asked. */
  'vireo.addModelProvider': [preset?: unknown];
  'vireo.openModels': [];
}

const settings = defineSettings({
  'vireo.models.editorModelsAnswerRuns': {
    type: 'boolean',
    default: false,
    scope: 'machine',
    description:
      'Lets models that the editor offers, such as GitHub Copilot, answer your own agent runs while this window is open, where neither you nor your organization has a key. Each request counts in your subscription.',
  },
});

declare module '../../../contract/settings.ts' {
  interface Settings extends SettingsOf<typeof settings> {}
}

declare module '../../../contract/commands.ts' {
  interface CommandArguments extends ModelsCommands {}
}

declare module '../../../contract/views.ts' {
  interface Panels {
    'vireo.models': true;
  }
}

export const contributes = defineFeature<ModelsCommands>({
  after: 'code-hosts',
  starts: true,
  commands: {
    'vireo.addModelProvider': { title: 'Set Up a Model…', needs: 'model:write', icon: 'add' },
    'vireo.openModels': { title: 'Open Models and Spending', needs: 'model:read', icon: 'credit-card' },
  },
  panels: ['vireo.models'],
  settings,
  bundles: {
    'open-bridge.js': './bridge/open-bridge.ts',
    'models-panel.js': './models-panel.ts',
    'add-provider.js': './add-provider.ts',
    'hand-over.js': './hand-over.ts',
    'notify-threshold.js': './notify-threshold.ts',
  },
});
