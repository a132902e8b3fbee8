import { defineFeature } from '../../platform/feature/define-feature.ts';

interface PagesCommands {
  'vireo.openPlace': [place?: unknown];
}

declare module '../../../contract/commands.ts' {
  interface CommandArguments extends PagesCommands {}
}

export const contributes = defineFeature<PagesCommands>({
  after: 'backend',
  starts: true,
  commands: {
    'vireo.openPlace': { title: 'Open Place', icon: 'go-to-file', palette: false },
  },
  pageEditor: { id: 'vireo.page', name: 'Vireo Page' },
  bundles: {
    'page-editor.js': './page-editor.ts',
  },
});
