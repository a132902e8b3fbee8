/** Taking in the time of another tracker; the questions are in a bundle of their own (import-wizard.ts). */
import * as vscode from 'vscode';
import { type Disposable, DisposableStore } from '../../../pages/disposables.ts';
import { registerRecordCommand } from '../../platform/commands.ts';
import { createPages } from '../../platform/documents.ts';
import type { Services } from '../../platform/services.ts';

const load = () => import('./import-wizard.ts');

export function registerTimeImport(services: Services): Disposable {
  const onError = (error: unknown) => services.log.error(String(error));
  /** Reports of looks that left no record, by the id they were asked with. */
  const previews = new Map<string, string>();
  const pages = createPages(
    'import',
    async ({ query }) => previews.get(query) ?? (await (await load()).loadReport(services, query)),
    onError,
  );
  const report = {
    show: pages.show,
    keep: (title: string, id: string, text: string) => {
      previews.set(id, text);
      pages.refresh(title, id);
    },
    reload: (title: string, id: string) => {
      previews.delete(id);
      pages.refresh(title, id);
    },
  };
  return new DisposableStore(onError).addAll(
    pages,
    registerRecordCommand(services, 'vireo.importTime', async (file) =>
      // A view's menu hands over what is selected in it.
      (await load()).importTime({ services, report }, file instanceof vscode.Uri ? file : undefined),
    ),
    registerRecordCommand(services, 'vireo.undoImport', async () =>
      (await load()).undoImport({ services, report }),
    ),
  );
}
