/** How handlers are read in both languages. */
import { F, K } from '../../syntax/kinds.ts';
import {
  ancestor,
  childAt,
  childBy,
  childOfKind,
  childrenOf,
  endOf,
  kindAt,
  textOf,
} from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';

/** The statements of a `catch` or an `except`. */
export function handlerBlock(syntax: Syntax, handler: number): number {
  const named = childBy(syntax, handler, F.body);
  return named === none ? childOfKind(syntax, handler, K.block) : named;
}

/** The name that holds the error, or `none`. */
export function errorName(syntax: Syntax, handler: number): number {
  const parameter = childBy(syntax, handler, F.parameter);
  if (parameter !== none) return kindAt(syntax, parameter) === K.identifier ? parameter : none;
  const value = childBy(syntax, handler, F.value);
  const alias = kindAt(syntax, value) === K.asPattern ? childBy(syntax, value, F.alias) : none;
  return alias === none ? none : childAt(syntax, alias, 0);
}

/** The classes that an `except` names; none for a bare one and for `catch`. */
export function caughtTypes(syntax: Syntax, handler: number): readonly number[] {
  const value = childBy(syntax, handler, F.value);
  const type = kindAt(syntax, value) === K.asPattern ? childAt(syntax, value, 0) : value;
  if (type === none) return [];
  return kindAt(syntax, type) === K.array ? childrenOf(syntax, type) : [type];
}

/** The handler that a statement runs in, within its function; `none` outside of any. */
export function handlerAround(syntax: Syntax, node: number): number {
  const around = ancestor(
    syntax,
    node,
    (kind) => kind === K.catch || kind === K.func || kind === K.class || kind === K.try,
  );
  return kindAt(syntax, around) === K.catch ? around : none;
}

/** Whether a name is read inside a node. */
export function mentions(syntax: Syntax, node: number, name: string): boolean {
  const stop = node < 0 ? 0 : endOf(syntax, node);
  for (let at = node; at < stop; at += 1) {
    const kind = syntax.kind[at];
    if ((kind === K.identifier || kind === K.shorthand) && textOf(syntax, at) === name) return true;
  }
  return false;
}
