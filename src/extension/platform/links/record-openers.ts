/**
 * Where a record is shown: each feature declares what it opens (`opens` of what it contributes), and links of an answer, an
 * invoice, a notification or another row ask here.
 */
import type { RecordLink } from '../../../contract/coach/record-link.ts';
import type { CommandId, CommandTarget } from '../../../contract/commands.ts';
import type { Disposable } from '../../../pages/disposables.ts';
import { isApiFailure } from '../../../pages/failures.ts';
import type { DeepLink } from '../feature/deep-link.ts';
import type { ReadRecord } from './read-record.ts';

/** False: the record is not there (any more). */
export type RecordOpener = (record: RecordLink) => Promise<boolean>;

export type RecordLinks = Readonly<Record<RecordLink['kind'], DeepLink>>;

interface OpenerPorts {
  readonly links: RecordLinks;
  readonly read: ReadRecord;
  readonly run: (command: CommandId, target: CommandTarget) => Promise<unknown>;
}

export class RecordOpeners {
  private readonly ports: OpenerPorts;
  private readonly openers = new Map<string, RecordOpener>();

  constructor(ports: OpenerPorts) {
    this.ports = ports;
  }

  get size(): number {
    return this.openers.size;
  }

  /** A view that can show the row of a record, or a place of its own that a feature declares. */
  add(place: string, opener: RecordOpener): Disposable {
    this.openers.set(place, opener);
    return { dispose: () => this.openers.delete(place) };
  }

  /** A place can show the rows of several at once, a command is about one. */
  showsSeveral(kind: RecordLink['kind']): boolean {
    return this.ports.links[kind].place !== undefined;
  }

  async open(record: RecordLink): Promise<boolean> {
    const { place, command } = this.ports.links[record.kind];
    try {
      if (place !== undefined && (await this.openers.get(place)?.(record)) === true) return true;
      return command === undefined ? false : await this.runOn(command, record);
    } catch (error) {
      if (isApiFailure(error, 'not_found')) return false;
      throw error;
    }
  }

  /** A command would say in its own words that the record no longer exists. */
  private async runOn(command: CommandId, { kind, ids: [id] }: RecordLink): Promise<boolean> {
    if (id === undefined) return false;
    await this.ports.read(kind, id);
    await this.ports.run(command, { record: { kind, ids: [id] } });
    return true;
  }
}
