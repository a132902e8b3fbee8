/** Schemas of Fastify's routes: what does not fit them is refused before the handler runs. */
import { keyText, literalObject, positional, propertyOf } from '../../match/call-parts.ts';
import { constantOf } from '../../match/constants.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, childrenOf, enclosingFunction, kindAt, parentOf, unwrap } from '../../syntax/read.ts';
import { none } from '../../syntax/syntax.ts';
import type { Run } from '../run.ts';
import { admitted } from '../schemas.ts';
import { patternBits } from '../types.ts';
import { allTaints } from '../value/clean.ts';
import { join } from '../value/join.ts';
import { anyKey } from '../value/keys.ts';
import { cleanTaints } from '../value/taint.ts';
import { tainted, unknown, type Value } from '../value/value.ts';
import { fileFacts } from './file-facts.ts';

const requestPart = /^fastify\.FastifyRequest\(\)\.(params|query|body|headers)$/;
const maxDepth = 6;

/** A part of a request as the schema of its route lets it in: a number or one of a few words is no stranger's text. */
export function asAdmitted(run: Run, node: number, name: string | undefined, value: Value): Value {
  const part = requestPart.exec(name ?? '')?.[1];
  if (part === undefined || fileFacts(run.syntax).checksRequests) return value;
  const schema = routeSchema(run, node);
  const names = part === 'query' ? ['querystring', 'query'] : [part];
  const own = schema === none ? [] : names.map((key) => propertyAt(run, schema, key));
  const found = own.find((each) => each !== none);
  return found === undefined ? value : admittedRoot(run, found, value);
}

function propertyAt(run: Run, object: number, key: string): number {
  const place = propertyOf(run.resolver, object, key);
  return typeof place === 'string' ? none : place.node;
}

/** `app.get('/:id', { schema }, handler)`, `app.route({ schema, handler })`: the schema round a node, or `none`. */
function routeSchema(run: Run, node: number): number {
  const { syntax, resolver } = run;
  let func = enclosingFunction(syntax, node);
  for (let depth = 0; depth < maxDepth && func !== none; depth += 1) {
    const options = optionsOf(run, func).find((each) => propertyAt(run, each, 'schema') !== none);
    if (options !== undefined)
      return propertyOf(resolver, options, 'attachValidation') === 'missing'
        ? propertyAt(run, options, 'schema')
        : none;
    func = enclosingFunction(syntax, parentOf(syntax, func));
  }
  return none;
}

/** What a handler's route is described by. */
function optionsOf({ syntax }: Run, func: number): readonly number[] {
  const holder = parentOf(syntax, func);
  const kind = kindAt(syntax, holder);
  if (kind === K.args)
    return childrenOf(syntax, holder).filter((each) => each < func && kindAt(syntax, each) !== K.string);
  const isHandler = kind === K.pair && keyText(syntax, holder) === 'handler';
  return isHandler ? [parentOf(syntax, holder)] : kind === K.object ? [holder] : [];
}

function admittedRoot(run: Run, schema: number, value: Value): Value {
  const object = literalObject(run.resolver, schema);
  const isShort =
    kindAt(run.syntax, object) === K.object &&
    ['type', 'properties', '$ref', 'allOf', 'anyOf', 'oneOf'].every(
      (key) => propertyOf(run.resolver, object, key) === 'missing',
    );
  return isShort ? withProperties(run, object, { value, depth: 0 }) : admittedBy(run, schema, value, 0);
}

interface Within {
  readonly value: Value;
  readonly depth: number;
}

/** Fields by their own schemas; of what the schema does not name nothing is known. */
function withProperties(run: Run, properties: number, { value, depth }: Within): Value {
  const { syntax } = run;
  const object = literalObject(run.resolver, properties);
  if (kindAt(syntax, object) !== K.object) return value;
  const fields = new Map<string, Value>();
  for (const entry of childrenOf(syntax, object))
    if (kindAt(syntax, entry) === K.pair)
      fields.set(
        keyText(syntax, entry),
        admittedBy(run, childBy(syntax, entry, F.value), tainted(allTaints(value)), depth + 1),
      );
  return { ...value, fields };
}

function admittedBy(run: Run, schema: number, value: Value, depth: number): Value {
  if (depth > maxDepth) return value;
  const box = boxOf(run, schema);
  if (box !== undefined) return admittedByBox(run, box, { value, depth });
  const object = literalObject(run.resolver, schema);
  if (kindAt(run.syntax, object) !== K.object) return admitted(run, schema, value, depth);
  const at = (key: string) => propertyAt(run, object, key);
  if (isOfConstants(run, at('const')) || isOfConstants(run, at('enum')) || isSafeType(run, at('type')))
    return unknown;
  if (at('properties') !== none) return withProperties(run, at('properties'), { value, depth });
  if (at('items') !== none) return listOfItems(run, at('items'), { value, depth });
  return at('pattern') === none
    ? value
    : tainted(cleanTaints(allTaints(value), patternBits(run, at('pattern'))));
}

function listOfItems(run: Run, items: number, { value, depth }: Within): Value {
  return { ...unknown, fields: new Map([[anyKey, admittedBy(run, items, value, depth + 1)]]) };
}

/** Elements of an array, or the expression itself. */
function membersOf(run: Run, node: number): readonly number[] {
  const inner = literalObject(run.resolver, node);
  return kindAt(run.syntax, inner) === K.array ? childrenOf(run.syntax, inner) : [inner];
}

function isOfConstants(run: Run, node: number): boolean {
  return node !== none && membersOf(run, node).every((each) => constantOf(run.resolver, each) !== undefined);
}

const safeTypes = new Set<unknown>(['integer', 'number', 'boolean', 'null']);

function isSafeType(run: Run, node: number): boolean {
  return node !== none && membersOf(run, node).every((each) => safeTypes.has(constantOf(run.resolver, each)));
}

/** A call of TypeBox: `Type.Integer()`. */
interface Box {
  readonly name: string;
  readonly args: readonly number[];
}

const boxes = /^(?:@sinclair\/typebox|typebox|@fastify\/type-provider-typebox)\.(?:\w+\.)?(\w+)$/;

function boxOf(run: Run, node: number): Box | undefined {
  const call = literalObject(run.resolver, node);
  if (kindAt(run.syntax, call) !== K.call) return undefined;
  const name = boxes.exec(
    run.resolver.nameOf(unwrap(run.syntax, childBy(run.syntax, call, F.callee))) ?? '',
  )?.[1];
  return name === undefined ? undefined : { name, args: positional(run.syntax, call) };
}

const safeBoxes = new Set(['Integer', 'Number', 'Boolean', 'Literal', 'Null', 'BigInt', 'Enum', 'Undefined']);
const wrappingBoxes = new Set(['Optional', 'Readonly', 'ReadonlyOptional', 'Required']);

function admittedByBox(run: Run, { name, args }: Box, { value, depth }: Within): Value {
  const [first = none] = args;
  if (safeBoxes.has(name)) return unknown;
  if (first === none) return value;
  if (wrappingBoxes.has(name)) return admittedBy(run, first, value, depth + 1);
  if (name === 'Object') return withProperties(run, first, { value, depth });
  if (name === 'Array') return listOfItems(run, first, { value, depth });
  if (name === 'Union')
    return membersOf(run, first)
      .map((each) => admittedBy(run, each, value, depth + 1))
      .reduce(join, unknown);
  return name === 'String' || name === 'Unsafe' ? admittedBy(run, first, value, depth + 1) : value;
}
