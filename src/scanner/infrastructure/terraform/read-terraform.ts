/**
 * Reads Terraform (HCL) into the common tree of infrastructure: one resource for each block, under its type
 * (`aws_s3_bucket`, `data.aws_ami`, `provider.aws`, `module`, `variable` …), and for the things inside of blocks that
 * have one form whatever they are written as: firewall rules and policy statements. Values are evaluated as far as the
 * text tells (evaluate.ts); nothing is executed and nothing is fetched.
 * May import: the scanner's own files, web-tree-sitter's types.
 */
import type { Parser } from 'web-tree-sitter';
import type { BesideFile } from '../../model.ts';
import type { ConfigNode, ConfigRead, ConfigResource } from '../tree.ts';
import { BodyReader } from './body.ts';
import type { Evaluator } from './evaluate.ts';
import { firewallRules } from './firewalls.ts';
import { attributesOf, type HclBlock, type HclNode } from './hcl.ts';
import { kubernetesObjects } from './kubernetes-objects.ts';
import { type CallContext, readCalls } from './module-calls.ts';
import { createModuleParser, type ModuleFile, ofOneModule } from './module-file.ts';
import { ModuleScope } from './module-scope.ts';
import { policyStatements } from './policies.ts';

/** Reads the text of one file. */
export type TerraformReader = (text: string, path: string) => ConfigRead;

/** The other files of a module, asked for by the path of one. */
export type Beside = (path: string) => readonly BesideFile[];

/** A reader on a parser of HCL; `beside` gives the other files of the folder, where the caller knows them. */
export function createTerraformReader(parser: Parser, beside: Beside = () => []): TerraformReader {
  const parse = createModuleParser(parser);
  const calls: CallContext = { filesIn: (folder) => beside(`${folder}/.tf`).map(parse), readResources };
  return (text, path) => {
    const file = parse({ path, text });
    const others = ofOneModule(file, beside(path).map(parse));
    const scope = new ModuleScope([file, ...others]);
    const own = readResources(file, scope);
    const around = others.flatMap((other) => readResources(other, scope));
    return {
      format: 'terraform',
      resources: [...own, ...own.flatMap(firewallRules), ...policyStatements(own, around)],
      neighbours: [...around, ...policyStatements(around, own)],
      manifests: own.flatMap((each) => kubernetesObjects(each, text)),
      calls: readCalls(own, file.path, calls),
      notes: file.hcl.complete ? [] : ['a syntax error hides a part of the file'],
    };
  };
}

function readResources(file: ModuleFile, scope: ModuleScope): ConfigResource[] {
  const evaluator = scope.evaluatorOf(file);
  const reader = new BodyReader(evaluator);
  return file.hcl.blocks.flatMap((block) => {
    const named = typeAndName(block);
    if (named === undefined || isLeftOut(block, evaluator)) return [];
    return eachBindings(block, { evaluator, reader }).map((bindings) => {
      const root = evaluator.bound(bindings, () => reader.read(block));
      return { ...named, root, from: block.from, to: block.headEnd, base: 0 };
    });
  });
}

/** Names of variables that say that their value is a secret, not what it is about. */
const secretName =
  /(?:^|_)(?:password|passwd|passphrase|secret|secret_?key|api_?key|auth_?token|access_?token|private_?key|client_?secret|db_?pass|token)$/i;

function typeAndName({ type, labels }: HclBlock): { types: string[]; name: string } | undefined {
  const [first, second] = labels;
  if (type === 'resource' && first !== undefined && second !== undefined)
    return { types: [first, 'resource'], name: `${first}.${second}` };
  if (type === 'data' && first !== undefined && second !== undefined)
    return { types: [`data.${first}`, 'data'], name: `data.${first}.${second}` };
  if (type === 'provider' && first !== undefined)
    return { types: [`provider.${first}`, 'provider'], name: `provider.${first}` };
  if (type === 'variable' && first !== undefined && secretName.test(first))
    return { types: ['variable', 'variable:secret'], name: `variable.${first}` };
  if (type === '' || type === 'tfvars') return undefined;
  return { types: [type], name: [type, ...labels].join('.') };
}

function attribute(block: HclBlock, name: string, { text }: Evaluator): HclNode | undefined {
  return attributesOf(text, block.body).find((each) => each.name === name)?.value;
}

/** A resource that is made zero times is not made. */
function isLeftOut(block: HclBlock, evaluator: Evaluator): boolean {
  const count = attribute(block, 'count', evaluator);
  const value = count && evaluator.expression(count);
  return value?.kind === 'scalar' && value.text === '0';
}

type Bindings = readonly [string, ConfigNode][];

/** How many elements of `for_each` are read one by one. */
const maxElements = 20;

/**
 * What `each` stands for: once for each element of `for_each` where they are known, else a value whose source says
 * what it may refer to.
 */
function eachBindings(
  block: HclBlock,
  { evaluator, reader }: { readonly evaluator: Evaluator; readonly reader: BodyReader },
): Bindings[] {
  const forEach = attribute(block, 'for_each', evaluator);
  if (forEach === undefined) return [[]];
  const elements = reader.elements(forEach);
  if (elements === undefined || elements.length === 0 || elements.length > maxElements)
    return [[['each', evaluator.unknown(forEach.from, forEach.to)]]];
  return elements.map((element) => [['each', element]]);
}
