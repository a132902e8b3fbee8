/**
 * Fixes many findings at once: all of a file (`source.fixAll.vireo`), or all of one rule. What is offered has been
 * scanned again: the findings are gone and no new one has come.
 */
import {
  type CancellationToken,
  type CodeAction,
  CodeActionKind,
  type TextEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import * as z from 'zod';
import type { Language, RuleInfo } from '../../scanner/model.ts';
import { fixText, type ProposedFix } from '../../workspace/fixes/fix-plan.ts';
import { guarded, type ServerContext } from '../context.ts';
import { languageOf } from '../document-language.ts';
import type { DocumentReport } from '../document-reports.ts';
import { itemsOf } from '../file-items.ts';
import { pathOf } from '../paths.ts';
import type { ReportItem } from '../report.ts';
import { editOf } from '../workspace-edits.ts';
import { noteOfFix } from './note-fix.ts';

/** The kind under which editors run it, on save where the user wants that. */
export const fixAllKind = `${CodeActionKind.SourceFixAll}.vireo`;

/** Rules whose fix others have to agree with (a digest that is stored): never fixed unasked, as on save. */
const reviewedTag = 'review-fix';

const dataSchema = z.object({ fixAll: z.object({ uri: z.string(), ruleId: z.string().optional() }) });
type FixAll = z.infer<typeof dataSchema>['fixAll'];

export function registerFixAll(context: ServerContext): void {
  context.connection.onCodeActionResolve(async (action, token) => {
    const resolve = guarded(context, { name: 'Fix all', empty: action }, () =>
      addEdit(context, action, token),
    );
    return await resolve();
  });
}

/** The actions at one finding's rule, or for the whole file; the edit is made now only where the client needs it now. */
export async function fixAllActions(
  context: ServerContext,
  document: TextDocument,
  { report, only }: { readonly report: DocumentReport; readonly only: readonly string[] | undefined },
): Promise<CodeAction[]> {
  if (!only?.some((kind) => fixAllKind === kind || fixAllKind.startsWith(`${kind}.`))) return [];
  if (!report.items.some((item) => isFixable(item) && isUnasked(report.rules.get(item.ruleId)))) return [];
  const title = 'Fix all Vireo findings in this file';
  return await offer(context, { title, kind: fixAllKind }, { uri: document.uri });
}

export function countFixable(items: readonly ReportItem[], ruleId: string): number {
  return items.filter((item) => item.ruleId === ruleId && isFixable(item)).length;
}

export async function fixRuleActions(
  context: ServerContext,
  uri: string,
  { rule, count }: { readonly rule: RuleInfo; readonly count: number },
): Promise<CodeAction[]> {
  if (count < 2) return [];
  const title = `Fix all ${count} of "${rule.title}" in this file`;
  return await offer(context, { title, kind: CodeActionKind.QuickFix }, { uri, ruleId: rule.id });
}

async function offer(
  context: ServerContext,
  { title, kind }: Pick<CodeAction, 'title' | 'kind'>,
  fixAll: FixAll,
): Promise<CodeAction[]> {
  const action: CodeAction = { title, ...(kind === undefined ? {} : { kind }), data: { fixAll } };
  if (context.client.resolvesEdits) return [action];
  const made = await addEdit(context, action);
  return made.edit === undefined ? [] : [made];
}

async function addEdit(
  context: ServerContext,
  action: CodeAction,
  token?: CancellationToken,
): Promise<CodeAction> {
  const parsed = dataSchema.safeParse(action.data);
  const document = parsed.success ? context.documents.find(parsed.data.fixAll.uri) : undefined;
  if (!parsed.success || document === undefined) return action;
  const language = languageOf(document);
  if (language === undefined) return action;
  const { ruleId } = parsed.data.fixAll;
  const before = document.version;
  const edits = await fixDocument(context, { document, language, ruleId });
  // Typed into in the meantime: the editor asks again.
  if (document.version !== before || token?.isCancellationRequested === true) return action;
  if (edits.length === 0) return action;
  // What is fixed on save is saved anyway.
  const note = action.kind === CodeActionKind.QuickFix ? noteOfFix(context, document, action.title) : {};
  return { ...action, ...note, edit: editOf(context, document, edits) };
}

export interface DocumentToFix {
  readonly document: TextDocument;
  readonly language: Language;
  /** All that may be fixed unasked when undefined. */
  readonly ruleId: string | undefined;
  readonly settingsOf?: string;
}

/** Edits of a text, open or not, that fix what is wanted. */
export async function fixDocument(
  context: ServerContext,
  { document, language, ruleId, settingsOf }: DocumentToFix,
): Promise<TextEdit[]> {
  const { uri } = document;
  const rules = await context.reports.rules(uri);
  const edits = await fixText({
    text: document.getText(),
    scan: (text) => context.scratch.scan({ path: pathOf(uri), language }, text),
    choose: async (result, scanned) => {
      const items = await itemsOf(context, {
        uri,
        result,
        text: scanned,
        ...(settingsOf ? { settingsOf } : {}),
      });
      const wanted = items.filter((item) =>
        ruleId === undefined ? isUnasked(rules.get(item.ruleId)) : item.ruleId === ruleId,
      );
      return wanted.flatMap(firstFix);
    },
  });
  return edits.map(({ startOffset, endOffset, newText }) => ({
    range: { start: document.positionAt(startOffset), end: document.positionAt(endOffset) },
    newText,
  }));
}

function firstFix({ ruleId, live }: ReportItem): ProposedFix[] {
  const fix = live?.fixes[0];
  return fix === undefined ? [] : [{ ruleId, fix }];
}

function isFixable({ live }: ReportItem): boolean {
  return (live?.fixes.length ?? 0) > 0;
}

/** An upgrade is chosen package by package: another version is other code. */
export function isOfDependencies(rule: RuleInfo | undefined): boolean {
  return rule?.tags.includes('dependencies') === true;
}

function isUnasked(rule: RuleInfo | undefined): boolean {
  return rule?.tags.includes(reviewedTag) !== true && !isOfDependencies(rule);
}
