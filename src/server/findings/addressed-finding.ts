/** The finding that a command names, as it is now: the document may have changed since it was offered. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { FindingAddress } from '../../contract/lsp-messages.ts';
import type { Finding } from '../../scanner/model.ts';
import type { ServerContext } from '../context.ts';

export interface AddressedFinding {
  readonly document: TextDocument;
  readonly finding: Finding;
  readonly title: string;
}

export async function findAddressed(
  context: ServerContext,
  { uri, fingerprint }: FindingAddress,
): Promise<AddressedFinding | undefined> {
  const document = context.documents.find(uri);
  const report = document && (await context.reports.of(document));
  const finding = report?.items.find((item) => item.fingerprint === fingerprint)?.live;
  if (document === undefined || finding === undefined) return undefined;
  return { document, finding, title: report?.rules.get(finding.ruleId)?.title ?? finding.ruleId };
}
