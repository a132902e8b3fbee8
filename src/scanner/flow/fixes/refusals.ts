/** How a function refuses what it was given: with an answer where a framework's answer is at hand, else with an error. */
import { decoratorCallee, decoratorsOf, handlerOf, parametersOf } from '../../match/handlers.ts';
import { referredHandler } from '../../match/referred-handlers.ts';
import { parameterPattern } from '../../names/declare.ts';
import { bindingAt } from '../../names/scopes.ts';
import type { HandlerModel } from '../../rules/rule-data.ts';
import { F, K } from '../../syntax/kinds.ts';
import {
  childAt,
  childBy,
  childrenOf,
  enclosingFunction,
  endOf,
  kindAt,
  parentOf,
  textOf,
} from '../../syntax/read.ts';
import { none } from '../../syntax/syntax.ts';
import { isAssumedHandler } from '../evidence/assumed.ts';
import type { Run } from '../run.ts';
import { pythonName } from './added-imports.ts';
import type { Edit } from './spans.ts';

/** Statements that end the function, with the edits that make their names known. */
export interface Refusal {
  readonly lines: readonly string[];
  readonly edits: readonly Edit[];
}

/** The refusal of the function that a node lies in; undefined where its caller would not take an error. */
export function refusalAt(run: Run, node: number): Refusal | undefined {
  const func = enclosingFunction(run.syntax, node);
  return run.syntax.grammar.family === 'python' ? pythonRefusal(run, func) : scriptRefusal(run, func);
}

type Lines = readonly string[];

const thrown: Refusal = { lines: ["throw new Error('Invalid path');"], edits: [] };

function scriptRefusal(run: Run, func: number): Refusal | undefined {
  if (func === none) return thrown;
  const lines = answerOf(run, func);
  if (lines !== undefined) return { lines: asReturned(run, func, lines), edits: [] };
  return isCaught(run, func) ? thrown : undefined;
}

/** Node ends where nothing takes an error of a callback, or the rejection of an async function. */
function isCaught(run: Run, func: number): boolean {
  if (isAsync(run, func)) return isRoute(run, func, awaiting) || isNestRoute(run, func);
  return isRoute(run, func, catching) || !isCallback(run, func);
}

/** The only types that say that the framework awaits its routes, and answers with an error of its own. */
const awaiting = /^(?:fastify\.FastifyReply|@hapi|koa\.Context|hono\.Context|next\.|remix\.|Request\()/;
const catching = new RegExp(`^express\\.Response|${awaiting.source}`);

const isRoute = (run: Run, func: number, types: RegExp): boolean => {
  const handler = routeOf(run, func);
  return isKnown(handler) && handler.types?.some((type) => types.test(type)) === true;
};

/** What calls the function, where a framework is handed it: names of parameters are the last to be asked. */
function routeOf({ models, resolver }: Run, func: number): HandlerModel | undefined {
  const handler = handlerOf(models, resolver, func);
  return isKnown(handler) ? handler : (referredHandler(models, resolver, func) ?? handler);
}

/** Whether more than the names of its parameters makes a function a handler. */
const isKnown = (handler: HandlerModel | undefined): handler is HandlerModel =>
  handler !== undefined && (handler.names === undefined || handler.imports !== undefined);

const nestRoute = /^@nestjs\/common\.(?:Get|Post|Put|Patch|Delete|Head|Options|All)$/;

/** `@Get() async read(…)`. */
function isNestRoute({ resolver, syntax }: Run, func: number): boolean {
  return decoratorsOf(syntax, func).some((each) =>
    nestRoute.test(resolver.nameOf(decoratorCallee(syntax, each)) ?? ''),
  );
}

/** Whether other code is handed the function, in place or by its name. */
function isCallback({ resolver, syntax }: Run, func: number): boolean {
  const holder = parentOf(syntax, func);
  if (handedOn.has(kindAt(syntax, holder))) return true;
  const own = childBy(syntax, func, F.name);
  const isHeld = own === none && kindAt(syntax, holder) === K.declarator;
  const named = isHeld ? childBy(syntax, holder, F.name) : own;
  const binding = named === none ? undefined : bindingAt(resolver.names, named);
  for (let node = 0; binding !== undefined && node < syntax.kind.length; node += 1) {
    const isGiven =
      kindAt(syntax, node) === K.identifier && kindAt(syntax, parentOf(syntax, node)) === K.args;
    if (isGiven && bindingAt(resolver.names, node) === binding) return true;
  }
  return false;
}

const handedOn = new Set<number>([K.args, K.pair, K.object, K.array]);

/** `async` stands before the parameters: `static async read(name)`. */
function isAsync({ syntax }: Run, func: number): boolean {
  const [first = none] = parametersOf(syntax, func);
  const list = childBy(syntax, func, F.parameters);
  const until = [list, first, childBy(syntax, func, F.body)].find((node) => node !== none) ?? func;
  return /\basync\b/.test(syntax.text.slice(syntax.start[func] ?? 0, syntax.start[until] ?? 0));
}

/** What the function's own answer says, where it has one. */
function answerOf(run: Run, func: number): Lines | undefined {
  const parameters = parametersOf(run.syntax, func);
  const handler = routeOf(run, func);
  for (const [position, parameter] of parameters.entries()) {
    const pattern = parameterPattern(run.syntax, parameter);
    const name = textOf(run.syntax, pattern);
    const type = handler?.types?.[position] || run.resolver.nameOf(pattern);
    const lines = /^[\w$]+$/.test(name) ? answerLines(run, { func, handler, name, type }) : undefined;
    if (lines !== undefined) return lines;
  }
  return undefined;
}

interface Answer {
  readonly func: number;
  readonly handler: HandlerModel | undefined;
  readonly name: string;
  readonly type: string | undefined;
}

/** Frameworks other than Express have handlers of the same form, whose answer is that of Node. */
function answerLines(run: Run, answer: Answer): Lines | undefined {
  const { handler, name, type } = answer;
  if (type !== 'koa.Context()') return responseLines(run, answer);
  return isKnown(handler) || imports(run, /^koa$/) ? [`${name}.throw(400);`] : undefined;
}

const imports = ({ resolver }: Run, framework: RegExp): boolean =>
  resolver.names.specifiers.some((specifier) => framework.test(specifier));

function responseLines(run: Run, { func, handler, name, type }: Answer): Lines | undefined {
  const isExpress = type === 'express.Response()';
  if (!isExpress && type !== 'http.ServerResponse()') return undefined;
  const plain: Lines = [`${name}.statusCode = 400;`, `${name}.end();`, 'return;'];
  if (isExpress && imports(run, /^express(?:$|-)/)) return [`${name}.status(400).end();`, 'return;'];
  const isProven = !isExpress || isKnown(handler) || !isAssumedHandler(run.file, func);
  return isProven || isFilled(run, func, name) ? plain : undefined;
}

/** `createReadStream(file).pipe(res)`. */
const isFilled = ({ syntax }: Run, func: number, name: string): boolean =>
  textOf(syntax, func).includes(`.pipe(${name})`);

/** `return res.status(400).end();` in a function whose other ways return something as well. */
function asReturned({ syntax }: Run, func: number, lines: Lines): Lines {
  const said = lines.at(-2);
  if (said === undefined) return lines;
  for (let node = func; node < endOf(syntax, func); node += 1) {
    const isOwn = kindAt(syntax, node) === K.return && enclosingFunction(syntax, node) === func;
    if (isOwn && childAt(syntax, node, 0) !== none) return [...lines.slice(0, -2), `return ${said}`];
  }
  return lines;
}

function pythonRefusal(run: Run, func: number): Refusal {
  const framework = func === none ? '' : frameworkOf(run, func);
  const [name, statement] = refusing.get(framework) ?? [];
  const imported = name === undefined ? undefined : pythonName(run, framework, name);
  if (imported === undefined || statement === undefined)
    return { lines: ['raise ValueError("Invalid path")'], edits: [] };
  return { lines: [statement(imported.name)], edits: imported.edits };
}

type Raising = readonly [name: string, statement: (name: string) => string];

const refusing: ReadonlyMap<string, Raising> = new Map<string, Raising>([
  ['flask', ['abort', (name) => `${name}(400)`]],
  ['fastapi', ['HTTPException', (name) => `raise ${name}(status_code=400)`]],
]);

/** The framework that calls a function by its decorator, or whose request it reads. */
function frameworkOf(run: Run, func: number): string {
  const { resolver, syntax } = run;
  const holder = parentOf(syntax, func);
  for (const each of kindAt(syntax, holder) === K.decorated ? childrenOf(syntax, holder) : []) {
    const call = kindAt(syntax, each) === K.decorator ? childAt(syntax, each, 0) : none;
    const name = resolver.nameOf(childBy(syntax, call, F.callee)) ?? '';
    const [, framework] = /^(flask|fastapi)\.(?:Flask|Blueprint|FastAPI|APIRouter)\(\)\./.exec(name) ?? [];
    if (framework !== undefined) return framework;
  }
  for (let node = func; node < endOf(syntax, func); node += 1) {
    if (kindAt(syntax, node) === K.identifier && resolver.nameOf(node) === 'flask.request') return 'flask';
  }
  return '';
}

/** The statements as a block below a condition, each on a line of its own. */
export function refusalText({ syntax }: Run, condition: string, { lines }: Refusal, indent: string): string {
  const step = /^\s*\t/.test(indent) ? '\t' : stepOf(syntax.text, syntax.grammar.family === 'python');
  const body = lines.map((line) => `\n${indent}${step}${line}`).join('');
  return syntax.grammar.family === 'python'
    ? `if not ${condition}:${body}`
    : `if (!${condition}) {${body}\n${indent}}`;
}

/** How far this file indents: as its first indented line. */
function stepOf(text: string, isPython: boolean): string {
  return /^(?:\t| {2,8})(?=\S)/m.exec(text)?.[0] ?? (isPython ? '    ' : '  ');
}
