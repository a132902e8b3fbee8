/** A run of an agent as those who answer it know it. */
import type { AgentEvent } from '../../../contract/work/agent-run.ts';
import type { Person } from '../../../domain/policy/actor.ts';

export interface Decided {
  readonly step: string;
  readonly approved: boolean;
  /** As the person left it. */
  readonly payload: unknown;
  /** User who decided; undefined where nobody did in time, and in answers of before. */
  readonly by?: string | undefined;
}

export interface HostedRun {
  readonly id: string;
  /** The agent, in the place of the person who asked for the run. */
  readonly actor: Person;
  readonly agent: string;
  /** As the ledger of spending shows it. */
  readonly title: string;
  readonly projectId?: string | undefined;
  /** Folder of the project, as the run was given it. */
  readonly folder?: string | undefined;
  /** The client said that its user trusts the folder. */
  readonly isTrusted?: boolean | undefined;
  /** BCP 47; English when absent. */
  readonly locale?: string | undefined;
  /** It begins at this checkpoint of another run of the same organization, which its person may see. */
  readonly from?: { readonly run: string; readonly checkpoint: string } | undefined;
  /** What a person has decided last, on the question of this step. */
  readonly decided?: Decided | undefined;
  /** Hears of the calls of tools and models that were made for it. */
  tell(event: AgentEvent): void;
}
