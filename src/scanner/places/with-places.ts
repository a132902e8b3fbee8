/** Puts what was found in code into its place: the file's, or that of a branch which is there in development only. */
import type { Draft } from '../draft.ts';
import type { Evidence } from '../evidence.ts';
import type { FileContext } from '../file-context.ts';
import { isForDevelopers } from './development.ts';
import { placed, placeOf } from './place.ts';

/** The same drafts, with the places that their evidence lies in. */
export function withPlaces(file: FileContext, drafts: readonly Draft[]): readonly Draft[] {
  if (drafts.every(({ evidence }) => evidence === undefined)) return drafts;
  const place = placeOf(file.name, file.syntax.text);
  return drafts.map((draft) => {
    if (draft.evidence === undefined) return draft;
    const own = placed(draft.evidence, place);
    return {
      ...draft,
      evidence: place === 'application' && isForDevelopers(file, draft) ? inDevelopment(own) : own,
    };
  });
}

/** A setting behind such a branch has a condition, and anything else stands in its place. */
function inDevelopment(evidence: Evidence): Evidence {
  return evidence.kind === 'setting'
    ? { ...evidence, condition: 'development' }
    : placed(evidence, 'development');
}
