/** What an account keeps on this machine: folders, what its user allows here, and what they asked and answered here. */

import type { Trust } from '../../../contract/work/trust.ts';
import { type KeptCheckpoint, listKeptCheckpoints } from '../../../workspace/runs/kept/kept-record.ts';
import { createTokenRing, type TokenRing } from '../../contexts/agents/publish/token-ring.ts';
import { createMemorySecrets } from '../../platform/secrets/memory-secrets.ts';
import { type Allowed, openAllowed } from './allowed.ts';
import { type Asked, type AskedHere, openAskedHere, type PlacedTask } from './asked-here.ts';
import { type MachineIdentity, openIdentity } from './machine-identity.ts';
import { openPresentTrust, type PresentTrust } from './present-trust.ts';
import { type MachinePorts, openProjectFolders, type ProjectFolders } from './project-folders.ts';
import { openRunConsents, type RunConsents } from './run-consents.ts';

export interface Machine {
  readonly folders: ProjectFolders;
  readonly allowed: Allowed;
  readonly askedHere: AskedHere;
  readonly consents: RunConsents;
  readonly present: PresentTrust;
  /** At which checkpoints a copy of the project is kept here. */
  listKept(run: string): Promise<readonly KeptCheckpoint[]>;
  /** Made when it is first asked for: an account without a folder here needs none. */
  identity(): MachineIdentity;
  /** With which agents push and open pull requests from here: in memory, and out of the environment. */
  readonly tokens: TokenRing;
}

/**
 * Whether the folder of a project is trusted: as its user said when they asked for this here; of what was asked for elsewhere, as
 * they say now, at this machine. What a server says counts nothing.
 */
export function askedOf(
  { askedHere, present }: Pick<Machine, 'askedHere' | 'present'>,
  placed: PlacedTask,
): { readonly trusted: Trust; readonly from: Asked['from'] } {
  const found = askedHere.findOf(placed);
  const trusted = found === undefined ? present.isTrusted(placed.projectId) : found.trusted;
  return { trusted, from: found?.from };
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
    listKept: async (run) => await listKeptCheckpoints(ports.directory, run, ports.clock()),
    present: openPresentTrust(ports.clock),
    identity: openIdentity(ports),
    tokens: createTokenRing(createMemorySecrets(ports.env)),
  };
}
