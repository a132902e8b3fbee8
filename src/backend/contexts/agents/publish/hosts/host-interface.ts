/** What GitHub or GitLab is asked about pull requests, and how its answers are read. */
import type { RemoteAddress } from '../../../../../domain/publishing/remote-address.ts';

export interface Proposal {
  readonly branch: string;
  readonly base: string;
  readonly title: string;
  /** Markdown. */
  readonly body: string;
}

export interface OpenedRequest {
  readonly number: number;
  readonly url: string;
}

export interface FoundRequest extends OpenedRequest {
  readonly body: string;
}

/** What one of the two is asked, and how its answers are read. */
export interface HostInterface {
  /** Without a slash at its end. */
  baseOf(address: RemoteAddress): string;
  headersOf(token: string): Readonly<Record<string, string>>;
  /** Requests from this branch, open or not. */
  findPath(address: RemoteAddress, branch: string): string;
  readFound(answer: unknown): readonly FoundRequest[];
  openPath(address: RemoteAddress): string;
  writeProposal(proposal: Proposal): unknown;
  readOpened(answer: unknown): OpenedRequest;
}
