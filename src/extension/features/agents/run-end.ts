/** What a window says of a run that it started, once the run has ended; pure. */
import type { AgentRequest, FindingSummary } from '../../../api-client/index.ts';
import { findingPartsText } from '../../../contract/findings/finding-count-text.ts';
import type { Translate } from '../../../pages/words.ts';

export interface RunNames {
  /** `Security agent`. */
  readonly agent: string;
  readonly project: string;
}

export interface RunEnd {
  readonly sentence: string;
  readonly failed: boolean;
  readonly hasFindings: boolean;
}

/** Open findings of the project: the one count of every screen. */
export type FoundInProject = Pick<FindingSummary, 'total' | 'byFinder' | 'lowConfidence'>;

/** Undefined for a run that was cancelled: whoever cancelled it knows. */
export function describeEnd(
  { state, error }: Pick<AgentRequest, 'state' | 'error'>,
  found: FoundInProject,
  { names, t }: { readonly names: RunNames; readonly t: Translate },
): RunEnd | undefined {
  const { agent, project } = names;
  if (state === 'failed') {
    const reason = error?.message ?? '';
    return {
      sentence: t('{0} failed on {1}. {2}', agent, project, reason).trim(),
      failed: true,
      hasFindings: false,
    };
  }
  if (state !== 'done') return undefined;
  return {
    sentence: `${agent}: ${describeCount(found, project, t)}`,
    failed: false,
    hasFindings: found.total > 0,
  };
}

function describeCount({ total, ...parts }: FoundInProject, project: string, t: Translate): string {
  if (total === 0) return t('no findings in {0}.', project);
  const count = total === 1 ? t('1 finding in {0}.', project) : t('{0} findings in {1}.', total, project);
  const said = findingPartsText(parts, t);
  return said === '' ? count : `${count} ${t('Of these, {0}.', said)}`;
}
