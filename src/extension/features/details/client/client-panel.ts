/** The page *Client* in a panel of the editor; a bundle of its own. */
import { defineClient, type OpenedClient } from '../../../../../webviews/client/host/client-host.ts';
import { formStateSchema } from '../../../../../webviews/components/form/form-messages.ts';
import { editorPorts } from '../../../platform/pages/editor-ports.ts';
import { hostPage } from '../../../platform/pages/host-page.ts';
import type { ShownPage } from '../../../platform/pages/shown-page.ts';
import type { Services } from '../../../platform/services.ts';
import { editContacts } from '../edit-contacts.ts';
import { editClientRules } from '../edit-rules.ts';

/** The client that a restored page showed; undefined when its state is not one that this version understands. */
export function findSubject(state: unknown): string | undefined {
  return formStateSchema.safeParse(state).data?.subject;
}

export function attachClientPanel(
  services: Services,
  { frame, ...shown }: ShownPage,
  opened: OpenedClient,
): void {
  const ports = {
    ...editorPorts(services),
    setTitle: (title: string) => {
      frame.title = title;
    },
    close: () => frame.dispose(),
    editContacts: (client: Parameters<typeof editContacts>[1]) => editContacts(services, client),
    editTimeRules: (client: Parameters<typeof editClientRules>[1]) => editClientRules(services, client),
  };
  hostPage(services, { frame, ...shown }, defineClient(ports, opened));
}
