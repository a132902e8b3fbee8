/** `$/vireo/explain`: a finding, or a rule, told at length: its code, its way, its rule, how to mend it. */
import {
  type ExplainParams,
  type Explanation,
  explainMessage,
  explainParamsSchema,
} from '../../contract/explanation.ts';
import { guarded, type ServerContext } from '../context.ts';
import { explainRule, explainSubject } from '../explanation/build-explanation.ts';
import { findSubject } from '../explanation/find-subject.ts';
import { findExample } from '../explanation/rule-examples.ts';
import { translateExplanation } from '../explanation/translate-explanation.ts';

export function registerExplain(context: ServerContext): void {
  const answer = guarded(context, { name: 'Explain', empty: null }, async (params: unknown) => {
    const explanation = await explain(context, explainParamsSchema.parse(params));
    return explanation && translateExplanation(explanation, context.client.texts);
  });
  context.connection.onRequest(explainMessage.method, answer);
}

async function explain(context: ServerContext, params: ExplainParams): Promise<Explanation | null> {
  if ('ruleId' in params) {
    const rule = await context.reports.findRule(params.ruleId);
    return rule === undefined ? null : explainRule(rule, await findExample(rule.id, undefined));
  }
  const subject = await findSubject(context, params);
  if (subject === undefined) return null;
  const { ruleId } = subject.item;
  const rule = (await context.reports.rules(subject.uri)).get(ruleId);
  const example = rule && (await findExample(ruleId, subject.uri));
  return explainSubject(context.sourceTexts, subject, { rule, example });
}
