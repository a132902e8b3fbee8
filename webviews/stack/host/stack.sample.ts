import type { PageSample } from '../../../src/pages/testing/page-sample.ts';
import { sampleId } from '../../../src/pages/testing/sample-schema.ts';

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
