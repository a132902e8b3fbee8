import type { PageSample } from '../../../src/pages/testing/page-sample.ts';
import { sampleId } from '../../../src/pages/testing/sample-schema.ts';

export const samples: readonly PageSample[] = [
  {
    load: async () => {
      const { defineRun } = await import('./run-host.ts');
      return (ports) =>
        defineRun(ports, {
          id: sampleId,
          setTitle: () => undefined,
          openFile: (_place, path) => ports.openAddress(path),
          saveFirst: async () => true,
        });
    },
    asks: {
      cancel: ['vireo.cancelRequest'],
      replay: ['vireo.replayRequest'],
      openDiff: ['vireo.reviewRequest'],
      openReport: ['vireo.openReport'],
      saveReport: ['vireo.saveReport'],
      fixFindings: ['vireo.fixRequestFindings'],
      addTime: ['vireo.addRequestTime'],
      openRecord: ['openRecord'],
      openArtifact: ['showText'],
    },
  },
  {
    variant: 'as it is asked',
    load: async () => {
      const { defineAsk } = await import('./ask/ask-host.ts');
      return (ports, note) =>
        defineAsk(ports, {
          asked: { agent: 'Text', projectId: sampleId },
          setTitle: () => undefined,
          typed: undefined,
          onAsked: () => note('asked'),
          onClose: () => note('closed'),
          trustIn: () => ({}),
          offerValues: async (form) => form,
          pickPaths: async () => undefined,
        });
    },
    asks: { ask: ['asked'], close: ['closed'] },
  },
];
