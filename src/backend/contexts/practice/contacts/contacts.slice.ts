/** The people of clients. */
import { defineSlice } from '../../../platform/slice.ts';
import { contactEvents } from './contacts.events.ts';
import { contactsRoutes } from './contacts.routes.ts';
import { contactScope } from './contacts.scope.ts';
import { type ContactPorts, createContactsService } from './contacts.service.ts';

export const contactsSlice = defineSlice({
  name: 'practice/contacts',
  tables: ['contacts'],
  reads: [],
  people: [],
  scope: contactScope,
  events: contactEvents,
  uses: { clients: ['contacts.client_id'] },
  mount: (ports: ContactPorts) => ({ routes: contactsRoutes(createContactsService(ports)) }),
});
