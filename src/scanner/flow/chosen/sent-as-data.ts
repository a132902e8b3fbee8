/** Answers in which no browser reads markup. */
import { allHold } from '../../match/conditions.ts';
import type { Condition } from '../../rules/rule-data.ts';
import type { Run } from '../run.ts';

const plainAnswer: Condition = { around: '^(?:text/(?:plain|csv)|application/(?:json|pdf|octet-stream))\\b' };

/** `response.headers['Content-Type'] = 'application/json'`: no browser reads markup in it. */
function saysPlain({ resolver }: Run, node: number): boolean {
  const match = { node, value: node, name: '' };
  return allHold(resolver, match, { where: [plainAnswer, { not: { around: '^text/html\\b' } }] });
}

/** Whether no browser reads markup in an answer: objects are sent as JSON, and a handler may say that it sends none. */
export function isSentAsData(
  run: Run,
  node: number,
  { sinkClass, isObject }: { readonly sinkClass: string; readonly isObject?: boolean | undefined },
): boolean {
  if (isObject === true && run.syntax.grammar.family === 'script') return true;
  return sinkClass === 'html' && saysPlain(run, node);
}
