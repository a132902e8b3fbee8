/** Objects that are sent as they are: frameworks write them as JSON, whatever text they hold. */
import { allHold } from '../../match/conditions.ts';
import type { CompiledSink } from '../../match/models.ts';
import { K } from '../../syntax/kinds.ts';
import { kindAt } from '../../syntax/read.ts';
import { none } from '../../syntax/syntax.ts';
import type { Call } from '../call.ts';
import type { Run } from '../run.ts';
import type { Value } from '../value/value.ts';
import { fileFacts } from './file-facts.ts';

/** What is sent byte by byte, says itself what it is, or becomes what it was given. */
const sentAsIs = /(?:Promise|Bluebird|Buffer|Blob|Response|Stream|Readable|PassThrough|Transform|Array)$/;
/** Of a record: its fields. Of an address: its text. */
const recordMethods = /^to(?:JSON|Json|Object)(?!\w*(?:String|Text|Html|HTML)$)(?:$|[A-Z])/;
/** They give the record that they were called on, or the promise of it. */
const sameRecord = new Set(['save', 'update', 'reload', 'refresh', 'populate']);
const listMethods = new Set(['map', 'flatMap', 'filter']);
const combining =
  /^(?:Object\.assign|(?:lodash|underscore|ramda)(?:\.\w+)?\.(?:assign|assignIn|extend|merge|defaults|pick|omit))$/;

function makesObject({ syntax }: Run, { node, name, last, receiver }: Call): boolean {
  if (kindAt(syntax, node) === K.new) return !sentAsIs.test(last);
  if (recordMethods.test(last)) return name?.startsWith('URL()') !== true;
  if (sameRecord.has(last)) return receiver.isObject;
  return listMethods.has(last) || combining.test(name ?? '');
}

/** What a call gives, known for an object where no text can come of it. */
export function asMade(run: Run, call: Call, value: Value): Value {
  if (value.taints.length === 0 || value.isObject || run.syntax.grammar.family !== 'script') return value;
  return makesObject(run, call) ? { ...value, isObject: true } : value;
}

/** A body of Express as parsers of objects alone leave it. */
export function asBody({ syntax }: Run, name: string | undefined, value: Value): Value {
  const isBody = name === 'express.Request().body';
  return isBody && fileFacts(syntax).hasObjectBodies ? { ...value, isObject: true } : value;
}

/** A type that is set before stays: JSON that is called HTML is read as HTML. */
const asHtml = { where: [{ around: '^(?:[.]?html|text/html)\\b' }] };

/** Of what a sink is given, the values that may be text, where the sink sends objects as JSON. */
export function textsFor(
  run: Run,
  sink: CompiledSink,
  { node, values }: { readonly node: number; readonly values: Value[] },
): Value[] {
  if (sink.textOnly !== true || values.every(({ isObject }) => !isObject)) return values;
  if (allHold(run.resolver, { node, value: none, name: '' }, asHtml)) return values;
  return values.filter(({ isObject }) => !isObject);
}
