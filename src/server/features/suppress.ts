/**
 * Sets a finding aside: asks the client for the reason, then writes the comment that holds it. A suppression
 * without a reason does not exist.
 */
import type { ExecuteCommandParams, MessageActionItem } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import {
  type AskReasonParams,
  askReasonMessage,
  askReasonResultSchema,
  type FindingAddress,
  findingAddressSchema,
  serverCommands,
} from '../../contract/lsp-messages.ts';
import { findLanguageOfDocument } from '../../contract/scanned-documents.ts';
import type { Finding } from '../../scanner/model.ts';
import { suppressionEdit } from '../../scanner/suppressions.ts';
import { guarded, type ServerContext } from '../context.ts';
import { pathOf } from '../paths.ts';
import { editOf } from './code-actions.ts';

/** Offered where the client cannot ask for free text. */
const commonReasons = ['False positive', 'Risk accepted', 'Test code only'];

export function registerSuppress(context: ServerContext): void {
  context.connection.onExecuteCommand(
    guarded(
      context,
      { name: 'Suppress', empty: null },
      async ({ command, arguments: args }: ExecuteCommandParams) => {
        if (command !== serverCommands.suppress) return null;
        return suppress(context, findingAddressSchema.parse(args?.[0]));
      },
    ),
  );
}

async function suppress(context: ServerContext, address: FindingAddress): Promise<null> {
  const asked = await findAddressed(context, address);
  if (asked === undefined) return tell(context, 'The finding is gone: there is nothing to suppress.');
  const reason = await askReason(context, {
    uri: address.uri,
    ruleId: asked.finding.ruleId,
    title: asked.title,
  });
  if (reason === undefined) return null;
  // The document may have been edited while the question stood.
  const present = await findAddressed(context, address);
  if (present === undefined) return tell(context, 'The finding is gone: there is nothing to suppress.');
  const { document, finding } = present;
  const path = pathOf(document.uri);
  const language = findLanguageOfDocument(document.languageId, path);
  if (language === undefined) return null;
  const edit = suppressionEdit(finding, { path, language, text: document.getText(), reason });
  if (edit === undefined) return tell(context, 'This format has no comments: use ignore in .vireo.yml.');
  const { startOffset, endOffset, newText } = edit;
  const range = { start: document.positionAt(startOffset), end: document.positionAt(endOffset) };
  await context.connection.workspace.applyEdit(editOf(context, document, [{ range, newText }]));
  return null;
}

interface Addressed {
  readonly document: TextDocument;
  readonly finding: Finding;
  readonly title: string;
}

async function findAddressed(
  context: ServerContext,
  { uri, fingerprint }: FindingAddress,
): Promise<Addressed | undefined> {
  const document = context.documents.find(uri);
  const report = document && (await context.reports.of(document));
  const finding = report?.items.find((item) => item.fingerprint === fingerprint)?.live;
  if (document === undefined || finding === undefined) return undefined;
  return { document, finding, title: report?.rules.get(finding.ruleId)?.title ?? finding.ruleId };
}

async function askReason(
  { connection, client }: ServerContext,
  question: AskReasonParams,
): Promise<string | undefined> {
  if (!client.options.askReason) return chooseReason(connection.window, question);
  const answer: unknown = await connection.sendRequest(askReasonMessage.method, question);
  return cleanReason(askReasonResultSchema.parse(answer).reason);
}

type Window = ServerContext['connection']['window'];

async function chooseReason(window: Window, { title }: AskReasonParams): Promise<string | undefined> {
  const choices: MessageActionItem[] = commonReasons.map((reason) => ({ title: reason }));
  const chosen = await window.showInformationMessage(`Why is "${title}" set aside here?`, ...choices);
  return chosen?.title;
}

/** One line, or nothing where there is no word in it. */
function cleanReason(reason: string | null): string | undefined {
  const line = (reason ?? '').replace(/\s+/g, ' ').trim().slice(0, 300);
  return /\p{L}{3}/u.test(line) ? line : undefined;
}

function tell({ connection }: ServerContext, message: string): null {
  connection.window.showInformationMessage(message);
  return null;
}
