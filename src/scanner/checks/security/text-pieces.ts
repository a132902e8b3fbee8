/** Texts that are put together: their parts that are written down, and the values between them. */
import type { FileContext } from '../../file-context.ts';
import { positional } from '../../match/call-parts.ts';
import { bindingAt } from '../../names/scopes.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childAt, childBy, childrenOf, kindAt, operatorOf, textOf, unwrap } from '../../syntax/read.ts';
import { none } from '../../syntax/syntax.ts';
import { isWritten } from '../audit/written-values.ts';

/** A statement in pieces: texts, and the expressions between them. */
export interface Pieces {
  readonly texts: string[];
  readonly values: number[];
}

const maxPieces = 24;

function addText(pieces: Pieces, text: string): void {
  const last = pieces.texts.length - 1;
  pieces.texts[last] = `${pieces.texts[last] ?? ''}${text}`;
}

function addValue(pieces: Pieces, node: number): void {
  pieces.values.push(node);
  pieces.texts.push('');
}

/** Text and places of a template or f-string. */
function readTemplate(file: FileContext, node: number, pieces: Pieces): void {
  const { syntax } = file;
  for (const child of childrenOf(syntax, node)) {
    if (kindAt(syntax, child) === K.templateSub) addValue(pieces, childAt(syntax, child, 0));
    else if (kindAt(syntax, child) === K.stringPart) addText(pieces, textOf(syntax, child));
  }
}

/** `"… %s" % (a, b)`, `"… {}".format(a, b)`: each place takes the next value. */
function readPlaces(file: FileContext, text: number, values: readonly number[], pieces: Pieces): void {
  const between = textOf(file.syntax, text).split(/%\(?\w*\)?[sdr]|\{[^{}]{0,40}\}/);
  between.forEach((part, index) => {
    addText(pieces, part);
    if (index < between.length - 1) addValue(pieces, values[Math.min(index, values.length - 1)] ?? none);
  });
}

type Reader = (file: FileContext, node: number, pieces: Pieces, depth: number) => void;

const readSum: Reader = (file, node, pieces, depth) => {
  read(file, childBy(file.syntax, node, F.left), pieces, depth);
  read(file, childBy(file.syntax, node, F.right), pieces, depth);
};

const readPercent: Reader = (file, node, pieces) => {
  const { syntax } = file;
  const right = unwrap(syntax, childBy(syntax, node, F.right));
  const isList = kindAt(syntax, right) === K.array || kindAt(syntax, right) === K.exprList;
  readPlaces(file, childBy(syntax, node, F.left), isList ? childrenOf(syntax, right) : [right], pieces);
};

const readFormat: Reader = (file, node, pieces) => {
  const text = childBy(file.syntax, childBy(file.syntax, node, F.callee), F.object);
  readPlaces(file, text, positional(file.syntax, node), pieces);
};

const readAll: Reader = (file, node, pieces, depth) => {
  for (const child of childrenOf(file.syntax, node)) read(file, child, pieces, depth);
};

function readerOf({ resolver, syntax }: FileContext, node: number): Reader | undefined {
  const kind = kindAt(syntax, node);
  if (kind === K.string || kind === K.template) return readTemplate;
  if (kind === K.stringConcat) return readAll;
  if (kind === K.binary) return { '+': readSum, '%': readPercent }[operatorOf(syntax, node)];
  const isFormat = kind === K.call && resolver.lastOf(childBy(syntax, node, F.callee)) === 'format';
  return isFormat ? readFormat : undefined;
}

function read(file: FileContext, node: number, pieces: Pieces, depth = 0): void {
  const inner = unwrap(file.syntax, node);
  if (pieces.values.length > maxPieces || depth > maxPieces) return;
  const reader = readerOf(file, inner);
  if (reader === undefined) addValue(pieces, inner);
  else reader(file, inner, pieces, depth + 1);
}

/** What a name always holds, where that is a text of its own; else the expression itself. */
function textBehind(file: FileContext, node: number): number {
  const inner = unwrap(file.syntax, node);
  const binding = kindAt(file.syntax, inner) === K.identifier ? bindingAt(file.names, inner) : undefined;
  const isFixed =
    binding !== undefined && binding.writes === 0 && binding.path.length === 0 && binding.init > 0;
  return isFixed ? unwrap(file.syntax, binding.init) : inner;
}

/** The pieces of an expression, or of what its name always holds. */
export function piecesOf(file: FileContext, node: number): Pieces {
  const pieces: Pieces = { texts: [''], values: [] };
  read(file, textBehind(file, node), pieces);
  return pieces;
}

const constantName = /^[A-Z][A-Z0-9_]*$/;
/** What gives numbers or marks of places. */
const harmlessCalls =
  /^(?:int|float|len|Number|parseInt|parseFloat|Math\.\w+|Date\.now|time\.time|uuid\.\w+|id|bool|Boolean|abs|round|sum|max|min)$/;
const escaping = /escape|quote|sanitize|literal|mogrify|identifier|join|map|placeholder/i;

/** Whether nobody can say here that a value is harmless: it is no number, constant or escaped text. */
export function mayHarm(file: FileContext, node: number, harmless: RegExp): boolean {
  const { resolver, syntax } = file;
  const inner = unwrap(syntax, node);
  if (inner < 0 || isWritten(file, inner)) return false;
  const kind = kindAt(syntax, inner);
  if (kind === K.call) {
    const callee = childBy(syntax, inner, F.callee);
    return !harmlessCalls.test(resolver.nameOf(callee) ?? '') && !escaping.test(textOf(syntax, callee));
  }
  const last = resolver.lastOf(inner);
  return last !== ''
    ? !harmless.test(last) && !constantName.test(last)
    : kind === K.binary || kind === K.subscript || kind === K.await;
}
