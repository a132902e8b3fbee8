/** Follows routers through the functions of Go, as far as the code says where they go. Nothing is run. */
import { evidenceAt, folderOf } from '../tree.ts';
import { type GoCode, type GoFile, type GoFunction, packageName } from './go-code.ts';
import type { GoParameter } from './go-cursor.ts';
import { handsOn } from './go-interest.ts';
import { asRouter, GoObjects, isRouter, shortName } from './go-objects.ts';
import { callRoute, callRouter, madeRouter, type RouterCall, textOf } from './go-router-calls.ts';
import type { GoBlock, GoCall, GoExpression, GoStatement } from './go-syntax.ts';
import { GoNames, type GoRoute, type GoRouter, type GoValue, makeRouter } from './go-values.ts';

/** Functions that call functions that call … */
const deepest = 16;
/** Calls that are followed: more says nothing that these do not. */
const mostCalls = 20_000;

interface Frame {
  readonly in: GoFile;
  readonly names: GoNames;
  readonly givenBack: GoValue[];
}

export class GoRun {
  readonly routes: GoRoute[] = [];
  readonly seen = new Set<GoFunction>();
  readonly #code: GoCode;
  readonly #objects: GoObjects;
  readonly #interest: ReadonlySet<GoFunction>;
  readonly #shared = new Map<string, GoValue>();
  readonly #usual = makeRouter('http', true);
  readonly #stack: GoFunction[] = [];
  #left = mostCalls;
  /** Nobody is known to call what is followed: a router counts only where it is served. */
  #isLoose = false;

  constructor(code: GoCode) {
    this.#code = code;
    this.#objects = new GoObjects(code);
    this.#interest = handsOn(code);
  }

  /** All that programs begin with, what their packages hold, then what nobody is seen to call. */
  start(): void {
    const { functions } = this.#code;
    for (const each of functions)
      if (each.self === undefined && (each.name === 'main' || each.name === 'init'))
        this.#call(each, undefined, []);
    for (const { folder, name } of this.#code.declared()) this.#hand(this.#ofPackage(folder, name));
    this.#isLoose = true;
    for (const each of functions) if (!this.seen.has(each)) this.#call(each, undefined, []);
  }

  #call(code: GoFunction, self: GoValue, given: readonly GoValue[]): GoValue {
    this.#left -= 1;
    const usual = this.#objects.typed(code.in, code.result);
    const isFollowed = this.#interest.has(code) && !this.#stack.includes(code);
    if (!isFollowed || this.#left <= 0 || this.#stack.length >= deepest) return usual;
    const names = new GoNames();
    if (code.self !== undefined)
      names.declare(code.self.name, self ?? this.#objects.typed(code.in, code.self.type));
    this.seen.add(code);
    this.#stack.push(code);
    const found = this.#body(code.in, names, { parameters: code.parameters, body: code.body, given });
    this.#stack.pop();
    const value = /Handler/.test(code.result) ? answering(found, given) : found;
    return (this.#stack.length > 0 ? taken(value) : value) ?? usual;
  }

  #body(
    file: GoFile,
    names: GoNames,
    code: {
      readonly parameters: readonly GoParameter[];
      readonly body: GoBlock;
      readonly given: readonly GoValue[];
    },
  ): GoValue {
    code.parameters.forEach(({ name, type }, index) => {
      const rest: GoValue = { is: 'list', of: code.given.slice(index) };
      names.declare(
        name,
        type.startsWith('...') ? rest : (code.given[index] ?? this.#objects.typed(file, type)),
      );
    });
    const frame: Frame = { in: file, names, givenBack: [] };
    this.#block(code.body, frame);
    const found = frame.givenBack.find(isRouter) ?? frame.givenBack.find(Boolean);
    return found;
  }

  #block(body: GoBlock, frame: Frame): void {
    const inner = { ...frame, names: new GoNames(frame.names) };
    for (const statement of body) this.#statement(statement, inner);
  }

  #statement(statement: GoStatement, frame: Frame): void {
    if (statement.is === 'assign') this.#assign(statement, frame);
    else if (statement.is === 'declare')
      frame.names.declare(statement.name, this.#objects.typed(frame.in, statement.type));
    else if (statement.is === 'return') this.#giveBack(statement.values, frame);
    else if (statement.is === 'each') this.#each(statement, frame);
    else if (statement.is === 'block') this.#block(statement.body, frame);
    else this.#value(statement.value, frame);
  }

  #giveBack(values: readonly GoExpression[], frame: Frame): void {
    for (const value of values.map((each) => this.#value(each, frame))) {
      if (value?.is === 'router') value.router.isGivenBack = true;
      frame.givenBack.push(value);
    }
  }

  #each({ names, of }: Extract<GoStatement, { is: 'each' }>, frame: Frame): void {
    const value = this.#value(of, frame);
    const name = names[1];
    if (name?.is === 'name') frame.names.declare(name.name, value);
  }

  #assign({ to, values, isNew }: Extract<GoStatement, { is: 'assign' }>, frame: Frame): void {
    const found = values.map((each) => this.#value(each, frame));
    to.forEach((target, index) => {
      if (target.is === 'select') {
        const on = this.#value(target.of, frame);
        if (on?.is === 'object') on.fields.set(target.name, found[index]);
      } else if (target.is === 'name') this.#name(target.name, found[index], isNew, frame);
    });
  }

  #name(name: string, value: GoValue, isNew: boolean, { in: file, names }: Frame): void {
    if (isNew) names.declare(name, value);
    else if (names.has(name)) names.set(name, value);
    else this.#shared.set(`${folderOf(file.file)}\0${name}`, value);
  }

  #value(value: GoExpression, frame: Frame): GoValue {
    if (value.is === 'text') return value;
    if (value.is === 'call') return this.#called(value, frame);
    if (value.is === 'name') return this.#named(value.name, frame);
    if (value.is === 'select') return this.#selected(value, frame);
    if (value.is === 'made') return this.#made(value, frame);
    if (value.is === 'function') return { ...value, is: 'closure', in: frame.in, names: frame.names };
    if (value.is === 'sum') return this.#sum(value, frame);
    for (const part of value.parts) this.#value(part, frame);
    return undefined;
  }

  #sum({ left, right }: Extract<GoExpression, { is: 'sum' }>, frame: Frame): GoValue {
    const [first, second] = [left, right].map((each) => textOf(this.#value(each, frame)));
    return first === undefined || second === undefined ? undefined : { is: 'text', text: first + second };
  }

  #named(name: string, { in: file, names }: Frame): GoValue {
    return names.has(name) ? names.get(name) : this.#ofPackage(folderOf(file.file), name);
  }

  /** A function, a constant or a variable. */
  #ofPackage(folder: string, name: string): GoValue {
    const key = `${folder}\0${name}`;
    if (this.#shared.has(key)) return this.#shared.get(key);
    const code = this.#code.function(folder, name);
    if (code !== undefined) return { is: 'function', code, self: undefined };
    const constant = this.#code.constant(folder, name);
    if (constant === undefined) return undefined;
    this.#shared.set(key, undefined);
    const value = this.#value(constant.value, { in: constant.in, names: new GoNames(), givenBack: [] });
    this.#shared.set(key, value);
    return value;
  }

  /** The path of the package that a name means here. */
  #package(of: GoExpression, { in: file, names }: Frame): string | undefined {
    if (of.is !== 'name' || names.has(of.name)) return undefined;
    const known = file.imports.get(of.name);
    if (known !== undefined) return known;
    return file.imports.size === 0 ? of.name : undefined;
  }

  #selected({ of, name }: Extract<GoExpression, { is: 'select' }>, frame: Frame): GoValue {
    const pkg = this.#package(of, frame);
    if (pkg !== undefined) {
      const folder = this.#code.folder(frame.in.file, pkg);
      if (folder !== undefined) return this.#ofPackage(folder, name);
      const [, method] = /^(?:Method)?([A-Z][A-Za-z]+)$/.exec(name) ?? [];
      return method === undefined ? undefined : { is: 'text', text: method.toUpperCase() };
    }
    const on = this.#value(of, frame);
    if (on?.is === 'object') return this.#objects.field(on, name) ?? this.#objects.method(on, name);
    // `engine.RouterGroup` is the engine's own.
    return on?.is === 'router' ? on : undefined;
  }

  #made({ type, fields }: Extract<GoExpression, { is: 'made' }>, frame: Frame): GoValue {
    const values = fields.map(({ value }) => this.#value(value, frame));
    for (const value of values) this.#hand(value);
    // A table of prefixes and routers: they are mounted, and which at which is not followed.
    if ([...values, ...fields.map(({ key }) => (key?.is === 'text' ? key : undefined))].some(isPath))
      for (const value of values) if (value?.is === 'router') value.router.isLost = true;
    if (/^(?:\[|map\[)/.test(type)) return { is: 'list', of: values };
    const of = this.#code.type(frame.in, type);
    const struct = of === undefined ? undefined : this.#code.struct(of);
    const named = new Map<string, GoValue>();
    fields.forEach(({ key }, index) => {
      const field = struct?.fields[index];
      const name = key?.is === 'name' ? key.name : field && (field.name || shortName(field.type));
      if (name !== undefined) named.set(name, values[index]);
      const value = values[index];
      if (name === 'Handler' && value?.is === 'router') serveIt(value.router);
    });
    return { is: 'object', type: of, fields: named };
  }

  #called(call: GoCall, frame: Frame): GoValue {
    const given = call.given.map((each) => this.#value(each, frame));
    const { of } = call;
    if (of.is !== 'select') return this.#apply(this.#value(of, frame), given, true);
    const pkg = this.#package(of.of, frame);
    if (pkg !== undefined) return this.#ofOthers(pkg, of.name, call, given, frame);
    return this.#on(this.#value(of.of, frame), of.name, { call, given }, frame);
  }

  #on(
    on: GoValue,
    name: string,
    { call, given }: { readonly call: GoCall; readonly given: readonly GoValue[] },
    frame: Frame,
  ): GoValue {
    if (on?.is === 'list') {
      for (const each of on.of) this.#on(each, name, { call, given }, frame);
      return undefined;
    }
    if (on?.is === 'router') return this.#router({ router: on.router, name, call, given }, frame);
    if (on?.is === 'route') return callRoute(on.route, name, given);
    const known =
      on?.is === 'object' ? (this.#objects.method(on, name) ?? this.#objects.field(on, name)) : undefined;
    if (known !== undefined) return this.#apply(known, given, true);
    const inner =
      on?.is === 'object' ? this.#objects.embedded(on).find((each) => each?.is === 'router') : undefined;
    if (inner?.is === 'router') return this.#router({ router: inner.router, name, call, given }, frame);
    return this.#apply(this.#only(name), given, true);
  }

  /** The one method of that name in the tree that has to do with routers. */
  #only(name: string): GoValue {
    const found = [...this.#interest].filter((each) => each.self !== undefined && each.name === name);
    const [code] = found;
    return code === undefined || found.length > 1 ? undefined : { is: 'function', code, self: undefined };
  }

  #router(call: RouterCall, frame: Frame): GoValue {
    const given = call.given.map((each) => this.#objects.handler(each));
    return callRouter(
      { ...call, given },
      {
        add: ({ router, call: { at } }, methods, path, handler) => {
          const { line = 1 } = evidenceAt(frame.in.file, frame.in.text, at);
          const route: GoRoute = { router, methods, path, file: frame.in.file, line, handler };
          this.routes.push(route);
          return { is: 'route', route };
        },
        apply: (value, router) => {
          this.#apply(value, [{ is: 'router', router }], false);
        },
      },
    );
  }

  #apply(value: GoValue, given: readonly GoValue[], hands: boolean): GoValue {
    if (value?.is === 'function') return this.#call(value.code, value.self, given);
    if (value?.is === 'closure') return this.#closure(value, given);
    return hands ? this.#unknown(given) : undefined;
  }

  #closure(value: Extract<GoValue, { is: 'closure' }>, given: readonly GoValue[]): GoValue {
    this.#left -= 1;
    if (this.#left <= 0) return undefined;
    const { parameters, body } = value;
    const found = this.#body(value.in, new GoNames(value.names), { parameters, body, given });
    // A wrapper answers what it wraps.
    return taken(found) ?? given.find(isRouter);
  }

  /** What is done with it is not known: a wrapper gives what it is given; below a path of its own it is lost. */
  #unknown(given: readonly GoValue[]): GoValue {
    for (const each of given) this.#hand(each);
    const router = given.find(isRouter);
    if (router?.is !== 'router') return undefined;
    if (!given.slice(0, given.indexOf(router)).some(isPath)) return router;
    router.router.isLost = true;
    return undefined;
  }

  /** Others call what they are handed, at some time. */
  #hand(value: GoValue): void {
    if (value?.is === 'closure') this.#closure(value, []);
    if (value?.is === 'function' && !this.seen.has(value.code))
      this.#call(value.code, value.self, value.code.parameters.map(engineOf));
  }

  #ofOthers(pkg: string, name: string, call: GoCall, given: readonly GoValue[], frame: Frame): GoValue {
    const folder = this.#code.folder(frame.in.file, pkg);
    if (folder !== undefined) return this.#apply(this.#ofPackage(folder, name), given, true);
    const short = packageName(pkg);
    const router = madeRouter(short, name, !this.#isLoose);
    if (router !== undefined) return { is: 'router', router };
    return short === 'http' ? this.#http(name, call, given, frame) : this.#unknown(given);
  }

  #http(name: string, call: GoCall, given: readonly GoValue[], frame: Frame): GoValue {
    if (name === 'Handle' || name === 'HandleFunc')
      return this.#router({ router: this.#usual, name, call, given }, frame);
    const router = given.map((each) => this.#objects.handler(each)).find(isRouter);
    if (/^(?:ListenAndServe|Serve)/.test(name)) {
      if (router?.is === 'router') serveIt(router.router);
      return undefined;
    }
    const prefix = textOf(given[0]);
    if (name !== 'StripPrefix') return this.#unknown(given);
    if (router?.is !== 'router') return undefined;
    if (prefix === undefined) router.router.isLost = true;
    return prefix === undefined ? undefined : { ...router, stripped: prefix };
  }
}

/** What gives back a handler gives back the router that it has, or that it wraps. */
function answering(found: GoValue, given: readonly GoValue[]): GoValue {
  return asRouter(found) ?? given.find(isRouter) ?? found;
}

/** Its caller has it now. */
function taken(value: GoValue): GoValue {
  if (value?.is === 'router') value.router.isGivenBack = false;
  return value;
}

function serveIt(router: GoRouter): void {
  router.isServed = true;
  router.isGivenBack = false;
}

/** A path that something may be mounted at. */
const isPath = (value: GoValue): boolean => /^\/./.test(textOf(value) ?? '');

/** Who asks for a whole engine is given the application's. */
function engineOf({ type }: GoParameter): GoValue {
  const [, pkg] = /^\*(gin|echo|fiber)\.(?:Engine|Echo|App)$/.exec(type) ?? [];
  return pkg === undefined ? undefined : { is: 'router', router: makeRouter(pkg, true) };
}
