/** What an account keeps on this machine: folders, what its user allows here, and what they asked and answered here. */
import { createTokenRing, type TokenRing } from '../../contexts/agents/publish/token-ring.ts';
import { createMemorySecrets } from '../../platform/secrets/memory-secrets.ts';
import { type Allowed, openAllowed } from './allowed.ts';
import { type AskedHere, openAskedHere } from './asked-here.ts';
import { type MachinePorts, openProjectFolders, type ProjectFolders } from './project-folders.ts';
import { openRunConsents, type RunConsents } from './run-consents.ts';

export interface Machine {
  readonly folders: ProjectFolders;
  readonly allowed: Allowed;
  readonly askedHere: AskedHere;
  readonly consents: RunConsents;
  /** With which agents push and open pull requests from here: in memory, and out of the environment. */
  readonly tokens: TokenRing;
}

export function openMachine(
  ports: MachinePorts & { readonly clock: () => number; readonly env?: NodeJS.ProcessEnv },
): Machine {
  const folders = openProjectFolders(ports);
  return {
    folders,
    allowed: openAllowed({ ...ports, folders }),
    askedHere: openAskedHere(ports),
    consents: openRunConsents(ports),
    tokens: createTokenRing(createMemorySecrets(ports.env)),
  };
}
