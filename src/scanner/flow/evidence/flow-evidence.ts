/** What stands behind a finding that was made by flow. */
import type { FlowEvidence } from '../../evidence.ts';
import { hasPatternElsewhere, isBeforeWritten, isOneSegment } from '../chosen/route-segments.ts';
import type { Reached, TaintOfDraft } from './reached.ts';
import { firstOf } from './written.ts';

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

/** What templates of the program itself hand to their filters and tags. */
const templates = 'a template';

function sourceOf({ origin, label, isAssumed }: TaintOfDraft): FlowEvidence['source'] {
  if (typeof origin !== 'string' || label === templates) return 'argument';
  if (isAssumed === true) return 'assumed';
  if (messages.has(label)) return 'message';
  return sourceKinds.get(origin) ?? 'request';
}

/** Headers: no page makes the browser of another person send one of its choice, so markup in it reaches its sender alone. */
const headers = /(?:^|\.)(?:headers|rawHeaders)\b|\.(?:header|getHeader)\(|^req(?:uest)?\.get\(/;

/** JSON and files that a program sends: the form of another site sends neither. */
const objects = /^(?:\w{1,20}\.)?request\.(?:json|get_json)\b(?!.{0,60}force)/;
/** What may be a form of another site, unless JSON alone is read. */
const bodies = /^req(?:uest)?\.(?:body|files?)\b|^ctx\.request\.body\b/;
/** Answers of a server to who asked. */
const answers = /(?:^|[.)])(?:send|end|write)$|^the response$/;

/** Whether markup reaches its sender alone. */
function isEchoed(written: string, { sinkClass, name, takesJsonAlone }: Reached): boolean {
  if (sinkClass !== 'html') return false;
  if (headers.test(written)) return true;
  const isBody = objects.test(written) || (bodies.test(written) && takesJsonAlone === true);
  return isBody && answers.test(name);
}

/** Calls that leave a segment one segment; others may bring a slash into it. */
const keeps =
  /^passes through (?:join|joinpath|str|strip|lower|upper|Path|resolve|abspath|normpath|realpath|open|get)$/;

function isRemade(step: TaintOfDraft['step']): boolean {
  for (let at = step; at !== undefined; at = at.previous)
    if (at.message.startsWith('passes through ') && !keeps.test(at.message)) return true;
  return false;
}

/** What opens one file, and fails at a folder. */
const opens =
  /(?:^|\.)(?:open|FileResponse|send_file|remove|unlink|read_text|read_bytes|write_text|write_bytes)$/;

/**
 * One segment of an address leads to no other file: `join(base, name, 'info.json')` bears that name, and all that is above
 * the base by one segment is a folder.
 */
function isSegment(taint: TaintOfDraft, reached: Reached): boolean {
  if (reached.sinkClass !== 'path' || !isOneSegment(taint) || isRemade(taint.step)) return false;
  return reached.isBeforeWritten === true || isBeforeWritten(taint) || opens.test(reached.name);
}

function guardOf(taint: TaintOfDraft, reached: Reached): FlowEvidence['guard'] {
  const { step, unread = 0 } = taint;
  if (isSegment(taint, reached)) return 'bounded';
  if (reached.isBounded === true || isEchoed(firstOf(step)?.written ?? '', reached)) return 'bounded';
  if (reached.sinkClass === 'path' && hasPatternElsewhere(taint)) return 'unread';
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
