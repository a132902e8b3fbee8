/** Which rules of a project a scan runs, when only some were asked for. */
import { isNamed } from '../../contract/work/rule-selection.ts';
import { createNearness } from '../config/rule-names.ts';
import type { TeamRules } from '../scan-messages.ts';
import { listScanRules } from './known-rules.ts';

/** Ids of the rules that these names mean, with `!` those left out; undefined where all are meant. */
export function chosenRules(
  names: readonly string[],
  team: TeamRules | undefined,
): readonly string[] | undefined {
  if (names.length === 0) return undefined;
  const nearness = createNearness([team]);
  return listScanRules([team]).filter((id) => isNamed(names, id, nearness));
}
