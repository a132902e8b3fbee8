/** Whose time a person asks for. */
import type { TimeOf } from '../../../../domain/figures/figures.ts';
import type { PersonCaller } from '../../../platform/http/actor.ts';

/** All that they may see, or their own alone. */
export function timeOf({ actor }: Pick<PersonCaller, 'actor'>, isMine: boolean | undefined): TimeOf {
  return isMine === true ? { actor, userId: actor.userId } : { actor };
}

/** One project or person, where a sum is narrowed down to it. */
export function onlyOf(id: string | undefined): readonly string[] | undefined {
  return id === undefined ? undefined : [id];
}
