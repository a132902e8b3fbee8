/**
 * By what a row of a file and an entry that is here are the same work: person, project, time and note. Of what an import
 * brought from another tool also task, tags and whose it was there: rows that differ by these only are several entries.
 */
import { Directory, type Known, nameKey } from './directory.ts';
import type { PresentEntry } from './existing-time.repository.ts';
import type { ResolvedRow } from './resolved-rows.ts';

const separator = '\u001f';

interface Work {
  readonly userId: string;
  readonly projectId: string;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly note: string;
}

function strictKey(key: string, taskId: string | null, tags: readonly string[]): string {
  return [key, taskId ?? '', ...tags.map((tag) => tag.normalize('NFC')).sort()].join(separator);
}

export class EntryKeys {
  readonly #directory: Directory;
  /** A name that stands twice in a practice is the same to a file. */
  readonly #projects: ReadonlyMap<string, string>;
  readonly #isOwnFormat: boolean;

  constructor(known: Known, isOwnFormat: boolean) {
    this.#directory = new Directory(known);
    const clients = new Map(known.clients.map(({ id, name }) => [id, name]));
    this.#projects = new Map(
      known.projects.map(({ id, name, clientId }) => [id, nameKey(clients.get(clientId) ?? '', name)]),
    );
    this.#isOwnFormat = isOwnFormat;
  }

  ofEntry(entry: PresentEntry): string {
    const key = this.#keyOf(entry);
    return entry.isImported && !this.#isOwnFormat ? strictKey(key, entry.taskId, entry.tags) : key;
  }

  /** Any of them; none where the project is still to be made. */
  ofRow({ source, userId, project, task }: ResolvedRow): readonly string[] {
    if (!('id' in project)) return [];
    const key = this.#keyOf({ ...source, userId, projectId: project.id });
    const { email, name } = source.person;
    const isSame = [email, name].some((said) => this.#directory.findUser(said)?.id === userId);
    if (!isSame || (task !== undefined && !('id' in task))) return [key];
    return [key, strictKey(key, task?.id ?? null, source.tags)];
  }

  #keyOf({ userId, projectId, startedAt, endedAt, note }: Work): string {
    const project = this.#projects.get(projectId) ?? projectId;
    return [userId, project, startedAt, endedAt, note.normalize('NFC')].join(separator);
  }
}
