/** What decorators whose bodies stand in the file pass to the functions below them. */
import { parametersOf } from '../../match/handlers.ts';
import { parameterPattern } from '../../names/declare.ts';
import { bindingAt } from '../../names/scopes.ts';
import type { HandlerModel } from '../../rules/rule-data.ts';
import { F, K } from '../../syntax/kinds.ts';
import {
  childBy,
  childrenOf,
  enclosingFunction,
  endOf,
  kindAt,
  parentOf,
  textOf,
} from '../../syntax/read.ts';
import { none } from '../../syntax/syntax.ts';
import type { Run } from '../run.ts';

export interface Parameter {
  readonly name: string;
  readonly position: number;
}

/** Who sends a value, in the words of a model. */
export type Sender = Pick<HandlerModel, 'class' | 'tainted'>;

const namesOf = ({ syntax }: Run, func: number): readonly string[] =>
  parametersOf(syntax, func).map((each) =>
    textOf(syntax, parameterPattern(syntax, each)).replace(/^\*+/, ''),
  );

/** Whether a call calls the decorated function: a parameter of a function round the one that it stands in. */
function callsDecorated(run: Run, decorator: number, call: number): boolean {
  const { syntax } = run;
  const callee = textOf(syntax, childBy(syntax, call, F.callee));
  let func = enclosingFunction(syntax, call);
  while (func !== none && func !== decorator) {
    func = enclosingFunction(syntax, func);
    if (func !== none && namesOf(run, func).includes(callee)) return true;
  }
  return false;
}

/** What the decorated function is called with in the place of a parameter; undefined where that is handed on as it is. */
function givenTo(run: Run, call: number, { name, position }: Parameter): number | undefined {
  const { syntax } = run;
  const given = childrenOf(syntax, childBy(syntax, call, F.arguments));
  const named = given.find(
    (each) => kindAt(syntax, each) === K.keywordArg && textOf(syntax, childBy(syntax, each, F.name)) === name,
  );
  if (named !== undefined) return childBy(syntax, named, F.value);
  const at = given[position];
  const isPlaced = given
    .slice(0, position + 1)
    .every((each) => ![K.spread, K.keywordArg].includes(kindAt(syntax, each)));
  if (at === undefined || !isPlaced) return undefined;
  // `name` and `args[0]` are what the framework has handed to the decorator.
  const [, root = ''] = /^(\w+)(?:\[[^\]]*\])?$/.exec(textOf(syntax, at)) ?? [];
  return namesOf(run, enclosingFunction(syntax, call)).includes(root) ? undefined : at;
}

/** `kwargs["name"] = …`. */
function setFor({ syntax }: Run, node: number, name: string): number | undefined {
  const left = kindAt(syntax, node) === K.assign ? textOf(syntax, childBy(syntax, node, F.left)) : '';
  const [, key] = /^\w+\[['"](\w+)['"]\]$/.exec(left) ?? [];
  return key === name ? childBy(syntax, node, F.right) : undefined;
}

/** Expressions that a decorator puts in the place of a parameter. */
export function passedTo(run: Run, decorator: number, parameter: Parameter): readonly number[] {
  const { syntax } = run;
  const found: number[] = [];
  for (let node = decorator; node < endOf(syntax, decorator); node += 1) {
    const isCall = syntax.kind[node] === K.call && callsDecorated(run, decorator, node);
    const passed = isCall ? givenTo(run, node, parameter) : setFor(run, node, parameter.name);
    if (passed !== undefined) found.push(passed);
  }
  return found;
}

/** `kwargs.update({…})`: what fills parameters by names that are worked out. */
function updates(run: Run, decorator: number): readonly number[] {
  const { syntax, resolver } = run;
  const found: number[] = [];
  for (let node = decorator; node < endOf(syntax, decorator); node += 1) {
    if (syntax.kind[node] !== K.call) continue;
    const callee = childBy(syntax, node, F.callee);
    const isOwn = namesOf(run, enclosingFunction(syntax, node)).includes(
      textOf(syntax, childBy(syntax, callee, F.object)),
    );
    if (resolver.lastOf(callee) === 'update' && isOwn) found.push(childBy(syntax, node, F.arguments));
  }
  return found;
}

/** What a call leaves a text. */
const keeps =
  /^(?:get|getlist|str|strip|lower|upper|to_dict|dict|list|json|loads|pop|copy|get_json|get_data)$/;

/** A source that an expression hands on as it is: `request.args["q"]`, but not `find_user(request.args["q"])`. */
function readIn(run: Run, expression: number): Sender | undefined {
  const { syntax, resolver, models } = run;
  for (let node = expression; node < endOf(syntax, expression); node += 1) {
    const kind = syntax.kind[node];
    if (kind !== K.member && kind !== K.call) continue;
    const named = kind === K.call ? childBy(syntax, node, F.callee) : node;
    const index = kind === K.call ? models.calls : models.reads;
    const [found] = index.find(resolver.nameOf(named), resolver.lastOf(named));
    if (found !== undefined && isHandedOn(run, node, expression))
      return { class: found.class, tainted: found.label };
  }
  return undefined;
}

function isHandedOn({ syntax, resolver }: Run, node: number, within: number): boolean {
  for (let at = node; at !== within; at = parentOf(syntax, at)) {
    const up = parentOf(syntax, at);
    const isArgument = kindAt(syntax, up) === K.args && up !== within;
    if (isArgument && !keeps.test(resolver.lastOf(childBy(syntax, parentOf(syntax, up), F.callee))))
      return false;
  }
  return true;
}

/** Who sends what a decorator puts in the place of a parameter; undefined where it is the program's own. */
export function sentTo(run: Run, decorator: number, parameter: Parameter): Sender | undefined {
  for (const expression of [...passedTo(run, decorator, parameter), ...updates(run, decorator)]) {
    const binding =
      kindAt(run.syntax, expression) === K.identifier ? bindingAt(run.resolver.names, expression) : undefined;
    const value = binding !== undefined && binding.init > 0 ? binding.init : expression;
    const found = readIn(run, value);
    if (found !== undefined) return found;
  }
  return undefined;
}
