/**
 * Adds to `.vireo.yml` what somebody decided in an editor. Comments, order and formatting of the rest stay as they are:
 * the entry is written between the lines; only a list that is written in brackets is written anew.
 */
import { Document, isMap, isNode, isSeq, type Node, parseDocument, YAMLSeq } from 'yaml';
import { parseConfig } from './load-config.ts';

export interface IgnoreEntry {
  readonly rule: string;
  /** Patterns as in .gitignore; everywhere when absent. */
  readonly paths?: readonly string[];
  readonly reason: string;
}

export type EditedConfig = { readonly text: string } | { readonly problem: string };

/** The file's text with one more entry of `ignore`; a file that is not there is an empty text. */
export function addIgnore(text: string, entry: IgnoreEntry): EditedConfig {
  const [problem] = parseConfig(text).problems;
  if (problem !== undefined) return { problem };
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = insertEntry(text, entry);
  const candidates = [lines?.replace(/\r?\n/g, newline), rewrite(text, entry)?.replace(/\r?\n/g, newline)];
  const wanted = parseConfig(text).config.ignore.length + 1;
  const good = candidates.find((each) => each !== undefined && holdsEntries(each, wanted));
  return good === undefined
    ? { problem: 'its list "ignore" is written in a way that cannot be added to' }
    : { text: good };
}

function holdsEntries(text: string, count: number): boolean {
  const { config, problems } = parseConfig(text);
  return problems.length === 0 && config.ignore.length === count;
}

/** A name of a file as a pattern that fits this one alone, seen from the folder of the settings. */
export function patternOfPath(path: string): string {
  return `/${path.replace(/[\\*?[\]!#]/g, '\\$&').replace(/ +$/, (blanks) => '\\ '.repeat(blanks.length))}`;
}

function insertEntry(text: string, entry: IgnoreEntry): string | undefined {
  const { contents } = parseDocument(text, { logLevel: 'silent' });
  if (contents === null) return append(text, `ignore:\n${indent(written(entry), 2)}`);
  if (!isMap(contents) || contents.flow === true) return undefined;
  if (!contents.has('ignore')) return append(text, `ignore:\n${indent(written(entry), 2)}`);
  const list = contents.get('ignore', true) as Node | undefined;
  if (!isSeq(list) || list.flow === true) return undefined;
  const last = list.items.at(-1);
  return insertBehind(text, entry, list.range?.[0], isNode(last) ? last.range?.[1] : undefined);
}

function insertBehind(
  text: string,
  entry: IgnoreEntry,
  start: number | undefined,
  end: number | undefined,
): string | undefined {
  if (start === undefined || end === undefined) return undefined;
  const at = text[end - 1] === '\n' ? end : lineEnd(text, end);
  const column = start - (text.lastIndexOf('\n', start - 1) + 1);
  const before = text.slice(0, at);
  return `${before}${before.endsWith('\n') ? '' : '\n'}${indent(written(entry), column)}${text.slice(at)}`;
}

function lineEnd(text: string, from: number): number {
  const found = text.indexOf('\n', from);
  return found < 0 ? text.length : found + 1;
}

function append(text: string, added: string): string {
  return `${text}${text === '' || text.endsWith('\n') ? '' : '\n'}${added}`;
}

/** By the library alone: keeps comments, but not where a line ends. */
function rewrite(text: string, entry: IgnoreEntry): string | undefined {
  const document = parseDocument(text, { logLevel: 'silent' });
  if (!isMap(document.contents)) return undefined;
  if (isSeq(document.get('ignore', true))) document.addIn(['ignore'], document.createNode(entry));
  else document.set('ignore', document.createNode([entry]));
  return document.toString({ lineWidth: 0 });
}

/** The entry as an item of a list, its paths on one line. */
function written({ rule, paths, reason }: IgnoreEntry): string {
  const document = new Document([{ rule, ...(paths === undefined ? {} : { paths }), reason }]);
  const list = document.getIn([0, 'paths'], true);
  if (list instanceof YAMLSeq) list.flow = true;
  return document.toString({ lineWidth: 0 });
}

function indent(lines: string, columns: number): string {
  return lines.replace(/^(?=.)/gm, ' '.repeat(columns));
}
