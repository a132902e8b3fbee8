/**
 * Names of projects and clients for whoever presses Tab, from the backend that runs. None is started for it, and who waits
 * for a shell waits no longer than `patienceMs` says: then there are no names.
 */

import * as z from 'zod';
import { findRunning } from '../../connection/index.ts';
import { projectLabel } from '../../domain/names/project-label.ts';
import { shortName } from '../../domain/names/short-name.ts';
import { ignore } from '../../workspace/ignore-error.ts';
import { pickDirectory } from '../backend/pick-directory.ts';
import type { CliIo } from '../io.ts';
import { withoutControls } from '../scan/plain-line.ts';

/** What is offered, and what it stands for. */
export interface Offer {
  readonly value: string;
  readonly description: string;
}

export interface Names {
  readonly projects: readonly Offer[];
  readonly clients: readonly Offer[];
}

export const noNames: Names = { projects: [], clients: [] };

/** With the start of a process before it, Tab is answered within 300 ms; a slow machine may be given more. */
const patienceMs = 150;
const patienceSchema = z.coerce.number().int().positive().max(60_000).catch(patienceMs);

const named = { id: z.string(), name: z.string(), archivedAt: z.string().nullable() };
const clientsSchema = z.object({ items: z.array(z.object(named)) });
const projectsSchema = z.object({ items: z.array(z.object({ ...named, clientId: z.string() })) });

type Projects = z.infer<typeof projectsSchema>['items'];
type Clients = z.infer<typeof clientsSchema>['items'];

/** `words` are those of the line: they may name a data folder; a server elsewhere is not asked at each Tab. */
export async function loadNames(words: readonly string[], io: CliIo): Promise<Names> {
  if (words.some((word) => word === '--server' || word.startsWith('--server='))) return noNames;
  try {
    const patience = patienceSchema.parse(io.env['VIREO_COMPLETION_MS'] ?? patienceMs);
    return await ask(dataDirectoryOf(words, io), AbortSignal.timeout(patience));
  } catch (error) {
    ignore(error, 'a shell has no place for it: nothing is offered');
    return noNames;
  }
}

function dataDirectoryOf(words: readonly string[], io: CliIo): string {
  const at = words.indexOf('--data');
  const said = at === -1 ? words.find((word) => word.startsWith('--data='))?.slice(7) : words[at + 1];
  return pickDirectory(said ? { data: said } : {}, io);
}

async function ask(dataDirectory: string, signal: AbortSignal): Promise<Names> {
  const running = await findRunning(dataDirectory, signal);
  if (running === undefined) return noNames;
  const get = async (what: string): Promise<unknown> => {
    const headers = { authorization: `Bearer ${running.token}` };
    const reply = await fetch(`${running.url}/api/v1/${what}?limit=500`, { headers, signal });
    return await reply.json();
  };
  const [projects, clients] = await Promise.all([get('projects'), get('clients')]);
  return toNames(projectsSchema.parse(projects).items, clientsSchema.parse(clients).items);
}

function toNames(projects: Projects, clients: Clients): Names {
  const owners = new Map(clients.map(({ id, name }) => [id, name]));
  const open = projects.filter(({ archivedAt }) => archivedAt === null);
  const counts = new Map<string, number>();
  for (const { name } of open) counts.set(shortName(name), (counts.get(shortName(name)) ?? 0) + 1);
  const offers = open.flatMap(({ name, clientId }) => {
    const owner = owners.get(clientId) ?? '';
    const [own, whole] = [shortName(name), `${shortName(owner)}/${shortName(name)}`];
    if (own === '') return [];
    const description = withoutControls(projectLabel(owner, name));
    return [...(counts.get(own) === 1 ? [own] : []), whole].map((value) => ({ value, description }));
  });
  const isOpen = clients.filter(({ archivedAt, name }) => archivedAt === null && shortName(name) !== '');
  return {
    projects: offers,
    clients: isOpen.map(({ name }) => ({ value: shortName(name), description: withoutControls(name) })),
  };
}
