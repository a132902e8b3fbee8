/** The examples that are shown of our rules, for whoever explains a finding: src/scanner/rules/examples.generated.json. */
import { examplesOfConfigRule, examplesOfRule } from '../../src/workspace/rules/shown-examples.ts';
import type { Sources } from './rule-sources.ts';

/** Text of the asset. Formats of secrets have none: no value of one is kept, and what is good is to have none there. */
export function renderExamples({ rules, config }: Sources): string {
  const entries = [
    ...rules.map((source) => [source.rule.id, examplesOfRule(source)] as const),
    ...config.map((source) => [source.rule.id, examplesOfConfigRule(source).slice(0, 1)] as const),
  ].filter(([, examples]) => examples.length > 0);
  return `${JSON.stringify(Object.fromEntries(entries), undefined, 1)}\n`;
}
