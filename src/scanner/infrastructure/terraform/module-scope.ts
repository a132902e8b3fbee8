/** What names stand for in a Terraform module: locals by their expressions, variables by what is given or default. */
import type { ConfigNode } from '../tree.ts';
import { Evaluator } from './evaluate.ts';
import { attributesOf, type HclBlock, type HclNode } from './hcl.ts';
import { isValues, type ModuleFile } from './module-file.ts';

interface Definition {
  readonly node: HclNode;
  readonly evaluator: Evaluator;
}

/** Arguments of the block that calls a module, by name; unknown ones among them. */
export type GivenValues = ReadonlyMap<string, ConfigNode>;

/** The names of a module, and an evaluator for each of its files. */
export class ModuleScope {
  private readonly definitions = new Map<string, Definition>();
  /** Values from files that Terraform reads by itself, the last one counting, and from those that a run may name. */
  private readonly automatic = new Map<string, Definition>();
  private readonly named = new Map<string, Definition[]>();
  /** A name that is being evaluated stands for nothing known: it may depend on itself. */
  private readonly values = new Map<string, ConfigNode | undefined>();
  private readonly evaluators = new Map<ModuleFile, Evaluator>();
  private readonly given: GivenValues;

  constructor(files: readonly ModuleFile[], given: GivenValues = new Map()) {
    this.given = given;
    for (const file of [...files].sort((one, other) => valuesRank(one.path) - valuesRank(other.path))) {
      const evaluator = new Evaluator(file.text, (root, name) => this.find(root, name));
      this.evaluators.set(file, evaluator);
      for (const block of file.hcl.blocks) this.define(block, evaluator, file);
    }
  }

  /** The evaluator of one of the files. */
  evaluatorOf(file: ModuleFile): Evaluator {
    return this.evaluators.get(file) ?? new Evaluator(file.text, (root, name) => this.find(root, name));
  }

  private define(
    { type, labels: [label], body }: HclBlock,
    evaluator: Evaluator,
    { path }: ModuleFile,
  ): void {
    if (type !== 'locals' && type !== 'variable' && type !== 'tfvars') return;
    for (const { name, value: node } of attributesOf(evaluator.text, body)) {
      const definition = { node, evaluator };
      if (type === 'locals') this.definitions.set(`local.${name}`, definition);
      else if (type === 'tfvars') this.defineValue(name, definition, path);
      else if (name === 'default') this.definitions.set(`var.${label ?? ''}`, definition);
    }
  }

  private defineValue(name: string, definition: Definition, path: string): void {
    if (isAutomatic(path)) this.automatic.set(name, definition);
    else if (!/(?:example|sample|template)[^\\/]*$/i.test(path)) {
      this.named.set(name, [...(this.named.get(name) ?? []), definition]);
    }
  }

  private find(root: string, name: string): ConfigNode | undefined {
    const key = `${root}.${name}`;
    if (this.values.has(key)) return this.values.get(key);
    this.values.set(key, undefined);
    const value = root === 'var' ? this.variable(name) : this.evaluated(this.definitions.get(key));
    // A variable that is null by default is one that callers are asked to give.
    const isAsked = root === 'var' && value?.kind === 'scalar' && value.value === null;
    if (!isAsked) this.values.set(key, value);
    return isAsked ? undefined : value;
  }

  private evaluated(definition: Definition | undefined): ConfigNode | undefined {
    return definition?.evaluator.expression(definition.node);
  }

  private variable(name: string): ConfigNode | undefined {
    const given = this.given.get(name);
    if (given?.kind === 'unknown') return undefined;
    if (given !== undefined && !(given.kind === 'scalar' && given.value === null)) return given;
    const automatic = this.automatic.get(name);
    if (automatic !== undefined) return this.evaluated(automatic);
    const definitions = [this.definitions.get(`var.${name}`), ...(this.named.get(name) ?? [])];
    const values = definitions.flatMap((each) => this.evaluated(each) ?? []);
    const [first, ...others] = values;
    return others.every((other) => isSame(first, other)) ? first : undefined;
  }
}

function isSame(one: ConfigNode | undefined, other: ConfigNode): boolean {
  return one?.kind === 'scalar' && other.kind === 'scalar' && one.value === other.value;
}

/** Files that Terraform reads without being told. */
function isAutomatic(path: string): boolean {
  return /(?:^|[\\/])terraform\.tfvars(?:\.json)?$|\.auto\.tfvars(?:\.json)?$/i.test(path);
}

/** `terraform.tfvars` is read before the `*.auto.tfvars`, each in the order of their names. */
function valuesRank(path: string): number {
  if (!isValues(path)) return 0;
  return /\.auto\.tfvars/i.test(path) ? 2 : 1;
}
