/** Objects that a file keeps on a name of its top level: `g.client = Client()`, `app.db = new Store()`. */
import { F, K } from '../syntax/kinds.ts';
import { childBy, kindAt, textOf, unwrap } from '../syntax/read.ts';
import { none } from '../syntax/syntax.ts';
import { type Binding, bindingAt, type Names } from './scopes.ts';

type Kept = Map<Binding, Map<string, number>>;

const byFile = new WeakMap<Names, Kept>();

/** The name and the field of a member like `g.client`; undefined where its object is no name of the top level. */
function fieldOf(names: Names, member: number): { holder: Binding; field: string } | undefined {
  const { syntax } = names;
  if (kindAt(syntax, member) !== K.member) return undefined;
  const object = childBy(syntax, member, F.object);
  const holder = kindAt(syntax, object) === K.identifier ? bindingAt(names, object) : undefined;
  if (holder === undefined || holder.scope !== names.moduleScope) return undefined;
  return { holder, field: textOf(syntax, childBy(syntax, member, F.property)) };
}

function collect(names: Names): Kept {
  const { syntax } = names;
  const found: Kept = new Map();
  for (let node = 0; node < syntax.count; node += 1) {
    if (syntax.kind[node] !== K.assign) continue;
    const place = fieldOf(names, childBy(syntax, node, F.left));
    if (place === undefined) continue;
    const value = unwrap(syntax, childBy(syntax, node, F.right));
    if (/^(?:None|null|undefined)$/.test(textOf(syntax, value))) continue;
    const fields = found.get(place.holder) ?? new Map<string, number>();
    found.set(place.holder, fields);
    const isMade = kindAt(syntax, value) === K.call || kindAt(syntax, value) === K.new;
    // A second value could be anything.
    fields.set(place.field, isMade && !fields.has(place.field) ? value : none);
  }
  return found;
}

/** What made the object that a member always holds in this file; `none` where nothing or more than one thing did. */
export function keptObject(names: Names, member: number): number {
  const place = fieldOf(names, member);
  if (place === undefined) return none;
  const kept = byFile.get(names) ?? collect(names);
  byFile.set(names, kept);
  return kept.get(place.holder)?.get(place.field) ?? none;
}
