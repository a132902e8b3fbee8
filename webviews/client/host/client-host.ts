/** The host side of the page *Client*. One page shows one client, or the one that is added. */

import type { Client, Organization } from '../../../src/api-client/index.ts';
import { inBackground } from '../../../src/contract/background/in-background.ts';
import { localDate } from '../../../src/domain/zones.ts';
import { isApiFailure } from '../../../src/pages/failures.ts';
import { toFormRefusal } from '../../../src/pages/forms/field-refusals.ts';
import { ifMatch } from '../../../src/pages/if-match.ts';
import { loadOrFail } from '../../../src/pages/load-or-fail.ts';
import type { DefinePage, Page, PageTable } from '../../../src/pages/page-host.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import { requireOrganization } from '../../../src/pages/practice/load-organization.ts';
import {
  type ClientContent,
  type ClientHostMessage,
  type ClientValues,
  type ClientViewMessage,
  clientFields,
  clientViewMessageSchema,
} from '../messages.ts';
import { newClient } from '../new-client.ts';
import {
  newClientValues,
  toCarriedValues,
  toClientPatch,
  toClientValues,
  toNewClient,
  toPracticePatch,
} from './client-values.ts';
import { describeContact, loadContacts } from './describe-contact.ts';
import { findMeantClient } from './find-meant-client.ts';
import { findPracticeLack } from './find-practice-lack.ts';
import { loadClientMoney } from './load-client-money.ts';

type Save = Extract<ClientViewMessage, { type: 'save' }>;

export type TypeValues = (values: Save['values']) => Promise<void>;

export interface OpenedClient {
  /** Id of the client, or `newClient`. */
  readonly subject: string;
  /** Called before the page closes. */
  readonly saved: (client: Client) => void;
  /** Called at once, with what puts values on the page as if they were typed there. */
  readonly hosted: (type: TypeValues) => void;
  /** Opens the page of a client with such values. */
  readonly typeOn: (subject: string, values: Save['values']) => Promise<void>;
}

export interface ClientPorts extends PagePorts {
  setTitle(title: string): void;
  close(): void;
  editContacts(client: Client): Promise<void>;
  editTimeRules(client: Client): Promise<void>;
}

export function defineClient(
  ports: ClientPorts,
  opened: OpenedClient,
): DefinePage<ClientViewMessage, ClientHostMessage> {
  return (page) => {
    const { subject } = opened;
    opened.hosted((values) => page.sendWhenOpen({ type: 'typed', subject, values }));
    return new ClientPage(ports, { ...opened, page }).table;
  };
}

interface Place extends OpenedClient {
  readonly page: Page<ClientHostMessage>;
}

interface Shown {
  readonly client: Client | undefined;
  readonly practice: Organization;
  readonly values: ClientValues;
  readonly asksForPractice: boolean;
}

class ClientPage {
  private readonly ports: ClientPorts;
  private readonly place: Place;
  private shown: Shown | undefined;
  /** Of the client to be: a request that is sent again makes no second one. */
  private newId: string | undefined;

  constructor(ports: ClientPorts, place: Place) {
    this.ports = ports;
    this.place = place;
  }

  get table(): PageTable<ClientViewMessage, ClientHostMessage> {
    const { page } = this.place;
    const { ports } = this;
    return {
      incoming: clientViewMessageSchema,
      isInTurn: true,
      showsConnection: true,
      watch: ['client', 'contact', 'organization', 'invoice', 'timesheet'],
      load: () => loadOrFail(this.ports, 'Client', () => this.load()),
      on: {
        ready: () => page.fill(),
        refresh: () => page.fill(),
        save: (message) => this.save(message),
        cancel: () => ports.close(),
        editContacts: () => this.withClient((client) => ports.editContacts(client)),
        editTimeRules: () => this.withClient((client) => ports.editTimeRules(client)),
        editBusiness: () => ports.runCommand('vireo.editOrganization'),
        createInvoice: () => this.aside(ports.runCommand('vireo.createInvoice')),
        openInvoice: ({ invoiceId }) =>
          ports.runCommand('vireo.previewInvoice', { record: { kind: 'invoice', ids: [invoiceId] } }),
      },
    };
  }

  /** Not waited for: the page shows what changes. */
  private withClient(act: (client: Client) => Promise<void>): void {
    const client = this.shown?.client;
    if (client !== undefined) this.aside(act(client));
  }

  private aside(work: Promise<unknown>): void {
    inBackground(work.catch(this.ports.tellFailure), 'Client');
  }

  private async load(): Promise<ClientContent> {
    const { ports, place } = this;
    const [practice, { clients }] = await Promise.all([requireOrganization(ports), ports.records.load()]);
    const isNew = place.subject === newClient;
    const path = { id: place.subject };
    const client = isNew
      ? undefined
      : await ports.backend.ask((api, options) => api.getClient({ ...options, path }));
    ports.setTitle(client?.name ?? ports.t('New Client'));
    const values = client === undefined ? newClientValues(practice) : toClientValues(client, practice);
    const asksForPractice = isNew && clients.size === 0 && !practice.countryChosen;
    this.shown = { client, practice, values, asksForPractice };
    const lack = findPracticeLack(practice);
    const others = [...clients.values()].filter(({ id }) => id !== place.subject);
    return {
      type: 'content',
      subject: place.subject,
      values,
      asksForPractice,
      countryChosen: client?.countryChosen ?? false,
      practiceCountry: practice.countryCode,
      ...(lack !== undefined && { practiceLack: ports.t(lack) }),
      inherited: toInherited(practice),
      taken: others.map(({ name }) => name),
      ...(await this.loadFigures(client)),
    };
  }

  private async loadFigures(client: Client | undefined): Promise<Pick<ClientContent, 'contacts' | 'money'>> {
    const { ports } = this;
    if (client === undefined) return { contacts: '' };
    const [contacts, money] = await Promise.all([
      loadContacts(ports, client),
      loadClientMoney(ports, client.id),
    ]);
    const names = contacts.map((contact) => describeContact(contact, ports.t)).join(', ');
    return { contacts: names, ...(money && { money }) };
  }

  private async save({ values: changed }: Save): Promise<void> {
    const { page, saved } = this.place;
    const { shown, ports } = this;
    if (shown === undefined) return;
    try {
      const meant = await this.findMeant(changed, shown);
      if (meant === 'left') return await this.sayLeft();
      await this.confirmPractice(changed, shown);
      if (meant !== undefined) await this.handOver(meant, changed);
      saved(meant ?? (await this.write(changed, shown)));
    } catch (error) {
      if (!isApiFailure(error)) throw error;
      await page.send(toFormRefusal(error, clientFields, ports.t));
      if (error.code === 'stale_version') await page.fill();
      return;
    }
    ports.close();
  }

  /** The client that is there already, where that was meant; `left` where the user turned away. */
  private async findMeant(
    { name = '', vatId = '' }: Save['values'],
    { client }: Shown,
  ): Promise<Client | 'left' | undefined> {
    const typed = { name: name.trim(), vatId };
    return client === undefined ? await findMeantClient(this.ports, typed) : undefined;
  }

  /** What was typed is not lost: it is to be saved, or not, on the page of the client that is there. */
  private async handOver({ id }: Client, changed: Save['values']): Promise<void> {
    const values = toCarriedValues(changed);
    if (Object.keys(values).length > 0) await this.place.typeOn(id, values);
  }

  private async sayLeft(): Promise<void> {
    const message = this.ports.t('Not added yet: a client of a similar name is there already.');
    await this.place.page.send({ type: 'refused', message, faults: [] });
  }

  /** Where the practice is, is confirmed first: what the client leaves open follows it. */
  private async confirmPractice(changed: Save['values'], shown: Shown): Promise<void> {
    const { backend, clock } = this.ports;
    const { practice, asksForPractice } = shown;
    if (!asksForPractice) return;
    const today = localDate(clock.now(), practice.zone);
    const body = toPracticePatch({ ...shown.values, ...changed }, practice, today);
    const path = { id: practice.id };
    await backend.ask((api, options) => api.patchOrganization({ ...options, path, body }));
  }

  private async write(changed: Save['values'], shown: Shown): Promise<Client> {
    const { backend } = this.ports;
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
