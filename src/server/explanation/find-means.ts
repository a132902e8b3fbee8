/** By which means a finding can be set aside where it stands: offered is what works, and nothing else. */
import type { ExplainedFinding } from '../../contract/explanation.ts';
import { findLanguageOfPath } from '../../workspace/languages.ts';
import type { ServerContext } from '../context.ts';
import { folderOf } from '../features/suppress-by-config.ts';
import { wordsOfAnyReason } from '../line-suppressions.ts';
import { pathOf } from '../paths.ts';
import type { ReportItem } from '../report.ts';
import type { SourceText } from '../source-texts.ts';

export type Means = Pick<ExplainedFinding, 'canSuppress' | 'canIgnore'>;

interface Asked {
  readonly uri: string;
  readonly item: ReportItem;
  readonly text: SourceText | undefined;
}

type Parts = Pick<ServerContext, 'documents' | 'folders' | 'scratch' | 'suppressions'>;

export const noMeans: Means = { canSuppress: false, canIgnore: false };

export async function findMeans(context: Parts, asked: Asked): Promise<Means> {
  if (asked.item.live === undefined) return noMeans;
  return {
    canSuppress: await canSuppress(context, asked, asked.item.live),
    canIgnore: folderOf(context, pathOf(asked.uri)) !== undefined,
  };
}

async function canSuppress(
  { documents, scratch, suppressions }: Parts,
  { uri, text }: Asked,
  live: NonNullable<ReportItem['live']>,
): Promise<boolean> {
  const document = documents.find(uri);
  if (document !== undefined) return await suppressions.isPossible(document, live);
  const path = pathOf(uri);
  const language = findLanguageOfPath(path);
  if (text === undefined || language === undefined) return false;
  const { ruleId, range } = live;
  const request = { ruleId, range, reason: wordsOfAnyReason };
  return (await scratch.suppression({ path, language }, text.text, request)) !== undefined;
}
