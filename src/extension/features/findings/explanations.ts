/** What a finding means, at length, in the editor's Markdown preview. */
import * as vscode from 'vscode';
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
    const explanation = await scanner.explain(await toQuestion(services, asked));
    if (explanation === null) {
      vscode.window.showInformationMessage(services.t('This finding is not there any more.'));
      return;
    }
    const key = explanation.title;
    texts.set(key, explanation.markdown);
    await pages.show(explanation.title, key);
  };
  return { show, dispose: () => store.dispose() };
}

/** Findings of the records are explained by their rule; where the agent wrote more, the report has it. */
async function toQuestion({ backend }: Services, asked: unknown): Promise<unknown> {
  const isRow = typeof asked === 'object' && asked !== null && 'record' in asked;
  const id = isRow ? findFindingId(asked) : undefined;
  if (id === undefined) return asked;
  const { ruleId } = await backend.ask((api, options) => api.getFinding({ ...options, path: { id } }));
  return { ruleId };
}
