import type { PageSample } from '../../../src/extension/testing/pages/page-sample.ts';
import { sampleId } from '../../../src/extension/testing/pages/sample-schema.ts';

export const samples: readonly PageSample[] = [
  {
    load: async () => {
      const { defineStack } = await import('./stack-host.ts');
      return (ports) =>
        defineStack(ports, {
          isTrusted: true,
          onDidChange: () => ({ dispose: () => undefined }),
          loadPlaces: async () => [{ projectId: sampleId, name: 'Website' }],
          openFile: async () => false,
          manageTrust: () => ports.openAddress('trust'),
        });
    },
    asks: { openEvidence: ['inform'], linkFolder: ['vireo.linkFolder'], manageTrust: ['openAddress'] },
  },
];
