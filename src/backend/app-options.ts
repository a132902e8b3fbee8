/** What a backend may be given: the whole app on defaults that fit one person, or its lower floors for a test. */
import type { AgentDeclaration } from '../contract/work/agents.ts';
import type { SignIn } from './contexts/account/context.ts';
import type { TeamOptions } from './contexts/account/sessions/team-options.ts';
import type { OnDeactivated } from './contexts/account/users/memberships.service.ts';
import type { KeptCopiesOfRun } from './contexts/agents/requests/requests.ports.ts';
import type { CoachOptions } from './contexts/coach/coach/coach.slice.ts';
import type { FloorOptions } from './contexts/floors.ts';
import type { ModelOptions } from './contexts/models/models/open-models.ts';
import type { ProjectPorts } from './contexts/practice/projects/projects.service.ts';
import type { Backups, KeepUp } from './platform/backup/backups.ts';
import type { ServerOptions } from './platform/http/server.ts';
import type { HostOptions } from './platform/open-host.ts';
import type { Runners } from './platform/runners/runners.ts';
import type { Tool } from './platform/tools/tool.ts';
import type { Work } from './platform/work/work.ts';

export interface AppOptions extends ServerOptions, Omit<HostOptions, 'readAgain'>, FloorOptions {
  /** Reads projects, in another process but in tests. It ends with the app. */
  readonly work: Work;
  /** Those that may be asked; all that ship when absent. */
  readonly agents?: readonly AgentDeclaration[];
  /** Scans that run side by side, the others wait; 1 when absent, since a scan uses every core itself. */
  readonly scansAtOnce?: number | undefined;
  readonly coach?: CoachOptions;
  /** Beside those of the slices. */
  readonly tools?: readonly Tool[] | undefined;
  /** Where keys of models may be named, and how long they are waited for. */
  readonly models?: ModelOptions;
  /** The user's own rules of tools; absent on a team server, where they are on record. */
  readonly policyFile?: string | undefined;
  /** What ends with a membership beside keys and schedules: sessions of a server. */
  readonly onDeactivated?: readonly OnDeactivated[] | undefined;
  /** `machines` on a server: each person has the folders on their machine. In the database when absent. */
  readonly projectFolders?: ProjectPorts['projectFolders'] | undefined;
  /** Copies of projects at checkpoints of runs; absent on a server, whose machines keep them. */
  readonly keptCopies?: KeptCopiesOfRun | undefined;
  /** Machines of people that do their work, on a server alone. */
  readonly runners?: Runners | undefined;
  /** All people of an organization when absent. */
  readonly signIn?: SignIn;
  /** Where others reach it, for links in mails; absent in an embedded backend, which nobody reaches. */
  readonly publicUrl?: string | undefined;
  /** Absent on a team server, where they are the operator's. */
  readonly backups?: Backups | undefined;
  /** What is seen to each hour: the daily backup, files that nothing names. Absent where nobody does. */
  readonly keepUp?: KeepUp | undefined;
  /** Where people sign in, on a server alone. */
  readonly team?: TeamOptions | undefined;
}
