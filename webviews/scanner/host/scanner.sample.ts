import { listed } from '../../../src/pages/findings/testing.test.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import type { PageSample } from '../../../src/pages/testing/page-sample.ts';
import { sampleId } from '../../../src/pages/testing/sample-schema.ts';
import type { ScannedFolders } from './scanned-folders.ts';

export const samples: readonly PageSample[] = [
  {
    load: async () => {
      const { defineScanner } = await import('./scanner-host.ts');
      return (ports) => defineScanner({ ...ports, folders: fakeFolders(ports) });
    },
    asks: {
      openFinding: ['openAddress'],
      explainFinding: ['openAddress'],
      fixFinding: ['openAddress'],
      suppressFinding: ['openAddress'],
      readFinding: ['openAddress'],
      openPlace: ['openAddress'],
      openFile: ['openAddress'],
      linkFolder: ['vireo.linkFolder'],
      export: ['pick', 'saveFile', 'write', 'inform', 'open'],
    },
  },
];

/** One project with one finding. */
function fakeFolders({ backend, openAddress }: PagePorts): ScannedFolders {
  const finding = listed('f1');
  return {
    isTrusted: true,
    windowScan: undefined,
    onDidChange: () => ({ dispose: () => undefined }),
    loadPlaces: async () => [{ projectId: sampleId, name: 'Website', folder: 'file:///w' }],
    all: () => [finding],
    findByKey: () => finding,
    settled: async () => undefined,
    includeResolved: async () => undefined,
    findOwnScan: () => undefined,
    showOwnScan: () => undefined,
    act: (deed) => openAddress(deed),
    readCode: async ({ uri }) => {
      await openAddress(uri);
      return undefined;
    },
    openFile: openAddress,
    openPlace: (folder) => openAddress(folder),
    startScan: ({ projectId }) =>
      backend.ask((api, options) => api.getScan({ ...options, path: { id: projectId } })),
    downloadAdvisories: async () => undefined,
  };
}
