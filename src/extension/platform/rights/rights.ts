/**
 * What the role of the user may not do: asked once, and again after people changed. Menus go by its context keys, pages by
 * what their host hands them, the status bar by `may`. Until it is known nothing is hidden: the service refuses anyway.
 */
import type { User } from '../../../api-client/index.ts';
import type { Need } from '../../../contract/policy/needs.ts';
import type { Role } from '../../../domain/authorization.ts';
import type { Disposable } from '../../../pages/disposables.ts';
import { Emitter } from '../../../pages/emitter.ts';
import type { Backend } from '../backend.ts';

interface RightsPorts {
  readonly backend: Pick<Backend, 'ask' | 'onDidChangeState' | 'onDidNotify'>;
  readonly log: { warn(message: string): void };
  /** Every need that a role does not meet: the table of roles is a bundle of its own. */
  readonly loadRefused: (role: Role) => Promise<readonly Need[]>;
  /** Tells the menus. */
  readonly tell: (need: Need, isRefused: boolean) => void;
}

export class Rights implements Disposable {
  private readonly ports: RightsPorts;
  private readonly watching: readonly Disposable[];
  private readonly changed = new Emitter<void>();
  private loading: Promise<User> | undefined;
  private known: ReadonlySet<Need> = new Set();

  readonly onDidChange = this.changed.event;

  constructor(ports: RightsPorts) {
    this.ports = ports;
    this.watching = [
      ports.backend.onDidNotify((notification) => {
        const { type } = 'type' in notification ? notification : { type: 'reload' };
        if (/^user\.|^reload$/.test(type)) this.look();
      }),
      // Behind a new connection there can be another practice, and another role in it.
      ports.backend.onDidChangeState(({ phase }) => {
        if (phase === 'ready') this.look();
      }),
    ];
  }

  /** Nothing while the role is not known. */
  get refused(): readonly Need[] {
    return [...this.known];
  }

  may(need: Need): boolean {
    return !this.known.has(need);
  }

  /** The user, as the practice knows them. @throws as Backend.ask */
  async load(): Promise<User> {
    this.loading ??= this.ports.backend.ask((api, options) => api.getMe(options));
    try {
      return await this.loading;
    } catch (error) {
      this.loading = undefined;
      throw error;
    }
  }

  dispose(): void {
    for (const each of this.watching) each.dispose();
  }

  private look(): void {
    this.loading = undefined;
    this.read().catch((error: unknown) => this.ports.log.warn(`Rights: ${String(error)}`));
  }

  private async read(): Promise<void> {
    const { role } = await this.load();
    const now = new Set(await this.ports.loadRefused(role));
    const before = this.known;
    const lost = [...now].filter((need) => !before.has(need));
    const won = [...before].filter((need) => !now.has(need));
    if (lost.length + won.length === 0) return;
    this.known = now;
    for (const need of lost) this.ports.tell(need, true);
    for (const need of won) this.ports.tell(need, false);
    this.changed.fire();
  }
}
