/** The timer as last seen, kept in step with the records: other windows and the command line change it too. */
import type { Timer } from '../../../api-client/index.ts';
import type { Backend } from '../../platform/backend.ts';
import { watchRecords } from '../../platform/changes.ts';
import { type Disposable, DisposableStore } from '../../platform/disposables.ts';
import { Emitter } from '../../platform/emitter.ts';
import { nameOf, type Records } from '../../platform/records.ts';
import type { Clock } from '../../platform/ticker.ts';
import type { TimerFacts } from './timer-text.ts';

export interface TimerPorts {
  readonly backend: Backend;
  readonly records: Records;
  readonly clock: Clock;
  readonly onError: (error: unknown) => void;
}

export class TimerModel implements Disposable {
  private readonly ports: TimerPorts;
  private readonly store: DisposableStore;
  private readonly changed = new Emitter<void>();
  private latest: TimerFacts | undefined;

  constructor(ports: TimerPorts) {
    this.ports = ports;
    this.store = new DisposableStore(ports.onError);
    this.store.add(
      watchRecords(ports, ['time-entry', 'timesheet', 'invoice', 'project', 'client'], () => {
        this.refresh().catch(ports.onError);
      }),
    );
  }

  readonly onDidChange = this.changed.event;

  /** Undefined until the records were reached once. */
  get facts(): TimerFacts | undefined {
    return this.latest;
  }

  async refresh(): Promise<TimerFacts | undefined> {
    if (this.ports.backend.state.phase === 'failed') {
      this.latest = undefined;
    } else {
      this.latest = await this.read();
    }
    this.changed.fire();
    return this.latest;
  }

  dispose(): void {
    this.store.dispose();
  }

  private async read(): Promise<TimerFacts> {
    const { backend, records } = this.ports;
    const query = zoneQuery();
    const timer: Timer = await backend.ask((api, options) => api.getTimer({ ...options, query }));
    const name =
      timer.entry === null
        ? { client: '', project: '' }
        : nameOf(await records.load(), timer.entry.projectId);
    return { timer, name };
  }
}

/** The zone in which "today" is meant; none where the machine does not know its own. */
export function zoneQuery(): { zone?: string } {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return timeZone === '' || timeZone === 'Etc/Unknown' ? {} : { zone: timeZone };
}
