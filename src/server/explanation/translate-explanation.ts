/** An explanation in the reader's language; the text to copy into an issue stays English. */
import type { Explanation } from '../../contract/explanation.ts';
import type { RuleTexts } from '../../contract/rule-texts/rule-texts.ts';

export function translateExplanation(explanation: Explanation, texts: RuleTexts): Explanation {
  const { ruleId, title, why = '', fix = '', finding } = explanation;
  const rule = texts.rule({ id: ruleId, title, why, fix });
  const ofRule =
    rule.why === why ? {} : { title: rule.title, why: rule.why, fix: rule.fix, language: texts.language };
  const message = finding === undefined ? '' : texts.message(ruleId, finding.message);
  if (finding === undefined || message === finding.message) return { ...explanation, ...ofRule };
  return { ...explanation, ...ofRule, finding: { ...finding, message, language: texts.language } };
}
