/** The timeline of one request as far as it was read: each look asks for what came after that alone. */
import type { RunItem } from '../messages.ts';

export interface TimelinePart {
  readonly items: readonly RunItem[];
  /** Null where nothing more is there now. */
  readonly next: number | null;
}

export class FollowedTimeline {
  private readonly read: (after: number) => Promise<TimelinePart>;
  private readonly known: RunItem[] = [];
  private reading: Promise<unknown> = Promise.resolve();

  constructor(read: (after: number) => Promise<TimelinePart>) {
    this.read = read;
  }

  get items(): readonly RunItem[] {
    return this.known;
  }

  find(seq: number): RunItem | undefined {
    return this.known.find((item) => item.seq === seq);
  }

  /** What is new; one look at a time, so that nothing is answered twice. */
  async look(): Promise<readonly RunItem[]> {
    const looking = this.reading.then(() => this.readOn());
    this.reading = looking.catch(() => undefined);
    return await looking;
  }

  private async readOn(): Promise<readonly RunItem[]> {
    const before = this.known.length;
    let next: number | null = this.known.at(-1)?.seq ?? 0;
    while (next !== null) {
      const part: TimelinePart = await this.read(next);
      this.known.push(...part.items);
      next = part.next;
    }
    return this.known.slice(before);
  }
}
