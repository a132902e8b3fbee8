import { F, K } from '../../syntax/kinds.ts';
import { childBy, kindAt, parentOf, textOf } from '../../syntax/read.ts';
import type { Syntax } from '../../syntax/syntax.ts';
import type { Step } from '../value/step.ts';

const longest = 48;
const readable = /^[\w$.?!()[\]'"-]+$/;

/**
 * How a value is written where it comes in, for a message: `req.query.name`, `request.args.get("q")`; undefined where that
 * is anything longer.
 */
export function writtenAt(syntax: Syntax, node: number): string | undefined {
  let shown = shownText(syntax, node);
  for (let at = node, up = parentOf(syntax, at); isAccess(syntax, up, at); at = up, up = parentOf(syntax, at))
    if (kindAt(syntax, up) !== K.member || kindAt(syntax, parentOf(syntax, up)) !== K.call)
      shown = shownText(syntax, up) ?? shown;
  return shown;
}

/** Whether an expression takes a member or entry of the one below it, or calls it to read one: `args.get("q")`. */
function isAccess(syntax: Syntax, node: number, below: number): boolean {
  const kind = kindAt(syntax, node);
  if (kind === K.member) return childBy(syntax, node, F.object) === below;
  if (kind === K.subscript)
    return childBy(syntax, node, F.object) === below || childBy(syntax, node, F.value) === below;
  const isRead =
    kind === K.call && childBy(syntax, node, F.callee) === below && kindAt(syntax, below) === K.member;
  return isRead && /\.(?:get|getlist|param|header)$/.test(textOf(syntax, below));
}

function shownText(syntax: Syntax, node: number): string | undefined {
  const text = textOf(syntax, node).replace(/\s+/g, ' ');
  return text.length <= longest && readable.test(text) ? text : undefined;
}

/** The first step of a way, where a value comes in. */
export function firstOf(step: Step | undefined): Step | undefined {
  let first = step;
  while (first?.previous !== undefined) first = first.previous;
  return first;
}
