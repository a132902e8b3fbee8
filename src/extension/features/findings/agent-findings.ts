/** From records of the backend to what the language server shows, folder by folder; pure. */
import type { Finding, Project } from '../../../api-client/index.ts';
import { toAgentFinding } from '../../../contract/agent-finding.ts';
import type { AgentFinding } from '../../../contract/findings.ts';

export interface FolderFindings {
  /** Path of the project's folder. */
  readonly folder: string;
  readonly findings: readonly AgentFinding[];
}

export interface FolderPorts {
  /** Address of a path below a folder, as the editor writes it. */
  readonly uriOf: (folder: string, path: string) => string;
  /** True for folders that are open in this window. */
  readonly isOpen: (folder: string) => boolean;
  /** The window shows an account on a server. */
  readonly isShared: boolean;
}

/**
 * Every open folder of a project is in the answer, also one without findings: those that it had are gone. Projects
 * that share a folder share its entry.
 */
export function groupByFolder(
  findings: readonly Finding[],
  projects: Iterable<Project>,
  { uriOf, isOpen, isShared }: FolderPorts,
): readonly FolderFindings[] {
  const byFolder = new Map<string, AgentFinding[]>();
  for (const { id, folder } of projects) {
    if (folder === null || !isOpen(folder)) continue;
    const own = findings.filter(({ projectId, path }) => projectId === id && isBelow(path));
    const shown = own.map((finding) =>
      toAgentFinding(finding, { uri: uriOf(folder, finding.path), isShared }),
    );
    byFolder.set(folder, [...(byFolder.get(folder) ?? []), ...shown]);
  }
  return [...byFolder].map(([folder, shown]) => ({ folder, findings: shown }));
}

/** A record names a path below its project's folder; one that climbs out of it is not shown. */
export function isBelow(path: string): boolean {
  return path !== '' && !/^([\\/]|[A-Za-z]:)/.test(path) && !path.split(/[\\/]/).includes('..');
}
