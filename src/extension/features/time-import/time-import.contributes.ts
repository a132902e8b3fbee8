import { defineFeature } from '../../platform/feature/define-feature.ts';
import { onTitle } from '../../platform/feature/menu-items.ts';

interface TimeImportCommands {
  'vireo.importTime': [file?: unknown];
  'vireo.undoImport': [];
}

declare module '../../../contract/commands.ts' {
  interface CommandArguments extends TimeImportCommands {}
}

declare module '../../../contract/views.ts' {
  interface PageSchemes {
    'vireo-import': true;
  }
}

export const contributes = defineFeature<TimeImportCommands>({
  after: 'forgotten-time',
  starts: true,
  commands: {
    'vireo.importTime': { title: 'Import Time…', needs: 'organization:write', icon: 'cloud-download' },
    'vireo.undoImport': { title: 'Undo Import of Time…', needs: 'organization:write', icon: 'discard' },
  },
  menus: [
    ...onTitle('vireo.timesheets', { 'vireo.importTime': '8_import@1', 'vireo.undoImport': '8_import@2' }),
  ],
  pageSchemes: ['vireo-import'],
  bundles: {
    'import-wizard.js': './import-wizard.ts',
  },
});
