/** What is not billed yet: summed over all that a person has open, and asked for by every window at every event. */
import type { Unbilled } from '../../../../domain/figures/figures.ts';
import { findHead } from '../../../platform/events/event-log.ts';
import { KeptByHead } from '../../../platform/events/kept-by-head.ts';
import type { TimeEntryPorts } from '../entries/time-entries.ports.ts';
import type { Person } from '../questions/index.ts';

export class KnownUnbilled {
  private readonly kept = new KeptByHead<Promise<Unbilled>>();
  private readonly ports: Pick<TimeEntryPorts, 'db' | 'figures'>;

  constructor(ports: Pick<TimeEntryPorts, 'db' | 'figures'>) {
    this.ports = ports;
  }

  async find(person: Person): Promise<Unbilled> {
    const { db, figures } = this.ports;
    const key = `${person.organizationId} ${person.userId}`;
    const head = await findHead(db, person.organizationId);
    const sum = this.kept.get(key, head, () => figures.sumUnbilled(person));
    try {
      return await sum;
    } catch (error) {
      this.kept.forget(key, sum);
      throw error;
    }
  }
}
