/** Why a finding of the engine is not shown though its code is there: a comment, the project's or the user's settings. */
import type { ExplainedFinding } from '../../contract/explanation.ts';
import type { ServerContext } from '../context.ts';
import { pathOf } from '../paths.ts';
import type { ReportItem } from '../report.ts';
import type { SourceText } from '../source-texts.ts';

export type Suppression = NonNullable<ExplainedFinding['setAside']>;

interface Asked {
  readonly uri: string;
  readonly item: ReportItem;
  readonly text: SourceText | undefined;
}

export async function findSuppression(
  { projects, settings }: Pick<ServerContext, 'projects' | 'settings'>,
  { uri, item: { live }, text }: Asked,
): Promise<Suppression | undefined> {
  if (live === undefined) return undefined;
  const comment = text?.result.suppressed.find(({ finding }) => finding === live);
  if (comment !== undefined) return { by: 'comment', reason: comment.reason };
  const alone = { findings: [live], suppressed: [], partial: false, notes: [] };
  const { findings, suppressed } = projects.govern(pathOf(uri), alone);
  const [entry] = suppressed;
  if (entry !== undefined) return { by: 'settings', reason: entry.reason };
  const { disabledRules } = await settings.for(uri);
  return findings.length === 0 || disabledRules.includes(live.ruleId) ? { by: 'off' } : undefined;
}
