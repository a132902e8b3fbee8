/** The report in its three formats. */
import { composePage, judge, titleOf } from './compose-page.ts';
import type { SecurityFacts } from './security-facts.ts';
import { writeHtml } from './write-html.ts';
import { writeMarkdown } from './write-markdown.ts';
import { type SarifInput, writeSarif } from './write-sarif.ts';

export interface WrittenReport {
  readonly markdown: string;
  readonly html: string;
  readonly sarif: string;
  /** JSON, for the next run. */
  readonly summary: string;
}

export function writeReport(facts: SecurityFacts, input: SarifInput): WrittenReport {
  const verdicts = judge(facts);
  const page = composePage(facts, verdicts);
  return {
    markdown: writeMarkdown(page),
    html: writeHtml(page, titleOf(facts)),
    sarif: writeSarif(facts, verdicts, input),
    summary: JSON.stringify(verdicts.summary),
  };
}
