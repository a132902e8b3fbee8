/**
 * Says what an expression is called, through imports, aliases, destructuring, single assignments, classes and types.
 * `X()` stands for "what calling X gives", an instance included: `new Pool().query` is `pg.Pool().query`.
 */
import { F, K } from '../syntax/kinds.ts';
import {
  childAt,
  childBy,
  childrenOf,
  enclosingFunction,
  kindAt,
  parentOf,
  textOf,
  unwrap,
} from '../syntax/read.ts';
import { none, type Syntax } from '../syntax/syntax.ts';
import { type ClassInfo, enclosingClass, enclosingMethod, readClass, selfName } from './class-info.ts';
import { keptObject } from './kept-objects.ts';
import { type GivenValue, hasManyValues, valuesAt } from './later-values.ts';
import { constantKey, type NamedParts, namers } from './namers.ts';
import { type Binding, bindingAt, type Names } from './scopes.ts';

/** Gives the name of a parameter from its function's place in a framework. */
export type ParameterNamer = (func: number, position: number) => string | undefined;

const maxDepth = 24;
const maxLength = 200;
const maxBases = 6;

/** The last segment of a dotted name, or the name itself. */
export function lastSegment(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/** Node's modules hand out what is a global name as well: `url.URL`, `buffer.Buffer`. */
function asGlobal(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  if (name.startsWith('url.URL')) return name.slice('url.'.length);
  return name.startsWith('buffer.Buffer') ? name.slice('buffer.'.length) : name;
}

/**
 * Tells what expressions of one file are called: through imports, aliases, fields and types. A name is the module's
 * path and members, `()` for a call or an instance; undefined where it cannot be known.
 */
export class Resolver implements NamedParts {
  readonly names: Names;
  readonly syntax: Syntax;
  private readonly namer: ParameterNamer;
  /** Names by node; null for one that has none. */
  private readonly known: (string | null | undefined)[];
  private readonly classes = new Map<number, ClassInfo>();
  private depth = 0;

  constructor(names: Names, namer: (resolver: Resolver) => ParameterNamer) {
    this.names = names;
    this.syntax = names.syntax;
    this.known = new Array(names.syntax.count);
    this.namer = namer(this);
  }

  /** Name of an expression, or undefined when it has none that a rule could know. */
  nameOf(node: number): string | undefined {
    if (node < 0 || this.depth > maxDepth) return undefined;
    const cached = this.known[node];
    if (cached !== undefined) return cached ?? undefined;
    this.known[node] = null;
    this.depth += 1;
    const name = namers[kindAt(this.syntax, node)]?.(this, node);
    this.depth -= 1;
    const kept = name !== undefined && name.length > maxLength ? undefined : asGlobal(name);
    this.known[node] = kept ?? null;
    return kept;
  }

  /** The property a call or member expression ends in; for a plain name, that name. */
  lastOf(callee: number): string {
    const { syntax } = this;
    const kind = kindAt(syntax, callee);
    if (kind === K.member) return textOf(syntax, childBy(syntax, callee, F.property));
    if (kind === K.subscript) return constantKey(syntax, callee) ?? '';
    return kind === K.identifier ? textOf(syntax, callee) : '';
  }

  /** The class info of a class node. */
  classInfo(node: number): ClassInfo {
    const known = this.classes.get(node);
    if (known !== undefined) return known;
    const info = readClass(this.syntax, node);
    this.classes.set(node, info);
    return info;
  }

  /** Whether an expression is the object of the method it stands in. */
  isSelf(node: number): boolean {
    const kind = kindAt(this.syntax, node);
    if (kind === K.this) return true;
    if (kind !== K.identifier || this.syntax.grammar.family !== 'python') return false;
    const method = enclosingMethod(this.syntax, node);
    return method !== none && textOf(this.syntax, node) === selfName(this.syntax, method);
  }

  /** The function that a callee means when it is declared in this file, or `none`; methods of this file's classes too. */
  localFunction(callee: number): number {
    const kind = kindAt(this.syntax, callee);
    if (kind === K.func) return callee;
    if (kind === K.identifier) return this.functionOf(bindingAt(this.names, callee));
    if (kind !== K.member) return none;
    const object = childBy(this.syntax, callee, F.object);
    const name = this.lastOf(callee);
    const exported = this.exportedFunction(callee, object, name);
    if (exported !== none) return exported;
    if (this.isSuper(object)) return this.baseMethod(enclosingClass(this.syntax, callee), name);
    const owner = this.classOf(object);
    const own = this.methodOf(owner, name);
    // A thread's or process's `start` runs its `run`.
    return own === none && name === 'start' ? this.methodOf(owner, 'run') : own;
  }

  /** `exports.find` and `module.exports.find` where the module calls them itself; or `none`. */
  private exportedFunction(callee: number, object: number, name: string): number {
    const { exports } = this.names;
    if (exports.size === 0 || this.syntax.grammar.family === 'python') return none;
    const holder = textOf(this.syntax, object);
    const isExport = holder === 'exports' || holder === 'module.exports';
    const isWhole = holder === 'module' && name === 'exports';
    if (!isExport && !isWhole) return none;
    const node = exports.get(isWhole ? 'default' : name) ?? none;
    return node === callee ? none : this.localFunction(unwrap(this.syntax, node));
  }

  /** `super`, and Python's `super()`. */
  isSuper(node: number): boolean {
    const kind = kindAt(this.syntax, node);
    if (kind === K.super) return true;
    if (kind !== K.call || this.syntax.grammar.family !== 'python') return false;
    return textOf(this.syntax, childBy(this.syntax, node, F.callee)) === 'super';
  }

  /** A method of a class of this file or of the classes that it extends here; or `none`. */
  methodOf(owner: number, name: string, depth = 0): number {
    if (owner === none || depth > maxBases) return none;
    return this.classInfo(owner).methods.get(name) ?? this.baseMethod(owner, name, depth);
  }

  /** The same, without the class's own. */
  baseMethod(owner: number, name: string, depth = 0): number {
    if (owner === none) return none;
    for (const base of this.classInfo(owner).bases) {
      const found = this.methodOf(this.classNamed(base), name, depth + 1);
      if (found !== none) return found;
    }
    return none;
  }

  /** The class of this file that a callee constructs, or `none`. */
  classNamed(callee: number): number {
    const binding = bindingAt(this.names, callee);
    return binding?.kind === 'class' && binding.writes === 0 ? binding.init : none;
  }

  /** The method behind a member that is read like a field, or `none`. */
  getterOf(member: number, instance?: string): number {
    const known = this.classOf(childBy(this.syntax, member, F.object));
    const owner = known === none && instance !== undefined ? this.classCalled(instance) : known;
    if (owner === none) return none;
    const name = this.lastOf(member);
    return this.classInfo(owner).getters.has(name) ? this.methodOf(owner, name) : none;
  }

  /** The class of the module with this name, or `none`. */
  classCalled(name: string): number {
    const binding = this.names.moduleScope.names?.get(name);
    return binding?.kind === 'class' ? binding.init : none;
  }

  /** Name of the class round a node; empty outside of one. */
  className(node: number): string {
    const owner = enclosingClass(this.syntax, node);
    return owner === none ? '' : textOf(this.syntax, childBy(this.syntax, owner, F.name));
  }

  /** The class of this file that an expression is, or is an instance of; or `none`. */
  classOf(node: number, depth = 0): number {
    const inner = unwrap(this.syntax, node);
    const kind = kindAt(this.syntax, inner);
    if (depth > 4) return none;
    if (this.isSelf(inner)) return enclosingClass(this.syntax, inner);
    if (kind === K.await) return this.classOf(childAt(this.syntax, inner, 0), depth + 1);
    if (kind === K.call || kind === K.new) return this.constructed(inner);
    if (kind === K.identifier) return this.classOfBinding(bindingAt(this.names, inner), depth);
    const object = kind === K.member ? childBy(this.syntax, inner, F.object) : none;
    if (object === none) return none;
    if (!this.isSelf(object)) return this.classOf(keptObject(this.names, inner), depth + 1);
    const info = this.classInfo(enclosingClass(this.syntax, inner));
    const field = this.lastOf(inner);
    const type = info.types.get(field);
    if (type !== undefined) return this.classOfType(type);
    return this.classOf(info.values.get(field) ?? none, depth + 1);
  }

  private constructed(call: number): number {
    return this.classNamed(childBy(this.syntax, call, F.callee));
  }

  private classOfBinding(binding: Binding | undefined, depth: number): number {
    if (binding === undefined || binding.writes > 0 || binding.path.length > 0) return none;
    if (binding.kind === 'class') return binding.init;
    const type = childBy(this.syntax, parentOf(this.syntax, binding.node), F.type);
    const byType = type === none ? none : this.classOfType(type);
    return byType === none && binding.init !== none ? this.classOf(binding.init, depth + 1) : byType;
  }

  classOfType(type: number): number {
    const text = textOf(this.syntax, type);
    return this.classCalled(plainType.exec(text)?.[1] ?? bareClass(text));
  }

  /** The function that a name always means, or `none`. */
  functionOf(binding: Binding | undefined): number {
    if (binding === undefined || binding.writes > 0 || binding.path.length > 0) return none;
    return kindAt(this.syntax, binding.init) === K.func ? binding.init : none;
  }

  /** Name of what a declared type's instances are. */
  typeName(type: number): string | undefined {
    const text = textOf(this.syntax, type).replace(/^(['"])([\w.]+)\1$/, '$2');
    const bare = plainType.exec(text)?.[1] ?? bareType(text);
    if (!/^[\w$.]+$/.test(bare)) return undefined;
    const dot = bare.indexOf('.');
    const root = dot < 0 ? bare : bare.slice(0, dot);
    const binding = this.names.moduleScope.names?.get(root);
    if (binding !== undefined && binding.imported === undefined) return undefined;
    return `${binding?.imported ?? root}${dot < 0 ? '' : bare.slice(dot)}()`;
  }

  nameOfBinding(binding: Binding, at: number): string | undefined {
    if (binding.writes > 0) return this.commonName(binding, at);
    if (binding.imported !== undefined) return binding.imported;
    if (binding.kind === 'param') return this.nameOfParameter(binding);
    if (binding.kind === 'function' || binding.kind === 'class') return undefined;
    return this.nameOfFirst(binding);
  }

  private nameOfFirst({ init, node, path }: Binding): string | undefined {
    const declared = childBy(this.syntax, parentOf(this.syntax, node), F.type);
    const name = this.nameOf(init) ?? (declared === none ? undefined : this.typeName(declared));
    return name === undefined ? undefined : extend(name, path);
  }

  /** Name of what a variable holds where each of its values there has the same: `cursor = connection.cursor()`, twice. */
  private commonName(binding: Binding, at: number): string | undefined {
    if (hasManyValues(binding)) return undefined;
    const values = valuesAt(this.syntax, binding, at);
    const [first] = values;
    if (first === undefined) return undefined;
    const name = this.nameOfValue(binding, first);
    return name !== undefined && values.every((each) => this.nameOfValue(binding, each) === name)
      ? name
      : undefined;
  }

  /** Name of one of the values that a variable is given. */
  nameOfValue(binding: Binding, { init, path, imported, isFirst }: GivenValue): string | undefined {
    if (imported !== undefined) return imported;
    if (isFirst && binding.kind === 'param') return this.nameOfParameter(binding);
    const name = binding.kind === 'function' || binding.kind === 'class' ? undefined : this.nameOf(init);
    return name === undefined ? undefined : extend(name, path);
  }

  private nameOfParameter(binding: Binding): string | undefined {
    const func = enclosingFunction(this.syntax, binding.node);
    const list = childBy(this.syntax, func, F.parameters);
    const parameters = list === none ? [binding.node] : childrenOf(this.syntax, list);
    const position = parameters.findIndex(
      (node) => node <= binding.node && binding.node < (this.syntax.next[node] ?? 0),
    );
    const declared = childBy(this.syntax, parameters[position] ?? none, F.type);
    const byType = declared === none ? undefined : this.typeName(declared);
    const name = this.namer(func, position) ?? byType ?? this.defaultName(parameters[position] ?? none);
    return name === undefined ? undefined : extend(name, binding.path);
  }

  /** `def digest(data, make=hashlib.md5)`: what a parameter is when nobody says otherwise. */
  private defaultName(parameter: number): string | undefined {
    if (this.syntax.grammar.family !== 'python') return undefined;
    const value = childBy(this.syntax, parameter, F.value);
    return kindAt(this.syntax, value) === K.member ? this.nameOf(value) : undefined;
  }

  /** `this.pool`: by the value or the type that the class gives it. */
  nameOfField(member: number): string | undefined {
    const owner = enclosingClass(this.syntax, member);
    if (owner === none) return undefined;
    const info = this.classInfo(owner);
    const field = this.lastOf(member);
    const type = info.types.get(field);
    const byValue = this.nameOf(info.values.get(field) ?? none);
    return byValue ?? (type === undefined ? this.inheritedName(owner, field) : this.typeName(type));
  }

  /** A member that a class does not have itself is its base's: `django.views.View().request`. */
  private inheritedName(owner: number, field: string): string | undefined {
    const info = this.classInfo(owner);
    if (info.methods.has(field) || info.values.has(field)) return undefined;
    const base = this.baseName(owner);
    return base === undefined ? undefined : `${base}().${field}`;
  }

  /** Name of the library class that a class is derived from; mixins come first, so the last one counts. */
  baseName(owner: number, depth = 0): string | undefined {
    for (const base of [...this.classInfo(owner).bases].reverse()) {
      const own = depth < maxBases ? this.classNamed(base) : none;
      const name = own === none ? this.nameOf(base) : this.baseName(own, depth + 1);
      if (name !== undefined) return name;
    }
    return undefined;
  }
}

/** A type that is one name, as most are: nothing is left to be taken from it. */
const plainType = /^(?::\s*)?([\w$.]+)$/;

/** The class that a declared type names, when it may be missing or is quoted. */
function bareClass(type: string): string {
  return type
    .replace(/^:\s*/, '')
    .replace(/^(?:typing\.)?(?:Optional|Annotated)\[\s*(\w+).*$/s, '$1')
    .replace(/\s*\|\s*None$/, '')
    .replace(/^(["'])(\w+)\1$/, '$2');
}

/** The type that a declared type names, without what it is made of. */
function bareType(type: string): string {
  return type
    .replace(/^:\s*/, '')
    .replace(/^(?:typing\.)?(?:Optional|Annotated)\[\s*([\w.]+).*$/s, '$1')
    .replace(/\s*\|\s*(?:null|undefined|None)\b/g, '')
    .replace(/<.*$/s, '')
    .trim();
}

/** What a destructuring path makes of a name; an element of a collection has none. */
export function extend(name: string, path: readonly string[]): string | undefined {
  if (path.includes('*')) return undefined;
  return path.length === 0 ? name : `${name}.${path.join('.')}`;
}
