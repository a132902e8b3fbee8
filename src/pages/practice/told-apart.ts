/** What is shown beside clients, projects, tasks, invoices and people of a list where two of them read the same; pure. */
import type { Client, Invoice, Project, Task } from '../../api-client/index.ts';
import { tellApart } from '../../domain/names/tell-apart.ts';
import type { Directory } from '../records.ts';
import type { Translate } from '../words.ts';

export interface ApartPorts {
  readonly t: Translate;
  readonly locale: string;
}

interface Kept {
  readonly createdAt: string;
  readonly archivedAt: string | null;
}

/** A list that shows something else than the name, such as a shortened one, says so. */
type LabelOf<Item> = (item: Item) => string;

function archived({ t }: ApartPorts): (item: Pick<Kept, 'archivedAt'>) => string | undefined {
  return ({ archivedAt }) => (archivedAt === null ? undefined : t('archived'));
}

/** A whole name says nothing beside a label that has it. */
function unless(name: string, label: string): string | undefined {
  return label.includes(name) ? undefined : name;
}

/** When it was added: by the day, then by the minute. */
function added({ t, locale }: ApartPorts): readonly ((item: Pick<Kept, 'createdAt'>) => string)[] {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium' });
  const minute = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium' });
  return [day, minute].map(
    (format) =>
      ({ createdAt }) =>
        t('added {0}', format.format(new Date(createdAt))),
  );
}

/** The whole name where it is shortened, then archived, town, VAT ID, country, currency, email address, and when it was added. */
export function tellClientsApart(
  clients: readonly Client[],
  ports: ApartPorts,
  labelOf: LabelOf<Client> = ({ name }) => name,
): ReadonlyMap<Client, string> {
  return tellApart(clients, {
    labelOf,
    facts: [
      (client) => unless(client.name, labelOf(client)),
      archived(ports),
      ({ address, addressLines }) => address?.city ?? addressLines.at(-1),
      ({ vatId }) => vatId ?? undefined,
      ({ countryCode }) => countryCode,
      ({ currency }) => currency,
      ({ email }) => email ?? undefined,
      ...added(ports),
    ],
  });
}

/** The client, unless the list shows it by itself, with what tells it from one of its name, then archived, GitHub, folder, and when it was added. */
export function tellProjectsApart(
  projects: readonly Project[],
  { clients }: Pick<Directory, 'clients'>,
  { showsClient = false, ...ports }: ApartPorts & { readonly showsClient?: boolean },
): ReadonlyMap<Project, string> {
  const clientsApart = tellClientsApart([...clients.values()], ports);
  const ofClient = ({ clientId }: Project, what: (client: Client) => string | undefined) => {
    const client = clients.get(clientId);
    return client && what(client);
  };
  return tellApart(projects, {
    labelOf: (project) =>
      showsClient ? `${ofClient(project, ({ name }) => name)} ${project.name}` : project.name,
    facts: [
      (project) => ofClient(project, ({ name }) => name),
      (project) => ofClient(project, (client) => clientsApart.get(client)),
      archived(ports),
      ({ githubUrl }) => githubUrl ?? undefined,
      ({ folder }) => folder ?? undefined,
      ...added(ports),
    ],
  });
}

/** Of one project: archived, and when it was added. */
export function tellTasksApart(tasks: readonly Task[], ports: ApartPorts): ReadonlyMap<Task, string> {
  return tellApart(tasks, { labelOf: ({ name }) => name, facts: [archived(ports), ...added(ports)] });
}

/** Drafts of one client and sum have no number: period and date of issue, then when each was added. */
export function tellInvoicesApart(
  invoices: readonly Invoice[],
  ports: ApartPorts,
  labelOf: LabelOf<Invoice>,
): ReadonlyMap<Invoice, string> {
  const day = new Intl.DateTimeFormat(ports.locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const at = (date: string) => new Date(`${date}T00:00:00Z`);
  return tellApart(invoices, {
    labelOf,
    facts: [
      (invoice) => unless(invoice.clientName, labelOf(invoice)),
      ({ number }) => number ?? undefined,
      ({ periodStart, periodEnd }) => day.formatRange(at(periodStart), at(periodEnd)),
      ({ issueDate }) => day.format(at(issueDate)),
      ...added(ports),
    ],
  });
}

/** Documents, requests: what is alike but for its time. */
export function tellByTime<Item extends { readonly createdAt: string }>(
  items: readonly Item[],
  ports: ApartPorts,
  labelOf: LabelOf<Item>,
): ReadonlyMap<Item, string> {
  return tellApart(items, { labelOf, facts: added(ports) });
}

interface Person {
  readonly name: string;
  readonly email: string | null;
  readonly createdAt: string;
}

export function tellPeopleApart<One extends Person>(
  people: readonly One[],
  ports: ApartPorts,
): ReadonlyMap<One, string> {
  return tellApart(people, {
    labelOf: ({ name }) => name,
    facts: [({ email }) => email ?? undefined, ...added(ports)],
  });
}

export function toldOf<Item>(apart: ReadonlyMap<Item, string>, item: Item | undefined): string {
  return item === undefined ? '' : (apart.get(item) ?? '');
}

/** Of a description: what is there, once each, in its order. */
export function joinFacts(...facts: readonly (string | undefined)[]): string {
  return [...new Set(facts.filter(Boolean))].join(' · ');
}
