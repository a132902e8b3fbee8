/** Resources that a client can attach. Each is read by tools, so that rights and the log are theirs. */
import * as z from 'zod';

export type Read = (tool: string, input: Record<string, unknown>) => Promise<unknown>;
type Texts = readonly [english: string, german: string];

/** Rows of one resource: a model reads no more, and the answer says where there are more. */
const limit = 100;

export interface ListResource {
  readonly uri: string;
  readonly name: string;
  readonly title: Texts;
  readonly description: Texts;
  /** The tools that it is read by: it is there for who may call them. */
  readonly tools: readonly string[];
  read(read: Read): Promise<unknown>;
}

export interface OneResource extends Omit<ListResource, 'uri' | 'read'> {
  /** What stands before the variable. */
  readonly base: string;
  readonly variable: string;
  /** Values of the variable that begin with, or have in them, what was typed. */
  complete(read: Read, typed: string): Promise<readonly string[]>;
  /** All that have this name; undefined: there is none. */
  read(read: Read, value: string): Promise<unknown>;
}

const namedSchema = z.looseObject({ id: z.string(), name: z.string() });
const namedListSchema = z.object({ items: z.array(namedSchema) });
const numberedListSchema = z.object({ items: z.array(z.object({ number: z.string().nullable() })) });

type Named = z.output<typeof namedSchema>;

async function listNamed(read: Read, tool: string, name: string): Promise<readonly Named[]> {
  const input = name === '' ? { limit } : { name, limit };
  return namedListSchema.parse(await read(tool, input)).items;
}

export async function completeNames(read: Read, tool: string, typed: string): Promise<readonly string[]> {
  return (await listNamed(read, tool, typed)).map(({ name }) => name);
}

async function findNamed(read: Read, tool: string, name: string): Promise<readonly Named[]> {
  return (await listNamed(read, tool, name)).filter((each) => each.name === name);
}

export const lists: readonly ListResource[] = [
  {
    uri: 'vireo://clients',
    name: 'clients',
    title: ['Clients', 'Kunden'],
    description: ['Clients that are not archived.', 'Kunden, die nicht archiviert sind.'],
    tools: ['list_clients'],
    read: async (read) => await read('list_clients', { limit }),
  },
  {
    uri: 'vireo://projects',
    name: 'projects',
    title: ['Projects', 'Projekte'],
    description: [
      'Projects that are not archived, with rates and budgets.',
      'Projekte, die nicht archiviert sind, mit Sätzen und Budgets.',
    ],
    tools: ['list_projects'],
    read: async (read) => await read('list_projects', { limit }),
  },
  {
    uri: 'vireo://invoices/open',
    name: 'open_invoices',
    title: ['Open invoices', 'Offene Rechnungen'],
    description: [
      'Issued invoices of which something is due.',
      'Gestellte Rechnungen, auf die etwas offen ist.',
    ],
    tools: ['list_invoices'],
    read: async (read) => await read('list_invoices', { state: 'open', limit }),
  },
];

export const singles: readonly OneResource[] = [
  {
    base: 'vireo://clients/',
    variable: 'name',
    name: 'client',
    title: ['Client', 'Kunde'],
    description: ['A client with its projects.', 'Ein Kunde mit seinen Projekten.'],
    tools: ['list_clients', 'list_projects'],
    complete: async (read, typed) => await completeNames(read, 'list_clients', typed),
    async read(read, value) {
      const clients = await findNamed(read, 'list_clients', value);
      if (clients.length === 0) return undefined;
      const items = [];
      for (const client of clients)
        items.push({ ...client, projects: await read('list_projects', { clientId: client.id, limit }) });
      return { items };
    },
  },
  {
    base: 'vireo://projects/',
    variable: 'name',
    name: 'project',
    title: ['Project', 'Projekt'],
    description: [
      'A project with what of its budget is used.',
      'Ein Projekt mit dem Verbrauch seines Budgets.',
    ],
    tools: ['list_projects', 'get_budget'],
    complete: async (read, typed) => await completeNames(read, 'list_projects', typed),
    async read(read, value) {
      const projects = await findNamed(read, 'list_projects', value);
      if (projects.length === 0) return undefined;
      const items = [];
      for (const project of projects)
        items.push({ ...project, budget: await read('get_budget', { projectId: project.id }) });
      return { items };
    },
  },
  {
    base: 'vireo://invoices/',
    variable: 'number',
    name: 'invoice',
    title: ['Invoice', 'Rechnung'],
    description: ['An issued invoice with its lines.', 'Eine gestellte Rechnung mit ihren Positionen.'],
    tools: ['get_invoice', 'list_invoices'],
    async complete(read, typed) {
      const { items } = numberedListSchema.parse(await read('list_invoices', { state: 'issued', limit }));
      return items.flatMap(({ number }) => (number?.includes(typed) === true ? [number] : []));
    },
    read: async (read, value) => await read('get_invoice', { number: value }),
  },
];
