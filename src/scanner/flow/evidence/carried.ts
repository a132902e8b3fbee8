/**
 * What a function of another package gives back of a text that it is handed. Its body is not read: it may return the
 * text changed or as it was, so the text is carried on as if past a check that was not read, to the sinks alone that it
 * harms.
 */
import { allClasses } from '../../match/models.ts';
import { rootOf } from '../../match/name-alone.ts';
import { type Binding, bindingAt } from '../../names/scopes.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy, endOf, kindAt, parentOf, textOf } from '../../syntax/read.ts';
import type { Call } from '../call.ts';
import type { Run } from '../run.ts';
import type { Taint } from '../value/taint.ts';
import { tainted, unknown, type Value } from '../value/value.ts';
import { standard } from './unread.ts';

/** Sinks where text is harmful whatever it looks like; markup, headers and logs are shown things that were looked up. */
const harmed = ['path', 'command', 'program', 'code', 'sql', 'ssrf', 'deserialization', 'template'];

/** Modules of Python that make something else of a text. */
const pythonModules =
  /^(?:abc|argparse|ast|asyncio|base64|bisect|calendar|codecs|contextlib|copy|csv|dataclasses|datetime|decimal|difflib|email|enum|fnmatch|fractions|glob|gzip|hashlib|heapq|hmac|html|inspect|ipaddress|locale|logging|math|mimetypes|operator|pickle|platform|pprint|queue|random|secrets|select|shelve|shlex|signal|socket|sqlite3|ssl|statistics|struct|subprocess|tarfile|tempfile|textwrap|threading|time|traceback|types|unicodedata|unittest|urllib|uuid|warnings|weakref|xml|zipfile|zlib)(?:\.|$)/;

/** Functions whose names say that they give something else than the text: they are left out, as before. */
const remakes =
  /sanit|escape|enco|quot|slug|hash|md5|sha\d|digest|safe|clean|valid|secur|filter|strip|parse|number|int|float|check|count|size|length|id$|is[A-Z_]|has[A-Z_]|find|get|load|read|fetch|query|exists|lookup|create|make|open|connect|render|translate|gettext|^_$|^t$/i;

const textMethods =
  /^(?:trim\w*|to\w+Case|toString|slice|substr\w*|replace\w*|split|concat|strip|lower|upper|format|\w*[sS]tarts?[wW]ith|\w*[eE]nds?[wW]ith|includes|indexOf|length)$/;
const texts = new Set<number>([
  K.binary,
  K.template,
  K.templateSub,
  K.stringConcat,
  K.args,
  K.keywordArg,
  K.paren,
  K.exprStmt,
  K.return,
]);

/** Whether nothing is taken out of what a name holds that a text does not have. */
function isUsedAsText(run: Run, binding: Binding): boolean {
  const { syntax } = run;
  const scope = binding.scope.node;
  for (let node = scope; node < endOf(syntax, scope); node += 1) {
    if (kindAt(syntax, node) !== K.identifier || bindingAt(run.resolver.names, node) !== binding) continue;
    const up = parentOf(syntax, node);
    if (kindAt(syntax, up) === K.await) return false;
    if (kindAt(syntax, up) !== K.member || childBy(syntax, up, F.object) !== node) continue;
    if (!textMethods.test(textOf(syntax, childBy(syntax, up, F.property)))) return false;
  }
  return true;
}

function isAskedForText(run: Run, call: number): boolean {
  const { syntax } = run;
  const up = parentOf(syntax, call);
  const kind = kindAt(syntax, up);
  if (kindAt(syntax, call) === K.new) return false;
  if (texts.has(kind)) return true;
  if (kind !== K.declarator && kind !== K.assign) return false;
  const named = childBy(syntax, up, kind === K.declarator ? F.name : F.left);
  const binding = kindAt(syntax, named) === K.identifier ? bindingAt(run.resolver.names, named) : undefined;
  return binding !== undefined && isUsedAsText(run, binding);
}

/** A function of a package, not a method of one of its objects. */
function isOfPackage(run: Run, { name, last }: Call): boolean {
  if (name === undefined || name.includes('(') || name.startsWith('.') || standard.test(name)) return false;
  const isPython = run.syntax.grammar.family === 'python';
  if ((isPython && pythonModules.test(name)) || remakes.test(last)) return false;
  return run.resolver.names.specifiers.some((specifier) => rootOf(specifier) === rootOf(name));
}

/** The value of such a call; nothing is known of any other. */
export function carriedOn(run: Run, call: Call): Value {
  const [first = unknown] = call.given.positional;
  if (first.taints.length === 0 || !isOfPackage(run, call) || !isAskedForText(run, call.node)) return unknown;
  const open = harmed.reduce((bits, name) => bits | (run.models.classBits.get(name) ?? 0), 0);
  const message = `passes through ${call.last || textOf(run.syntax, call.callee)}`;
  const carry = (taint: Taint): Taint => ({
    ...taint,
    cleaned: taint.cleaned | (allClasses & ~open),
    unread: bothAnswers,
  });
  return tainted(run.advance(first.taints, message, call.node).map(carry));
}

const bothAnswers = 3;
