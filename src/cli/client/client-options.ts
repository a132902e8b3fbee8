import type { BackendOptions } from '../backend/backend-options.ts';
import type { PartyOptions } from './party-options.ts';

export interface ClientListOptions extends BackendOptions {
  readonly archived?: boolean;
}

export interface ClientOptions extends PartyOptions {
  readonly buyerReference?: string;
  readonly invoicePattern?: string;
  readonly debtor?: string;
}

export interface AddClientOptions extends ClientOptions {
  readonly currency?: string;
  /** Without a question about names that look alike. */
  readonly yes?: boolean;
}

export interface ArchiveOptions extends BackendOptions {
  readonly restore?: boolean;
}

export interface StatementOptions extends BackendOptions {
  readonly from?: string;
  readonly to?: string;
  readonly csv?: true;
  readonly output?: string;
}

export interface ImportClientOptions extends BackendOptions {
  readonly currency?: string;
  /** Clients that look like one here are that one. */
  readonly matchSimilar?: boolean;
  /** Without a question. */
  readonly yes?: boolean;
  readonly dryRun?: boolean;
}
