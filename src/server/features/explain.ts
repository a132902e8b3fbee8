/** `$/vireo/explain`: a finding, or a rule, told at length in Markdown. */
import { type Explanation, explainMessage, explainParamsSchema } from '../../contract/lsp-messages.ts';
import { guarded, type ServerContext } from '../context.ts';
import { explainFinding, explainRule } from '../markdown.ts';

export function registerExplain(context: ServerContext): void {
  const answer = guarded(context, { name: 'Explain', empty: null }, (params: unknown) =>
    explain(context, params),
  );
  context.connection.onRequest(explainMessage.method, answer);
}

async function explain(context: ServerContext, params: unknown): Promise<Explanation | null> {
  const wanted = explainParamsSchema.parse(params);
  if ('ruleId' in wanted) {
    const rule = (await context.reports.rules()).get(wanted.ruleId);
    return rule === undefined ? null : explainRule(rule);
  }
  const { uri, fingerprint } = wanted;
  const rules = await context.reports.rules();
  const item = (await itemsOf(context, uri)).find((candidate) => candidate.fingerprint === fingerprint);
  return item === undefined ? null : explainFinding({ item, rule: rules.get(item.ruleId), uri });
}

async function itemsOf(context: ServerContext, uri: string) {
  const document = context.documents.find(uri);
  if (document === undefined) return context.reports.ofFile(uri);
  return (await context.reports.of(document))?.items ?? [];
}
