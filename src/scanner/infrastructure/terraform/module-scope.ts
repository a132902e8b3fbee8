/** What names stand for in a Terraform module: variables by their defaults, locals by their expressions. */
import type { Parser } from 'web-tree-sitter';
import type { BesideFile } from '../../model.ts';
import type { ConfigNode } from '../tree.ts';
import { Evaluator } from './evaluate.ts';
import { type HclBlock, type HclFile, type HclNode, parseHcl } from './hcl.ts';

interface Definition {
  readonly node: HclNode;
  readonly evaluator: Evaluator;
}

/** One file of a module, parsed. */
export interface ModuleFile {
  readonly path: string;
  readonly text: string;
  readonly hcl: HclFile;
}

/** How many parsed files are kept: each file of a module is asked for with each other. */
const maxKept = 200;

/** Parses files, and keeps what it made of the last ones. */
export function createModuleParser(parser: Parser): (file: BesideFile) => ModuleFile {
  const kept = new Map<string, ModuleFile>();
  return ({ path, text }) => {
    const known = kept.get(path);
    kept.delete(path);
    const file = known?.text === text ? known : { path, text, hcl: parseHcl(parser, text) };
    kept.set(path, file);
    const [oldest] = kept.keys();
    if (kept.size > maxKept && oldest !== undefined) kept.delete(oldest);
    return file;
  };
}

const declaring = new Set(['resource', 'data', 'module', 'variable', 'output']);

function addressesOf({ text, hcl }: ModuleFile): string[] {
  return hcl.blocks.flatMap(({ type, labels, body }) => {
    if (declaring.has(type)) return [[type, ...labels].join('.')];
    if (type !== 'locals') return [];
    return (body?.children ?? []).map(({ children: [name] }) => `local.${text.slice(name?.from, name?.to)}`);
  });
}

/** Those that can be of one module with a file: Terraform refuses two of one address, so a second one says that
 * the files of a folder are programs of their own, such as examples. */
export function ofOneModule(file: ModuleFile, others: readonly ModuleFile[]): readonly ModuleFile[] {
  const own = new Set(addressesOf(file));
  return others.filter((other) => !addressesOf(other).some((address) => own.has(address)));
}

/** The names of a module, and an evaluator for each of its files. */
export class ModuleScope {
  private readonly definitions = new Map<string, Definition>();
  /** A name that is being evaluated stands for nothing known: it may depend on itself. */
  private readonly values = new Map<string, ConfigNode | undefined>();
  private readonly evaluators = new Map<ModuleFile, Evaluator>();

  constructor(files: readonly ModuleFile[]) {
    for (const file of files) {
      const evaluator = new Evaluator(file.text, (root, name) => this.find(root, name));
      this.evaluators.set(file, evaluator);
      for (const block of file.hcl.blocks) this.define(block, evaluator);
    }
  }

  /** The evaluator of one of the files. */
  evaluatorOf(file: ModuleFile): Evaluator {
    return this.evaluators.get(file) ?? new Evaluator(file.text, (root, name) => this.find(root, name));
  }

  private define(block: HclBlock, evaluator: Evaluator): void {
    const [label] = block.labels;
    for (const child of block.body?.children ?? []) {
      const [name, node] = child.children;
      if (child.type !== 'attribute' || name === undefined || node === undefined) continue;
      const key = evaluator.text.slice(name.from, name.to);
      if (block.type === 'locals') this.definitions.set(`local.${key}`, { node, evaluator });
      if (block.type === 'variable' && key === 'default')
        this.definitions.set(`var.${label ?? ''}`, { node, evaluator });
    }
  }

  private find(root: string, name: string): ConfigNode | undefined {
    const key = `${root}.${name}`;
    if (this.values.has(key)) return this.values.get(key);
    const definition = this.definitions.get(key);
    this.values.set(key, undefined);
    const value = definition?.evaluator.expression(definition.node);
    // A variable that is null by default is one that callers are asked to give.
    const isAsked = root === 'var' && value?.kind === 'scalar' && value.value === null;
    if (!isAsked) this.values.set(key, value);
    return isAsked ? undefined : value;
  }
}
