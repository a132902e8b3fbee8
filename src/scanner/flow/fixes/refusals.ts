/** How a function refuses what it was given: with an answer where a framework's answer is at hand, else with an error. */
import { handlerOf, parametersOf } from '../../match/handlers.ts';
import { parameterPattern } from '../../names/declare.ts';
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

type Lines = readonly [string, ...string[]];

const answers: ReadonlyMap<string, (name: string) => Lines> = new Map<string, (name: string) => Lines>([
  ['express.Response()', (name) => [`${name}.status(400).end();`, 'return;']],
  ['koa.Context()', (name) => [`${name}.throw(400);`]],
]);

const thrown: Refusal = { lines: ["throw new Error('Invalid path');"], edits: [] };

function scriptRefusal(run: Run, func: number): Refusal | undefined {
  const lines = func === none ? undefined : answerOf(run, func);
  if (lines !== undefined) return { lines: asReturned(run, func, lines), edits: [] };
  // An error that a callback throws reaches nobody: it ends the whole process.
  const isCaught = func === none || !isCallback(run, func) || isAsync(run, func) || isRoute(run, func);
  return isCaught ? thrown : undefined;
}

const handedOn = new Set<number>([K.args, K.pair, K.object, K.array]);

const isCallback = ({ syntax }: Run, func: number): boolean =>
  handedOn.has(kindAt(syntax, parentOf(syntax, func)));

/** Frameworks answer with an error of their own where a route throws. */
const isRoute = ({ models, resolver }: Run, func: number): boolean =>
  handlerOf(models, resolver, func)?.types?.some((type) => /^(?:express|fastify|@hapi|koa)\b/.test(type)) ===
  true;

const isAsync = ({ syntax }: Run, func: number): boolean =>
  syntax.text.startsWith('async', syntax.start[func] ?? 0);

/** What the function's own answer says, where a framework hands it in. */
function answerOf({ file, models, resolver, syntax }: Run, func: number): readonly string[] | undefined {
  const types = handlerOf(models, resolver, func)?.types ?? [];
  if (isAssumedHandler(file, func)) return undefined;
  const parameters = parametersOf(syntax, func);
  for (const [position, type] of types.entries()) {
    const name = textOf(syntax, parameterPattern(syntax, parameters[position] ?? none));
    if (/^[\w$]+$/.test(name) && answers.has(type)) return answers.get(type)?.(name);
  }
  return undefined;
}

/** `return res.status(400).end();` in a function whose other ways return something as well. */
function asReturned({ syntax }: Run, func: number, lines: readonly string[]): readonly string[] {
  if (lines.length === 1) return lines;
  for (let node = func; node < endOf(syntax, func); node += 1) {
    const isOwn = kindAt(syntax, node) === K.return && enclosingFunction(syntax, node) === func;
    if (isOwn && childAt(syntax, node, 0) !== none) return [`return ${lines[0]}`];
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
