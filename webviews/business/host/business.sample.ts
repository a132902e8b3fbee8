import type { PageSample } from '../../../src/pages/testing/page-sample.ts';

export const samples: readonly PageSample[] = [
  {
    load: async () => {
      const { defineBusiness } = await import('./business-host.ts');
      return (ports) => {
        const [saved, close] = [() => undefined, () => ports.mention('closed')];
        return defineBusiness({ ...ports, saved, close, editTimeRules: () => ports.mention('rules') });
      };
    },
    asks: {
      save: ['mention'],
      cancel: ['mention'],
      editLook: ['vireo.editInvoiceLook'],
      editTimeRules: ['mention'],
    },
  },
];
