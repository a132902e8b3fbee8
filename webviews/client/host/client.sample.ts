import type { PagePorts } from '../../../src/pages/page-ports.ts';
import type { PageSample } from '../../../src/pages/testing/page-sample.ts';
import { sampleId } from '../../../src/pages/testing/sample-schema.ts';
import { newClient } from '../new-client.ts';

export const samples: readonly PageSample[] = [
  {
    load: () => loadClient(newClient),
    asks: {
      save: ['pick', 'mention'],
      cancel: ['mention'],
      createInvoice: ['vireo.createInvoice'],
      editBusiness: ['vireo.editOrganization'],
      openInvoice: ['vireo.previewInvoice'],
    },
  },
  {
    variant: 'that is there',
    load: () => loadClient(sampleId),
    asks: {
      save: ['mention'],
      cancel: ['mention'],
      editContacts: ['openAddress'],
      editTimeRules: ['openAddress'],
      createInvoice: ['vireo.createInvoice'],
      editBusiness: ['vireo.editOrganization'],
      openInvoice: ['vireo.previewInvoice'],
    },
  },
];

async function loadClient(subject: string): Promise<(ports: PagePorts) => unknown> {
  const { defineClient } = await import('./client-host.ts');
  return (ports) => {
    const act = () => ports.openAddress('client');
    const close = () => ports.mention('closed');
    const [setTitle, saved, hosted] = [() => undefined, () => undefined, () => undefined];
    const own = { ...ports, close, setTitle, editContacts: act, editTimeRules: act };
    return defineClient(own, { subject, saved, hosted, typeOn: act });
  };
}
