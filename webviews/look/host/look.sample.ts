import type { PageSample } from '../../../src/pages/testing/page-sample.ts';

export const samples: readonly PageSample[] = [
  {
    load: async () => (await import('./look-host.ts')).defineLook,
    asks: { chooseLogo: ['chooseFile'], editDetails: ['vireo.editOrganization'] },
  },
];
