/** What stands behind a finding that was made by flow. */
import type { FlowEvidence } from '../../evidence.ts';
import type { Reached, TaintOfDraft } from './reached.ts';

/** Kinds of sources by their class; a value of a class that is not listed is one that a stranger sends. */
const sourceKinds: ReadonlyMap<string, FlowEvidence['source']> = new Map([
  ['network', 'message'],
  ['response', 'message'],
  ['model', 'message'],
  ['archive', 'file'],
  ['stored', 'file'],
  ['local', 'argument'],
  ['environment', 'argument'],
  ['caller', 'argument'],
]);

/** Sources that a page or a program beside this one sends, although they count as a request everywhere else. */
const messages = new Set(["another window's message", "a page's message"]);

function sourceOf({ origin, label, isAssumed }: TaintOfDraft): FlowEvidence['source'] {
  if (typeof origin !== 'string') return 'argument';
  if (isAssumed === true) return 'assumed';
  if (messages.has(label)) return 'message';
  return sourceKinds.get(origin) ?? 'request';
}

function guardOf({ unread = 0 }: TaintOfDraft, reached: Reached): FlowEvidence['guard'] {
  if (reached.isBounded === true) return 'bounded';
  return (unread | (reached.unread ?? 0)) === 0 ? 'none' : 'unread';
}

/** What stands behind a value that reaches a sink, in code of the application. */
export function flowEvidence(taint: TaintOfDraft, reached: Reached): FlowEvidence {
  const sink = reached.isNameAlone === true ? 'name' : reached.isTyped === true ? 'type' : 'import';
  return {
    kind: 'flow',
    source: sourceOf(taint),
    sink,
    guard: guardOf(taint, reached),
    place: 'application',
  };
}
