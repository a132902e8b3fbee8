/** Markup of a page that becomes text: `textContent` and `.text()` show what is there, and run nothing. */
import type { OffsetFix } from '../../draft.ts';
import { positional } from '../../match/call-parts.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, kindAt, textOf } from '../../syntax/read.ts';
import { none } from '../../syntax/syntax.ts';
import type { Run } from '../run.ts';

/** Whether an expression holds markup that is written in the program, which is meant to stay markup. */
const holdsMarkup = (text: string): boolean => /<\/?[a-z!]/i.test(text);

function renamed({ syntax }: Run, member: number, name: string): OffsetFix | undefined {
  const property = childBy(syntax, member, F.property);
  if (kindAt(syntax, member) !== K.member || property === none) return undefined;
  const edit = { from: syntax.start[property] ?? 0, to: syntax.end[property] ?? 0, newText: name };
  return { title: `Show it as text (\`${name}\`)`, edits: [edit] };
}

/** `element.innerHTML = name` as `element.textContent = name`; undefined where markup of the program goes along. */
export function textContentFix(run: Run, target: number, value: number): OffsetFix | undefined {
  const isMarkup = run.resolver.lastOf(target) !== 'innerHTML' || holdsMarkup(textOf(run.syntax, value));
  return isMarkup ? undefined : renamed(run, target, 'textContent');
}

/** `$('#name').html(name)` as `$('#name').text(name)`. */
export function textCallFix(run: Run, call: number): OffsetFix | undefined {
  const callee = childBy(run.syntax, call, F.callee);
  const [value = none, more] = positional(run.syntax, call);
  if (value === none || more !== undefined || run.resolver.lastOf(callee) !== 'html') return undefined;
  const isJQuery = /^(?:\$|jQuery|jquery)\(\)/.test(run.resolver.nameOf(callee) ?? '');
  return isJQuery && !holdsMarkup(textOf(run.syntax, value)) ? renamed(run, callee, 'text') : undefined;
}
