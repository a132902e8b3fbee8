/** The examples of our rules: an asset that is read when the first explanation is asked for, and kept. */
import type { ExplainedExample } from '../../contract/explanation.ts';
import { findLanguageOfPath } from '../../workspace/languages.ts';
import { loadShippedExamples } from '../../workspace/rules/shown-examples.ts';
import { pathOf } from '../paths.ts';

let loading: ReturnType<typeof loadShippedExamples> | undefined;

/** In the language of the file where there is one, else in any; undefined for rules without (a team's own). */
export async function findExample(
  ruleId: string,
  uri: string | undefined,
): Promise<ExplainedExample | undefined> {
  loading ??= loadShippedExamples();
  const all = (await loading)[ruleId] ?? [];
  const language = uri === undefined ? undefined : findLanguageOfPath(pathOf(uri));
  const found = all.find(({ languages }) => language !== undefined && languages.includes(language)) ?? all[0];
  return found && { language: found.fence, bad: found.bad, good: found.good };
}
