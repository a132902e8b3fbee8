/**
 * Whether a name alone makes a value a request. `(req, res) => …` is a handler where a framework takes it, or where the
 * function answers with its second parameter as a handler does; else the names are all that says so.
 */
import type { FileContext } from '../../file-context.ts';
import { handlerOf, parametersOf } from '../../match/handlers.ts';
import { parameterPattern } from '../../names/declare.ts';
import { bindingAt } from '../../names/scopes.ts';
import type { HandlerModel } from '../../rules/rule-data.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, enclosingFunction, kindAt, textOf, unwrap } from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';

/** What a handler does with the parameter that stands for the answer: by the type that the model gives it. */
const answering: ReadonlyMap<string, RegExp> = new Map([
  [
    'express.Response()',
    /^\s*\.\s*(?:send|sendFile|sendfile|sendStatus|json|jsonp|render|redirect|download|end|write|writeHead|setHeader|header|status|cookie|clearCookie|set|type|attachment|locals|statusCode|contentType|format)\b/,
  ],
  [
    'fastify.FastifyReply()',
    /^\s*\.\s*(?:send|code|status|header|headers|type|redirect|view|raw|sendFile)\b/,
  ],
  ['@hapi/hapi.ResponseToolkit()', /^\s*\.\s*(?:response|redirect|view|file|state|abandon|continue)\b/],
  [
    'koa.Context()',
    /^\s*\.\s*(?:body|status|throw|redirect|set|type|state|cookies|render|request|response|query|params|assert)\b/,
  ],
  ['multer.File()', /^\s*\.\s*(?:originalname|mimetype|fieldname)\b/],
]);

/** Protocols whose parameters have these names by definition: WSGI (PEP 3333), ASGI. */
const protocols = /^(?:wsgi|asgi)\./;
const lambdaAnswer = /\bstatusCode['"]?\s*:/;
const pageFile = /(?:^|[\\/])page\.[jt]sx?$/;

const maxDepth = 6;

/** Answers by function of a file: it is asked once for each source in it. */
const known = new WeakMap<FileContext, Map<number, boolean>>();

/** Whether the value that is read at a node belongs to a parameter that its name alone makes a request. */
export function isAssumedAt(file: FileContext, node: number): boolean {
  if (isUndeclared(file, node)) return true;
  const func = functionOf(file, node);
  return func >= 0 && isAssumedHandler(file, func);
}

/** Whether only names say that a function is a handler. */
export function isAssumedHandler(file: FileContext, func: number): boolean {
  const answers = known.get(file) ?? new Map<number, boolean>();
  known.set(file, answers);
  const answer = answers.get(func) ?? isAssumed(file, func);
  answers.set(func, answer);
  return answer;
}

/** `req.query` in a piece of code that nothing gives a `req`. */
function isUndeclared({ syntax, names }: FileContext, node: number): boolean {
  const root = rootOf(syntax, node);
  if (kindAt(syntax, root) !== K.identifier || bindingAt(names, root) !== undefined) return false;
  return /^req(?:uest)?$/.test(textOf(syntax, root));
}

/** The function whose parameter the expression begins with; `none` where it begins with anything else. */
function functionOf({ syntax, names }: FileContext, node: number, depth = 0): number {
  const root = rootOf(syntax, node);
  if (kindAt(syntax, root) !== K.identifier)
    return isPattern(syntax, root) ? enclosingFunction(syntax, root) : none;
  const binding = bindingAt(names, root);
  if (binding?.kind === 'param') return enclosingFunction(syntax, binding.node);
  if (binding === undefined || binding.writes > 0 || binding.init <= 0 || depth >= maxDepth) return none;
  return functionOf({ syntax, names } as FileContext, binding.init, depth + 1);
}

const isPattern = (syntax: Syntax, node: number): boolean => {
  const kind = kindAt(syntax, node);
  return kind === K.objectPattern || kind === K.param;
};

function rootOf(syntax: Syntax, node: number): number {
  let at = unwrap(syntax, node);
  for (;;) {
    const kind = kindAt(syntax, at);
    if (kind === K.member) at = unwrap(syntax, childBy(syntax, at, F.object));
    else if (kind === K.subscript) {
      const object = childBy(syntax, at, F.object);
      at = unwrap(syntax, object === none ? childBy(syntax, at, F.value) : object);
    } else if (kind === K.call) at = unwrap(syntax, childBy(syntax, at, F.callee));
    else return at;
  }
}

function isAssumed(file: FileContext, func: number): boolean {
  const handler = handlerOf(file.models, file.resolver, func);
  // With an import of the framework beside them, the names stand for its parameters.
  if (handler?.names === undefined || handler.imports !== undefined) return false;
  return !isConfirmed(file, func, handler);
}

/** Whether the function does with its parameters what such a handler does. */
function isConfirmed(file: FileContext, func: number, { types = [] }: HandlerModel): boolean {
  const { syntax, path } = file;
  if (types.some((type) => protocols.test(type))) return true;
  const text = textOf(syntax, func);
  if (types.includes('lambda.Event()') || types.includes('aws.LambdaContext()'))
    return lambdaAnswer.test(text);
  if (types.length === 0) return pageFile.test(path);
  const parameters = parametersOf(syntax, func);
  return types.some((type, position) => {
    const uses = answering.get(type);
    const name = textOf(syntax, parameterPattern(syntax, parameters[position] ?? none));
    return uses !== undefined && /^[\w$]+$/.test(name) && isUsed(text, name, uses);
  });
}

function isUsed(text: string, name: string, uses: RegExp): boolean {
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    const isWhole = !/[\w$.]/.test(text[at - 1] ?? '');
    if (isWhole && uses.test(text.slice(at + name.length, at + name.length + 60))) return true;
  }
  return false;
}
