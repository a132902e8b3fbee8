/**
 * What was typed into the coach and not sent, by workspace: the editor loses the state of a page in the side bar when
 * its window is loaded again.
 */
import type { KeptValues } from '../../../src/pages/page-ports.ts';
import { type CoachTyping, coachTypingSchema } from '../messages.ts';

/** Side bar and tab have a composer each. */
export type CoachPlace = 'sideBar' | 'tab';

const keyOf = (place: CoachPlace): string => `vireo.coach.typing.${place}`;

export class SavedDrafts {
  private readonly kept: KeptValues;
  private readonly place: CoachPlace;

  constructor(kept: KeptValues, place: CoachPlace) {
    this.kept = kept;
    this.place = place;
  }

  /** Undefined where nothing waits, or what is kept is of another version. */
  get(): CoachTyping | undefined {
    const { data } = coachTypingSchema.safeParse(this.kept.get(keyOf(this.place)));
    return data === undefined || isNothing(data) ? undefined : data;
  }

  async keep(typing: CoachTyping): Promise<void> {
    await this.kept.update(keyOf(this.place), isNothing(typing) ? undefined : typing);
  }
}

const isNothing = ({ draft, checkIn }: CoachTyping): boolean => draft === '' && checkIn === undefined;
