/** Changes that would take time from other entries: looked at before they are written, and kept until they are answered. */

import type { CreateTimeEntry, TimeEntryPreview } from '../../../src/api-client/index.ts';
import { rowKey } from '../../../src/domain/week-grid.ts';
import type { CropQuestion } from '../messages.ts';
import type { EntryAct } from './write-entries.ts';

export interface CropPorts {
  /** Entries that give time away for this one; under the id of one that is there, for its move. */
  preview(entry: CreateTimeEntry): Promise<TimeEntryPreview['neighbours']>;
  nameProject(projectId: string): Promise<string>;
}

/** What was asked for, and by what. */
export type AskedBy = Pick<CropQuestion, 'place' | 'text' | 'form'>;

export interface Planned {
  readonly by: AskedBy;
  readonly act: EntryAct;
  /** The entry as it would be, its id where it is there. */
  readonly entry: CreateTimeEntry & { readonly startedAt: string; readonly endedAt: string };
  /** Of the entry that the plan was made of. */
  readonly version: number | undefined;
}

export interface Waiting extends Planned {
  readonly question: CropQuestion;
  /** What the neighbours were when it was asked. */
  readonly seen: string;
}

export class CropQuestions {
  private readonly ports: CropPorts;
  private readonly waiting = new Map<string, Waiting>();
  private made = 0;

  constructor(ports: CropPorts) {
    this.ports = ports;
  }

  get list(): readonly CropQuestion[] {
    return [...this.waiting.values()].map(({ question }) => question);
  }

  /** True when it has to be asked, and is; not when it was, and nothing about it has changed since. */
  async ask(planned: Planned, answered?: Waiting): Promise<boolean> {
    const neighbours = await this.ports.preview(planned.entry);
    const seen = JSON.stringify(neighbours);
    if (neighbours.length === 0 || seen === answered?.seen) return false;
    this.dropSame(planned.act);
    const question = await this.toQuestion(planned, neighbours);
    this.waiting.set(question.id, { ...planned, question, seen });
    return true;
  }

  /** Undefined when it was answered before. */
  take(id: string): Waiting | undefined {
    const found = this.waiting.get(id);
    this.waiting.delete(id);
    return found;
  }

  /** What is typed anew stands for what was typed before. */
  dropOf({ place, form }: Pick<AskedBy, 'place' | 'form'>): void {
    for (const [id, { by }] of this.waiting) {
      const isOfCell = place !== null && by.place !== null && keyOf(by.place) === keyOf(place);
      if (isOfCell || (form !== null && by.form?.entryId === form.entryId)) this.waiting.delete(id);
    }
  }

  clear(): void {
    this.waiting.clear();
  }

  /** Asked for twice, it would be made twice. */
  private dropSame(act: EntryAct): void {
    const wanted = JSON.stringify(act);
    for (const [id, waiting] of this.waiting) {
      if (JSON.stringify(waiting.act) === wanted) this.waiting.delete(id);
    }
  }

  private async toQuestion(
    { by, entry }: Planned,
    neighbours: TimeEntryPreview['neighbours'],
  ): Promise<CropQuestion> {
    this.made += 1;
    const { startedAt, endedAt, zone = 'UTC' } = entry;
    const told = neighbours.map(async ({ projectId, note, before, after }) => ({
      name: await this.ports.nameProject(projectId),
      note,
      before: toSpan(before),
      after: after.map(toSpan),
    }));
    const id = String(this.made);
    return { id, ...by, span: { startedAt, endedAt }, zone, neighbours: await Promise.all(told) };
  }
}

function keyOf(place: NonNullable<AskedBy['place']>): string {
  return `${rowKey(place)} ${place.date}`;
}

function toSpan({ startedAt, endedAt }: { readonly startedAt: string; readonly endedAt: string }) {
  return { startedAt, endedAt };
}
