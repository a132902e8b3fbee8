/** Clients and projects by id, which nearly every row and sentence names; read once and again after they changed. */
import type { Client, Project } from '../api-client/index.ts';
import { loadAll } from '../api-client/load-all.ts';
import type { Backend } from './backend.ts';
import type { Disposable } from './disposables.ts';

export interface Directory {
  readonly clients: ReadonlyMap<string, Client>;
  /** Archived ones too: old entries name them. */
  readonly projects: ReadonlyMap<string, Project>;
}

export interface ProjectName {
  readonly client: string;
  readonly project: string;
}

export class Records implements Disposable {
  private readonly backend: Backend;
  private readonly watching: readonly Disposable[];
  private loading: Promise<Directory> | undefined;

  constructor(ports: { readonly backend: Backend }) {
    this.backend = ports.backend;
    const forget = () => {
      this.loading = undefined;
    };
    this.watching = [
      ports.backend.onDidNotify((notification) => {
        const { type } = 'type' in notification ? notification : { type: 'reload' };
        // An import makes clients and projects, and takes them away, in one event.
        if (/^(client|project|rate)\.|^time-entry\.import|^reload$/.test(type)) forget();
      }),
      // The data behind the new connection can be another: of a restored backup, or of a demo that was built anew.
      ports.backend.onDidChangeState(forget),
    ];
  }

  async load(): Promise<Directory> {
    this.loading ??= this.read();
    try {
      return await this.loading;
    } catch (error) {
      this.loading = undefined;
      throw error;
    }
  }

  dispose(): void {
    for (const each of this.watching) each.dispose();
  }

  private async read(): Promise<Directory> {
    const [clients, projects] = await Promise.all([
      loadAll((cursor) =>
        this.backend.ask((api, options) => api.listClients({ ...options, query: { limit: 500, ...cursor } })),
      ),
      loadAll((cursor) =>
        this.backend.ask((api, options) =>
          api.listProjects({ ...options, query: { limit: 500, ...cursor } }),
        ),
      ),
    ]);
    return { clients: byId(clients), projects: byId(projects) };
  }
}

export function nameOf(directory: Directory, projectId: string): ProjectName {
  const project = directory.projects.get(projectId);
  const client = project && directory.clients.get(project.clientId);
  return { client: client?.name ?? '', project: project?.name ?? '' };
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}
