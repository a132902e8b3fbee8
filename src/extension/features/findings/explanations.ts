/** What a finding means, at length, in the editor's Markdown preview. */
import * as vscode from 'vscode';
import type { Explanation } from '../../../contract/lsp-messages.ts';
import { type Disposable, DisposableStore } from '../../platform/disposables.ts';
import { createPages } from '../../platform/documents.ts';
import type { Services } from '../../platform/services.ts';
import { findFindingId } from './finding-target.ts';
import type { ScannerService } from './scanner-service.ts';

export interface Explanations extends Disposable {
  /** `asked` is a code action's address of a finding, a rule, or a row of the view. */
  readonly show: (asked: unknown) => Promise<void>;
}

export function createExplanations(services: Services, scanner: ScannerService): Explanations {
  const onError = (error: unknown) => services.log.error(String(error));
  const texts = new Map<string, string>();
  const pages = createPages('explain', async ({ query }) => texts.get(query) ?? '', onError);
  const store = new DisposableStore(onError).addAll(pages, { dispose: () => texts.clear() });
  const show = async (asked: unknown) => {
    const explanation = await explain(services, scanner, asked);
    if (explanation === null) {
      vscode.window.showInformationMessage(services.t('This finding is not there any more.'));
      return;
    }
    texts.set(explanation.title, explanation.markdown);
    await pages.show(explanation.title, explanation.title);
  };
  return { show, dispose: () => store.dispose() };
}

/** A row of the view is explained by its rule, or in the agent's own words where the engine does not know the rule. */
async function explain(
  { backend }: Services,
  scanner: ScannerService,
  asked: unknown,
): Promise<Explanation | null> {
  const isRow = typeof asked === 'object' && asked !== null && 'record' in asked;
  const id = isRow ? findFindingId(asked) : undefined;
  if (id === undefined) return await scanner.explain(asked);
  const finding = await backend.ask((api, options) => api.getFinding({ ...options, path: { id } }));
  const ofRule = await scanner.explain({ ruleId: finding.ruleId });
  return ofRule ?? { title: finding.message, markdown: finding.explanation ?? finding.message };
}
