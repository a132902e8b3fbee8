/** Summaries of functions of other modules, one import deep: what they import in turn is not followed, what they hand on is. */
import { createFileContext, type FileContext } from '../file-context.ts';
import type { LanguageFamily } from '../languages.ts';
import { limits } from '../limits.ts';
import type { Models } from '../match/models.ts';
import type { CodeLanguage, ModuleSummaries } from '../model.ts';
import type { LoadedGrammar } from '../syntax/grammar.ts';
import { parseText } from '../syntax/parse.ts';
import { readSyntax } from '../syntax/syntax.ts';
import { type Module, type ModuleFlow, moduleOf, splitName } from './exported.ts';
import { FlowMemories, type FlowMemory } from './programs/flow-memory.ts';
import { ParsedFiles, type ReadFile } from './programs/parsed-files.ts';
import { type Touches, touchesNothing, touchesOfAlias } from './relevance.ts';
import type { Keys, Summary } from './summary.ts';

/** Makes what follows a file's functions; handed in, since the file flow itself asks for imports. */
export type CreateModuleFlow = (file: FileContext, memory: FlowMemory) => ModuleFlow;

/** What it takes to follow an import: how modules are found, read, and which models hold for them. */
export interface ImportsOptions {
  readonly summaries: ModuleSummaries;
  readonly grammars: Readonly<Record<CodeLanguage, LoadedGrammar>>;
  readonly models: Readonly<Record<LanguageFamily, Models>>;
}

type Resolved = NonNullable<ReturnType<ModuleSummaries['resolve']>>;

const maxModules = 200;
/** How often a name may be handed on: `index.ts` of `index.ts` of a module. */
const maxHandedOn = 4;

/** Remembers analysed modules by path; a changed text is analysed again. */
export class Imports {
  private readonly options: ImportsOptions;
  private readonly modules = new Map<string, Module>();
  /** What was followed of files, to be scanned or as imported: where both happen, most of it is done once. */
  readonly memories = new FlowMemories();
  private readonly files = new ParsedFiles<FileContext>();

  constructor(options: ImportsOptions) {
    this.options = options;
  }

  /** A scan's view: each module is asked for once. */
  session(file: FileContext, create: CreateModuleFlow): ImportSession {
    return new ImportSession(file, {
      resolve: (fromPath, specifier) => this.options.summaries.resolve(fromPath, specifier),
      analyse: (found) => this.moduleFor(found, create),
    });
  }

  private moduleFor(found: Resolved, create: CreateModuleFlow): Module | undefined {
    if (found.text.length > limits.fileLength) return undefined;
    const known = this.modules.get(found.path);
    const isSame = known !== undefined && known.text === found.text;
    const made = isSame ? known : this.analyse(found, create);
    // Last in the order: what nobody has asked for the longest goes first.
    this.modules.delete(found.path);
    if (made !== undefined) this.modules.set(found.path, made);
    const [oldest] = this.modules.keys();
    if (this.modules.size > maxModules && oldest !== undefined) this.modules.delete(oldest);
    return made;
  }

  private analyse(found: Resolved, create: CreateModuleFlow): Module | undefined {
    const file = this.fileOf(found, () => this.parse(found));
    return file && moduleOf(file, create(file, this.memories.of(found.path, found.text)));
  }

  /** A file to be scanned or as imported: what is both is parsed once. */
  fileOf(read: ReadFile, make: () => FileContext | undefined): FileContext | undefined {
    return this.files.of(read, make);
  }

  private parse(found: Resolved): FileContext | undefined {
    const grammar = this.options.grammars[found.language];
    const tree = parseText(grammar.parser, found.text);
    if (tree === undefined) return undefined;
    try {
      const syntax = readSyntax(tree, found.text, grammar);
      const place = { ...found, name: this.options.summaries.nameOf?.(found.path) };
      return createFileContext(this.options.models[grammar.family], place, syntax);
    } finally {
      tree.delete();
    }
  }
}

/** Tells aliases apart in the answers that a result was made from. */
export function aliasKeys(alias: string | undefined): Keys {
  const key = alias ?? 'none';
  return { exact: key, shape: key };
}

/** Stands for that there is a summary, whatever it says. */
export const presentKeys: Keys = { exact: 'present', shape: 'present' };

interface Port {
  readonly resolve: ModuleSummaries['resolve'];
  readonly analyse: (found: Resolved) => Module | undefined;
}

interface Found {
  readonly path: string;
  readonly module: Module;
}

/** What one scan of one file learns of other modules. */
export class ImportSession {
  private readonly file: FileContext;
  private readonly port: Port;
  private readonly exported = new Map<string, Exported | undefined>();
  private readonly touches = new Map<string, Touches>();
  private readonly aliases = new Map<string, string | undefined>();
  private readonly found = new Map<string, Found | undefined>();

  constructor(file: FileContext, port: Port) {
    this.file = file;
    this.port = port;
  }

  /** Summary of a function by its resolved name; undefined when it is not of the workspace. */
  summaryOf(name: string): Summary | undefined {
    const found = this.exportOf(name);
    return found?.module.summaryOf(found.unit);
  }

  /** Whether a function is of the workspace. */
  has(name: string): boolean {
    return this.exportOf(name) !== undefined;
  }

  /** What a function takes part in, or an object of a library that a module hands out. */
  touchesOf(name: string): Touches {
    const known = this.touches.get(name);
    if (known !== undefined) return known;
    const found = this.exportOf(name);
    const alias = found === undefined ? this.aliasOf(name) : undefined;
    const own = found?.module.touchesOf(found.unit) ?? touchesNothing;
    const touches = alias === undefined ? own : touchesOfAlias(this.file, alias);
    this.touches.set(name, touches);
    return touches;
  }

  private exportOf(name: string): Exported | undefined {
    if (this.exported.has(name)) return this.exported.get(name);
    const found = this.find(name, exportIn);
    this.exported.set(name, found);
    return found;
  }

  /** What a library calls what a name stands for: objects and classes of libraries that a module hands out. */
  aliasOf(name: string): string | undefined {
    if (!this.aliases.has(name)) this.aliases.set(name, this.find(name, aliasIn));
    return this.aliases.get(name);
  }

  private find<T>(name: string, pick: Pick<T>): T | undefined {
    const { specifiers, wildcards } = this.file.names;
    const place = splitName(specifiers, name);
    if (place !== undefined) return this.lookUp({ from: this.file.path, ...place }, pick);
    for (const specifier of wildcards) {
      const found = this.lookUp({ from: this.file.path, specifier, member: name }, pick);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  private moduleAt(fromPath: string, specifier: string): Found | undefined {
    const key = `${fromPath}\u0000${specifier}`;
    if (this.found.has(key)) return this.found.get(key);
    const resolved = this.port.resolve(fromPath, specifier);
    const module = resolved && this.port.analyse(resolved);
    const found = resolved && module && { path: resolved.path, module };
    this.found.set(key, found);
    return found;
  }

  private lookUp<T>({ from, specifier, member }: Wanted, pick: Pick<T>, depth = 0): T | undefined {
    const found = this.moduleAt(from, specifier);
    const own = found && this.inModule(found, { member, pick, depth });
    if (own !== undefined || depth > maxHandedOn) return own;
    // `from . import store` names a module of the package, not a name of its `__init__`.
    const isPython = this.file.syntax.grammar.family === 'python';
    const dot = member.indexOf('.');
    if (!isPython || dot <= 0 || member.slice(0, dot).includes('(')) return undefined;
    const inner = `${specifier}${specifier.endsWith('.') ? '' : '.'}${member.slice(0, dot)}`;
    return this.lookUp({ from, specifier: inner, member: member.slice(dot + 1) }, pick, depth + 1);
  }

  private inModule<T>({ path, module }: Found, { member, pick, depth }: Asked<T>): T | undefined {
    const own = pick(module, member);
    if (own !== undefined || depth > maxHandedOn) return own;
    for (const { name, specifier, member: target } of module.reexports) {
      const inner = name === '*' ? memberOf(member) : handedOn(memberOf(member), name, target);
      if (inner === undefined) continue;
      const found = this.lookUp({ from: path, specifier, member: inner }, pick, depth + 1);
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

interface Wanted {
  readonly from: string;
  readonly specifier: string;
  readonly member: string;
}

interface Asked<T> {
  readonly member: string;
  readonly pick: Pick<T>;
  readonly depth: number;
}

/** What a module itself knows of a member. */
type Pick<T> = (module: Module, member: string) => T | undefined;

function isDefault(member: string): boolean {
  return member === '' || member.startsWith('(');
}

function memberOf(member: string): string {
  return isDefault(member) ? `default${member}` : member;
}

interface Exported {
  readonly module: Module;
  readonly unit: number;
}

const exportIn: Pick<Exported> = (module, member) => {
  const { exports } = module;
  const unit =
    exports.get(memberOf(member)) ?? (isDefault(member) ? undefined : exports.get(`default.${member}`));
  return unit === undefined ? undefined : { module, unit };
};

/** By the longest name that the module gives an object: `pool` of `pool.query`, the whole module of `query`. */
const aliasIn: Pick<string> = ({ values }, member) => {
  const wanted = memberOf(member);
  const ends = [...wanted.matchAll(/[.(]|$/g)].map(({ index }) => index).toReversed();
  const end = ends.find((at) => values.has(wanted.slice(0, at)));
  if (end !== undefined) return `${values.get(wanted.slice(0, end))}${wanted.slice(end)}`;
  const whole = isDefault(member) ? undefined : values.get('default');
  return whole === undefined ? undefined : `${whole}.${member}`;
};

/** `Repo().find` handed on as `Store` is `Store().find`. */
function handedOn(member: string, name: string, target: string): string | undefined {
  if (!member.startsWith(name)) return undefined;
  const rest = member.slice(name.length);
  if (rest !== '' && !/^[.(]/.test(rest)) return undefined;
  return target === 'default' ? rest.replace(/^\./, '') : `${target}${rest}`.replace(/^\./, '');
}
