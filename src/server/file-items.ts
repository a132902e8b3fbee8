/** What is shown of a scan's result for a file: as its project and the user's settings want it. */
import type { ScanResult } from '../scanner/model.ts';
import type { ServerContext } from './context.ts';
import { pathOf } from './paths.ts';
import { buildReport, type ReportItem } from './report.ts';

export interface ItemsOptions {
  readonly uri: string;
  readonly result: ScanResult;
  /** That was scanned; without it, findings say themselves whether the baseline knows them. */
  readonly text?: string;
  /** Whose settings count, where asking for each file would be too much: a folder's. */
  readonly settingsOf?: string;
}

type Parts = Pick<ServerContext, 'agentFindings' | 'projects' | 'reports' | 'settings'>;

/** The engine's findings; an agent's own are not among them, but what one of them is about tells so. */
export async function itemsOf(
  { agentFindings, projects, reports, settings }: Parts,
  { uri, result, text, settingsOf = uri }: ItemsOptions,
): Promise<readonly ReportItem[]> {
  return buildReport({
    result: projects.govern(pathOf(uri), result, text),
    isComplete: false,
    placed: [],
    agentFindings: agentFindings.in(uri),
    rules: await reports.rules(uri),
    settings: await settings.for(settingsOf),
  });
}
