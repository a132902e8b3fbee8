/** Templates of text and the values that go into them. */
import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { stringValue } from '../../match/constants.ts';
import { sourceOf } from '../../syntax/code-text.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childAt, childBy, childrenOf, kindAt, textOf } from '../../syntax/read.ts';
import { none, type Syntax } from '../../syntax/syntax.ts';
import type { Check, ReportHit } from '../check.ts';
import { isPython } from '../expressions.ts';

const printf =
  /%(?:%|(\(\w{0,60}\))?[#0\- +]{0,5}(\*|\d{1,4})?(?:\.(\*|\d{1,4}))?[hlL]?([diouxXeEfFgGcrsa]))/g;

/** How many values a `%` template takes; undefined when it names them, or holds what no conversion is. */
function percentCount(template: string): number | undefined {
  let count = 0;
  for (const [whole, key, width, precision] of template.matchAll(printf)) {
    if (key !== undefined) return undefined;
    if (whole !== '%%') count += 1 + Number(width === '*') + Number(precision === '*');
  }
  return /%(?:$|[^%\w#\-+ .*(])/.test(template.replaceAll(printf, '')) ? undefined : count;
}

function templateOf(syntax: Syntax, node: number): string | undefined {
  const kind = kindAt(syntax, node);
  if (kind === K.string)
    return /^[a-z]*b/i.test(textOf(syntax, node).slice(0, 3)) ? undefined : stringValue(syntax, node);
  if (kind !== K.stringConcat) return undefined;
  const parts = childrenOf(syntax, node).map((child) => stringValue(syntax, child));
  return parts.some((part) => part === undefined) ? undefined : parts.join('');
}

function say(takes: number, gets: number): Record<string, string> {
  return { takes: String(takes), gets: String(gets) };
}

const single = new Set<number>([K.string, K.number, K.stringConcat, K.true, K.false, K.null]);

/** `'%s of %s' % (name,)` */
function percentMismatch(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  if (!isPython(file)) return;
  const template = templateOf(syntax, childBy(syntax, node, F.left));
  const takes = template === undefined ? undefined : percentCount(template);
  const given = childBy(syntax, node, F.right);
  if (takes === undefined) return;
  const values =
    kindAt(syntax, given) === K.array && textOf(syntax, given).startsWith('(')
      ? childrenOf(syntax, given)
      : undefined;
  if (values?.some((value) => kindAt(syntax, value) === K.spread)) return;
  const gets = values?.length ?? (single.has(kindAt(syntax, given)) ? 1 : undefined);
  if (gets !== undefined && gets !== takes) report({ ...reportSpan(syntax, node), values: say(takes, gets) });
}

/** Positions that `{}` fields of a template take; undefined where one is named or holds fields of its own. */
function braceCount(template: string): number | undefined {
  const bare = template.replaceAll('{{', '').replaceAll('}}', '');
  let automatic = 0;
  let highest = 0;
  for (const [, inner = ''] of bare.matchAll(/\{([^{}]*)\}/g)) {
    const field = /^(\d*)(?:[.[][^!:]*)?(?:![rsa])?(?::.*)?$/s.exec(inner);
    if (field === null) return undefined;
    if (field[1] === '' || field[1] === undefined) automatic += 1;
    else highest = Math.max(highest, Number(field[1]) + 1);
  }
  return /[{}]/.test(bare.replaceAll(/\{[^{}]*\}/g, '')) ? undefined : Math.max(automatic, highest);
}

/** `'{} of {}'.format(name)` */
function braceMismatch(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const template = templateOf(syntax, childBy(syntax, childBy(syntax, node, F.callee), F.object));
  const takes = template === undefined ? undefined : braceCount(template);
  const given = childrenOf(syntax, childBy(syntax, node, F.arguments));
  const isOpen = given.some((value) => kindAt(syntax, value) === K.spread);
  const gets = given.filter((value) => kindAt(syntax, value) !== K.keywordArg).length;
  if (takes === undefined || isOpen || gets >= takes) return;
  report({ ...reportSpan(syntax, node), values: say(takes, gets) });
}

const loggers = /^(?:_?log|_?logger|logging|LOG|LOGGER|_?LOG|self\._?log|self\._?logger|cls\.logger)$/;

/** `logger.info('%s of %s', name)`; JavaScript: `console.log('%s of %s', name)`. */
function logMismatch(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const callee = childBy(syntax, node, F.callee);
  const owner = textOf(syntax, childBy(syntax, callee, F.object));
  const [first = none, ...values] = childrenOf(syntax, childBy(syntax, node, F.arguments)).filter(
    (value) => kindAt(syntax, value) !== K.keywordArg,
  );
  const isKnown = isPython(file) ? loggers.test(owner) : owner === 'console' || owner === 'util';
  const template = isKnown ? templateOf(syntax, first) : undefined;
  const takes =
    template === undefined ? undefined : isPython(file) ? percentCount(template) : consoleCount(template);
  const isOpen = values.some((value) => kindAt(syntax, value) === K.spread);
  // A single dictionary fills named places; one that is no literal may be one.
  if (takes === undefined || isOpen || values.length === 0) return;
  if (isPython(file) ? takes === values.length : takes <= values.length) return;
  report({ ...reportSpan(syntax, node), values: say(takes, values.length) });
}

function consoleCount(template: string): number {
  return template.replaceAll('%%', '').match(/%[sdifjoO]/g)?.length ?? 0;
}

const logNames = ['debug', 'info', 'warning', 'warn', 'error', 'critical', 'exception', 'log'];

function formatMismatch(file: FileContext, node: number, report: ReportHit): void {
  const { syntax, resolver } = file;
  if (kindAt(syntax, node) === K.binary) {
    percentMismatch(file, node, report);
    return;
  }
  const isFormat = resolver.lastOf(childBy(syntax, node, F.callee)) === 'format';
  if (isFormat && isPython(file)) braceMismatch(file, node, report);
  else logMismatch(file, node, report);
}

/** `f"no places"` */
function needlessFormat(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const from = syntax.start[node] ?? 0;
  const first = syntax.text.charCodeAt(from) | 32;
  if (first !== 102 && first !== 114) return;
  const prefix = /^(?:f|rf|fr)(?=["'])/i.exec(syntax.text.slice(from, from + 3))?.[0];
  if (
    prefix === undefined ||
    childrenOf(syntax, node).some((child) => kindAt(syntax, child) === K.templateSub)
  )
    return;
  if (kindAt(syntax, syntax.parent[node] ?? none) === K.stringConcat || /[{}]/.test(textOf(syntax, node)))
    return;
  const kept = prefix.replace(/f/i, '');
  report({
    ...reportSpan(syntax, node),
    fix: { title: 'Remove the f', edits: [{ from, to: from + prefix.length, newText: kept }] },
  });
}

/** `'Dear ${name}'` with plain quotes, where there is such a name. */
function plainTemplate(file: FileContext, node: number, report: ReportHit): void {
  const { syntax, names } = file;
  const text = sourceOf(syntax, node);
  const name = /\$\{([A-Za-z_]\w*)(?:\.\w+)*\}/.exec(text)?.[1];
  if (name === undefined || !names.bindings.some((binding) => binding.name === name)) return;
  const isPlain = !/[`\\]/.test(text);
  const fix = isPlain
    ? {
        title: 'Use backticks',
        edits: [
          { from: syntax.start[node] ?? 0, to: syntax.end[node] ?? 0, newText: `\`${text.slice(1, -1)}\`` },
        ],
      }
    : undefined;
  report({ ...reportSpan(syntax, node), values: { name }, fix });
}

/** `["a", "b" "c"]`: two lines of a list that no comma parts. */
function missingComma(file: FileContext, node: number, report: ReportHit): void {
  const { syntax } = file;
  const list = syntax.parent[node] ?? none;
  if (kindAt(syntax, list) !== K.array) return;
  const entries = childrenOf(syntax, list);
  const others = entries.filter((entry) => entry !== node);
  const parts = childrenOf(syntax, node);
  const [first = none, second = none] = parts;
  const isShort =
    parts.length === 2 &&
    [first, second].every((part) => /^["'][^"'\s]{1,40}["']$/.test(textOf(syntax, part)));
  const isList = others.length >= 2 && others.every((entry) => kindAt(syntax, entry) === K.string);
  if (!isShort || !isList) return;
  const at = syntax.end[first] ?? 0;
  report({
    ...reportSpan(syntax, node),
    values: { name: textOf(syntax, childAt(syntax, node, 0)), next: textOf(syntax, second) },
    fix: { title: 'Add the comma', edits: [{ from: at, to: at, newText: ',' }] },
  });
}

export const formatChecks: readonly Check[] = [
  { name: 'format-mismatch', operators: ['%'], calls: ['format', ...logNames], run: formatMismatch },
  { name: 'needless-format', families: ['python'], kinds: [K.string], run: needlessFormat },
  { name: 'plain-template', families: ['script'], kinds: [K.string], scope: 'file', run: plainTemplate },
  { name: 'missing-comma', families: ['python'], kinds: [K.stringConcat], run: missingComma },
];
