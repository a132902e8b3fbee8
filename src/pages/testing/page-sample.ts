/** How a page's host table is tried without an editor; `*.sample.ts` of a page exports its `samples`. */
import type { PagePorts } from '../page-ports.ts';

/** Notes what was asked of a port that this page alone has. */
export type Note = (port: string) => void;

export interface PageSample {
  /** Where the page has several tables. */
  readonly variant?: string;
  /** Imports the table only then, so that a test sees which modules it resolves; returns what defines it. */
  readonly load: () => Promise<(ports: PagePorts, note: Note) => unknown>;
  /** What its messages ask of the ports, by their types; all others ask for nothing. */
  readonly asks: Readonly<Record<string, readonly string[]>>;
}
