/** What the editor saw of work, as stretches on one project and branch, and when they are due to be told. Pure. */
import type { WorkPlace } from '../../platform/practice/suggest-project.ts';
import { minuteMs } from './activity.ts';

export interface ActivityBlock extends WorkPlace {
  readonly id: string;
  /** From the minute of the first sign of work to the end of that of the latest one, in epoch milliseconds. */
  readonly fromMs: number;
  readonly toMs: number;
}

export const longestRestMs = 5 * minuteMs;
export const tellEveryMs = 5 * minuteMs;
/** The backend takes a day for a slip. */
const longestBlockMs = 12 * 60 * minuteMs;
/** As many as one request may hold; what is older is given up while nobody answers. */
const mostUntold = 500;

export class ActivityBlocks {
  private readonly newId: () => string;
  private latest: ActivityBlock | undefined;
  /** By id, the oldest first. */
  private readonly untold = new Map<string, ActivityBlock>();
  private toldAt = Number.NEGATIVE_INFINITY;

  constructor(newId: () => string) {
    this.newId = newId;
  }

  get hasUntold(): boolean {
    return this.untold.size > 0;
  }

  /** A sign of work: the block grows, or another begins after a rest and in another place. */
  see(nowMs: number, { projectId, branch }: WorkPlace): void {
    const { latest } = this;
    const fromMs = nowMs - (nowMs % minuteMs);
    const toMs = fromMs + minuteMs;
    const goesOn = latest?.projectId === projectId && latest.branch === branch && isNext(latest, nowMs);
    this.latest = goesOn ? { ...latest, toMs } : { id: this.newId(), fromMs, toMs, projectId, branch };
    this.keep(this.latest);
  }

  /** False when there is nothing new, so that nothing is sent while nobody works. */
  isDue(nowMs: number): boolean {
    const sinceMs = nowMs - this.toldAt;
    // A clock that was set back must not hold it up for as long.
    return this.hasUntold && (sinceMs >= tellEveryMs || sinceMs < 0);
  }

  /** What was not told yet; it counts as told from now on. */
  take(nowMs: number): readonly ActivityBlock[] {
    const blocks = [...this.untold.values()];
    this.untold.clear();
    this.toldAt = nowMs;
    return blocks;
  }

  /** Nobody took them: they are told the next time, unless they have grown since. */
  giveBack(blocks: readonly ActivityBlock[]): void {
    const newer = [...this.untold.values()];
    this.untold.clear();
    for (const block of [...blocks, ...newer]) this.keep(block);
  }

  private keep(block: ActivityBlock): void {
    this.untold.set(block.id, block);
    const [oldest] = this.untold.keys();
    if (this.untold.size > mostUntold && oldest !== undefined) this.untold.delete(oldest);
  }
}

function isNext({ fromMs, toMs }: ActivityBlock, nowMs: number): boolean {
  return nowMs >= toMs - minuteMs && nowMs - toMs <= longestRestMs && nowMs - fromMs <= longestBlockMs;
}
