/** What a window says of a run that it started, once the run has ended; pure. */
import type { AgentRequest } from '../../../api-client/index.ts';
import type { Translate } from '../../platform/words.ts';

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

/** Undefined for a run that was cancelled: whoever cancelled it knows. */
export function describeEnd(
  { state, error }: Pick<AgentRequest, 'state' | 'error'>,
  findingCount: number,
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
    sentence: `${agent}: ${describeCount(findingCount, project, t)}`,
    failed: false,
    hasFindings: findingCount > 0,
  };
}

function describeCount(count: number, project: string, t: Translate): string {
  if (count === 0) return t('no findings in {0}.', project);
  return count === 1 ? t('1 finding in {0}.', project) : t('{0} findings in {1}.', count, project);
}
