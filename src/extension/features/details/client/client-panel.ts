/** The host side of the page *Client*; a bundle of its own. One page shows one client, or the one that is added. */

import {
  type ClientContent,
  type ClientHostMessage,
  type ClientValues,
  type ClientViewMessage,
  clientFields,
  clientViewMessageSchema,
} from '../../../../../webviews/client/messages.ts';
import { newClient } from '../../../../../webviews/client/new-client.ts';
import { formStateSchema } from '../../../../../webviews/components/form/form-messages.ts';
import type { Client, Organization } from '../../../../api-client/index.ts';
import { localDate } from '../../../../domain/zones.ts';
import { runCommand } from '../../../platform/commands.ts';
import { isApiFailure } from '../../../platform/failures.ts';
import { toFormRefusal } from '../../../platform/forms/field-refusals.ts';
import { ifMatch } from '../../../platform/if-match.ts';
import { hostPage } from '../../../platform/pages/host-page.ts';
import { loadOrFail } from '../../../platform/pages/load-or-fail.ts';
import type { Page, PageTable } from '../../../platform/pages/page-host.ts';
import { runAside } from '../../../platform/pages/run-aside.ts';
import type { ShownPage } from '../../../platform/pages/shown-page.ts';
import { requireOrganization } from '../../../platform/practice/load-organization.ts';
import type { Services } from '../../../platform/services.ts';
import { describeContact } from '../contact-fields.ts';
import { editContacts, loadContacts } from '../edit-contacts.ts';
import { editClientRules } from '../edit-rules.ts';
import {
  newClientValues,
  toCarriedValues,
  toClientPatch,
  toClientValues,
  toNewClient,
  toPracticePatch,
} from './client-values.ts';
import { findMeantClient } from './find-meant-client.ts';
import { loadClientMoney } from './load-client-money.ts';

/** The client that a restored page showed; undefined when its state is not one that this version understands. */
export function findSubject(state: unknown): string | undefined {
  return formStateSchema.safeParse(state).data?.subject;
}

type Save = Extract<ClientViewMessage, { type: 'save' }>;

export type TypeValues = (values: Save['values']) => Promise<void>;

interface Opened {
  /** Id of the client, or `newClient`. */
  readonly subject: string;
  /** Called before the page closes. */
  readonly saved: (client: Client) => void;
  /** Called at once, with what puts values on the page as if they were typed there. */
  readonly hosted: (type: TypeValues) => void;
  /** Opens the page of a client with such values. */
  readonly typeOn: (subject: string, values: Save['values']) => Promise<void>;
}

export function attachClientPanel(services: Services, shown: ShownPage, opened: Opened): void {
  const rename = (title: string): void => {
    shown.frame.title = title;
  };
  const close = (): void => shown.frame.dispose();
  const { subject } = opened;
  hostPage(services, shown, (page: Page<ClientHostMessage>) => {
    opened.hosted((values) => page.sendWhenOpen({ type: 'typed', subject, values }));
    return new ClientPage(services, { page, ...opened, rename, close }).table;
  });
}

interface Place extends Opened {
  readonly page: Page<ClientHostMessage>;
  readonly rename: (title: string) => void;
  readonly close: () => void;
}

interface Shown {
  readonly client: Client | undefined;
  readonly practice: Organization;
  readonly values: ClientValues;
  readonly asksForPractice: boolean;
}

class ClientPage {
  private readonly services: Services;
  private readonly place: Place;
  private shown: Shown | undefined;
  /** Of the client to be: a request that is sent again makes no second one. */
  private newId: string | undefined;

  constructor(services: Services, place: Place) {
    this.services = services;
    this.place = place;
  }

  get table(): PageTable<ClientViewMessage, ClientHostMessage> {
    const { page, close } = this.place;
    return {
      incoming: clientViewMessageSchema,
      isInTurn: true,
      showsConnection: true,
      watch: ['client', 'contact', 'organization', 'invoice', 'timesheet'],
      load: () => loadOrFail(this.services, 'Client', () => this.load()),
      on: {
        ready: () => page.fill(),
        refresh: () => page.fill(),
        save: (message) => this.save(message),
        cancel: () => close(),
        editContacts: () => this.withClient((client) => editContacts(this.services, client)),
        editTimeRules: () => this.withClient((client) => editClientRules(this.services, client)),
        createInvoice: () => runAside(this.services, () => runCommand('vireo.createInvoice')),
        openInvoice: ({ invoiceId }) =>
          runCommand('vireo.previewInvoice', { record: { kind: 'invoice', ids: [invoiceId] } }),
      },
    };
  }

  /** Not waited for: the page shows what changes. */
  private withClient(act: (client: Client) => Promise<void>): void {
    const client = this.shown?.client;
    if (client !== undefined) runAside(this.services, () => act(client));
  }

  private async load(): Promise<ClientContent> {
    const { services, place } = this;
    const [practice, { clients }] = await Promise.all([
      requireOrganization(services),
      services.records.load(),
    ]);
    const isNew = place.subject === newClient;
    const path = { id: place.subject };
    const client = isNew
      ? undefined
      : await services.backend.ask((api, options) => api.getClient({ ...options, path }));
    place.rename(client?.name ?? services.t('New Client'));
    const values = client === undefined ? newClientValues(practice) : toClientValues(client, practice);
    const asksForPractice = isNew && clients.size === 0 && !practice.countryChosen;
    this.shown = { client, practice, values, asksForPractice };
    const others = [...clients.values()].filter(({ id }) => id !== place.subject);
    return {
      type: 'content',
      subject: place.subject,
      values,
      asksForPractice,
      countryChosen: client?.countryChosen ?? false,
      practiceCountry: practice.countryCode,
      inherited: toInherited(practice),
      taken: others.map(({ name }) => name),
      ...(await this.loadFigures(client)),
    };
  }

  private async loadFigures(client: Client | undefined): Promise<Pick<ClientContent, 'contacts' | 'money'>> {
    const { services } = this;
    if (client === undefined) return { contacts: '' };
    const [contacts, money] = await Promise.all([
      loadContacts(services, client),
      loadClientMoney(services, client.id),
    ]);
    const names = contacts.map((contact) => describeContact(contact, services.t)).join(', ');
    return { contacts: names, ...(money && { money }) };
  }

  private async save({ values: changed }: Save): Promise<void> {
    const { page, saved, close } = this.place;
    const { shown, services } = this;
    if (shown === undefined) return;
    try {
      const meant = await this.findMeant(changed, shown);
      if (meant === 'left') return await this.sayLeft();
      await this.confirmPractice(changed, shown);
      if (meant !== undefined) await this.handOver(meant, changed);
      saved(meant ?? (await this.write(changed, shown)));
    } catch (error) {
      if (!isApiFailure(error)) throw error;
      await page.send(toFormRefusal(error, clientFields, services.t));
      if (error.code === 'stale_version') await page.fill();
      return;
    }
    close();
  }

  /** The client that is there already, where that was meant; `left` where the user turned away. */
  private async findMeant(
    { name = '', vatId = '' }: Save['values'],
    { client }: Shown,
  ): Promise<Client | 'left' | undefined> {
    const typed = { name: name.trim(), vatId };
    return client === undefined ? await findMeantClient(this.services, typed) : undefined;
  }

  /** What was typed is not lost: it is to be saved, or not, on the page of the client that is there. */
  private async handOver({ id }: Client, changed: Save['values']): Promise<void> {
    const values = toCarriedValues(changed);
    if (Object.keys(values).length > 0) await this.place.typeOn(id, values);
  }

  private async sayLeft(): Promise<void> {
    const message = this.services.t('Not added yet: a client of a similar name is there already.');
    await this.place.page.send({ type: 'refused', message, faults: [] });
  }

  /** Where the practice is, is confirmed first: what the client leaves open follows it. */
  private async confirmPractice(changed: Save['values'], shown: Shown): Promise<void> {
    const { backend, clock } = this.services;
    const { practice, asksForPractice } = shown;
    if (!asksForPractice) return;
    const today = localDate(clock.now(), practice.zone);
    const body = toPracticePatch({ ...shown.values, ...changed }, practice, today);
    const path = { id: practice.id };
    await backend.ask((api, options) => api.patchOrganization({ ...options, path, body }));
  }

  private async write(changed: Save['values'], shown: Shown): Promise<Client> {
    const { backend } = this.services;
    const { client } = shown;
    const values: ClientValues = { ...shown.values, ...changed };
    if (client === undefined) {
      return await backend.ask((api, options) => {
        this.newId ??= api.newId();
        return api.createClient({ ...options, body: toNewClient(values, this.newId) });
      });
    }
    const body = toClientPatch(new Set(Object.keys(changed)), values, client);
    const request = { path: { id: client.id }, headers: ifMatch(client), body };
    return await backend.ask((api, options) => api.patchClient({ ...options, ...request }));
  }
}

function toInherited({ taxTreatment, taxRate, paymentTermDays, language }: Organization) {
  return { taxTreatment, taxRate: taxRate ?? '', paymentTermDays, language };
}
