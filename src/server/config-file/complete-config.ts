/** What may be written at a place of a file of ours: keys, names of rules with their titles, choices, and paths. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import {
  type CompletionItem,
  CompletionItemKind,
  MarkupKind,
  type Range,
  TextEdit,
} from 'vscode-languageserver';
import { markProse } from '../../contract/markdown.ts';
import { ruleGroups } from '../../contract/work/rule-selection.ts';
import type { RuleInfo } from '../../scanner/model.ts';
import { ignore } from '../../workspace/ignore-error.ts';
import { choicesOf, type Field, findField, holdsRules, namedKeys } from './config-fields.ts';
import type { ConfigPlace } from './config-place.ts';

export interface Completing {
  /** What the file may hold. */
  readonly fields: Field;
  readonly place: ConfigPlace;
  /** What is replaced: what is written so far. */
  readonly range: Range;
  readonly rules: readonly RuleInfo[];
  /** The folder that paths are relative to. */
  readonly folder: string;
}

/** Fields that hold patterns of paths, and the one that holds the name of a rule. */
const pathFields: readonly string[] = ['exclude', 'include', 'paths'];
const ruleField = 'rule';

const entriesAtMost = 200;

export async function completeConfig(completing: Completing): Promise<CompletionItem[]> {
  const { place, fields } = completing;
  const field = findField(place.path, fields);
  if (field === undefined) return [];
  if (place.isStart && (namedKeys(field).length > 0 || holdsRules(field)))
    return completeKeys(completing, field);
  const names = place.path.filter((key) => key !== '*');
  if (names.at(-1) === ruleField) return ruleItems(completing, '');
  if (pathFields.includes(names.at(-1) ?? '')) return await completePaths(completing);
  return choicesOf(field).map((choice) =>
    item(completing, { label: choice, kind: CompletionItemKind.EnumMember }),
  );
}

function completeKeys(completing: Completing, field: Field): CompletionItem[] {
  if (holdsRules(field)) return ruleItems(completing, ': ');
  return namedKeys(field).map(([name, { description }]) =>
    item(completing, {
      label: name,
      kind: CompletionItemKind.Property,
      insert: `${name}: `,
      ...(description === undefined ? {} : { documentation: description }),
    }),
  );
}

/** Groups first: one word for many rules. */
function ruleItems(completing: Completing, after: string): CompletionItem[] {
  const groups = ruleGroups.map((group) =>
    item(completing, {
      label: group,
      kind: CompletionItemKind.Folder,
      detail: 'all rules of this group',
      insert: `${group}${after}`,
    }),
  );
  return [...groups, ...completing.rules.map((rule) => ruleItem(completing, rule, after))];
}

function ruleItem(completing: Completing, { id, title, why }: RuleInfo, after: string): CompletionItem {
  const shown = { label: id, detail: title, documentation: markProse(why) };
  return item(completing, { ...shown, kind: CompletionItemKind.Value, insert: `${id}${after}` });
}

async function completePaths(completing: Completing): Promise<CompletionItem[]> {
  const { place, folder } = completing;
  const within = path.posix.dirname(`${place.written.replace(/^!?\/?/, '')}x`);
  const listed = path.join(folder, within);
  if (path.relative(folder, listed).startsWith('..')) return [];
  const before = /^!?\/?/.exec(place.written)?.[0] ?? '';
  return (await entriesOf(listed)).map((entry) => {
    const name = within === '.' ? entry.name : `${within}/${entry.name}`;
    const kind = entry.isDirectory() ? CompletionItemKind.Folder : CompletionItemKind.File;
    return item(completing, { label: `${before}${name}`, kind });
  });
}

async function entriesOf(folder: string) {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter(({ name }) => name !== '.git').slice(0, entriesAtMost);
  } catch (error) {
    ignore(error, 'a path that leads nowhere has nothing to offer');
    return [];
  }
}

interface Offer {
  readonly label: string;
  readonly kind: CompletionItemKind;
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  readonly insert?: string;
}

function item({ range }: Completing, { insert, documentation, ...offer }: Offer): CompletionItem {
  return {
    ...offer,
    textEdit: TextEdit.replace(range, insert ?? offer.label),
    ...(documentation === undefined
      ? {}
      : { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
  };
}
