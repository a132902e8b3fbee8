/**
 * Tells the backend when somebody worked, and where, for those who look for forgotten time later; also while no timer
 * runs. Only a sign of work sets it off, so that an idle window sends nothing.
 */
import { type Disposable, DisposableStore } from '../../../pages/disposables.ts';
import { isApiFailure } from '../../../pages/failures.ts';
import { findWorkPlace } from '../../platform/practice/suggest-project.ts';
import type { Services } from '../../platform/services.ts';
import { onDidChangeSetting, readSetting } from '../../platform/settings.ts';
import type { Activity } from './activity.ts';
import { type ActivityBlock, ActivityBlocks } from './activity-blocks.ts';

/** The API takes no longer name of a branch. */
const longestBranch = 250;

export class ActivityMemory implements Disposable {
  private readonly services: Services;
  private readonly activity: Activity;
  private readonly store: DisposableStore;
  private blocks: ActivityBlocks | undefined;
  private pending: Disposable | undefined;
  private telling = false;
  private lookedAt = 0;

  constructor(services: Services, activity: Activity) {
    this.services = services;
    this.activity = activity;
    this.store = new DisposableStore((error) => services.log.error(String(error)));
    this.store.addAll(
      { dispose: () => this.pending?.dispose() },
      activity.onDidBeginMinute(() => this.soon()),
      onDidChangeSetting('vireo.time.rememberActivity', () => this.follow()),
    );
  }

  dispose(): void {
    this.store.dispose();
    if (this.blocks?.hasUntold && this.services.backend.state.phase === 'ready') this.tell(this.blocks);
  }

  /** Who turns it off does not want the last minutes told, either. */
  private follow(): void {
    this.blocks = undefined;
    if (this.activity.countMinutes(1, this.services.clock.now()) > 0) this.soon();
  }

  /** Behind the listener that noted the work. */
  private soon(): void {
    const { clock, log } = this.services;
    this.pending?.dispose();
    this.pending = clock.after(0, () => {
      this.look().catch((error: unknown) => log.warn(`Activity: ${String(error)}`));
    });
  }

  private async look(): Promise<void> {
    if (!readSetting('vireo.time.rememberActivity')) return;
    const now = this.services.clock.now();
    this.lookedAt = now;
    const { newId } = await import('../../../api-client/index.ts');
    const place = await findWorkPlace(this.services);
    // While git was read it may have been turned off, or a later sign of work have come, which counts for both.
    if (this.lookedAt !== now || !readSetting('vireo.time.rememberActivity')) return;
    this.blocks ??= new ActivityBlocks(newId);
    this.blocks.see(now, place);
    if (this.blocks.isDue(now)) this.tell(this.blocks);
  }

  private tell(blocks: ActivityBlocks): void {
    if (this.telling) return;
    this.telling = true;
    const taken = blocks.take(this.services.clock.now());
    this.send(taken)
      .catch((error: unknown) => {
        this.services.log.warn(`Activity was not told of: ${String(error)}`);
        // What is refused would be refused for ever.
        if (!isRefused(error)) blocks.giveBack(taken);
      })
      .finally(() => {
        this.telling = false;
      });
  }

  private async send(blocks: readonly ActivityBlock[]): Promise<void> {
    const items = blocks.map(({ id, fromMs, toMs, projectId, branch }) => ({
      id,
      startedAt: new Date(fromMs).toISOString(),
      endedAt: new Date(toMs).toISOString(),
      projectId,
      branch: branch?.slice(0, longestBranch) ?? null,
    }));
    const { refused } = await this.services.backend.ask((api, options) =>
      api.recordActivity({ ...options, body: { items } }),
    );
    for (const { field, issue } of refused) this.services.log.warn(`Activity: ${field} ${issue}`);
  }
}

function isRefused(error: unknown): boolean {
  return isApiFailure(error) && error.status !== undefined && error.status < 500;
}
