/** Differences between versions, in the editor's own diff. */
import * as vscode from 'vscode';
import type { Document, DocumentVersion } from '../../../api-client/index.ts';
import type { Services } from '../../platform/services.ts';
import type { DocumentRights } from './document-rights.ts';
import { formatInstant } from './load-document-rows.ts';
import { findTab, uriOf } from './open-documents.ts';

export async function compareWithPrevious(services: Services, document: Document): Promise<void> {
  if (document.number === 1) {
    const { t } = services;
    return void vscode.window.showInformationMessage(t('{0} has only one version.', document.title));
  }
  await compare(services, document, { from: document.number - 1, to: document.number });
}

export async function compareWithApproved(services: Services, document: Document): Promise<void> {
  const { t } = services;
  const { approvedNumber: from, number: to, title } = document;
  if (from === null) return void vscode.window.showInformationMessage(t('{0} was never approved.', title));
  if (from === to)
    return void vscode.window.showInformationMessage(
      t('The newest version of {0} is the approved one.', title),
    );
  await compare(services, document, { from, to });
}

export async function compareVersions(
  services: Services,
  document: Document,
  rights: DocumentRights,
): Promise<void> {
  const { backend, locale, t } = services;
  const path = { id: document.id };
  const [{ items }, people] = await Promise.all([
    backend.ask((api, options) => api.listDocumentVersions({ ...options, path })),
    rights.people(),
  ]);
  if (items.length < 2) return await compareWithPrevious(services, document);
  const toItem = (version: DocumentVersion) => ({
    number: version.number,
    label: t('Version {0}', version.number),
    description: [
      formatInstant(version.createdAt, locale),
      ...(people.size > 1 ? [people.get(version.writtenBy)?.name] : []),
      version.isApproved && t('approved'),
    ]
      .filter(Boolean)
      .join(' · '),
  });
  const choices = items.map(toItem);
  const ask = async (numbers: typeof choices, placeHolder: string) =>
    (await vscode.window.showQuickPick(numbers, { title: document.title, placeHolder }))?.number;
  const newer = await ask(choices.slice(0, -1), t('Which version do you want to look at?'));
  if (newer === undefined) return;
  const older = choices.filter(({ number }) => number < newer);
  const from = await ask(older, t('Compare version {0} with which older one?', newer));
  if (from !== undefined) await compare(services, document, { from, to: newer });
}

/** The newest one is the document itself, which can be edited there. */
async function compare(
  services: Services,
  document: Document,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<void> {
  const left = await uriOf(services, document, from);
  const right =
    to === document.number
      ? (findTab(document.id)?.uri ?? (await uriOf(services, document)))
      : await uriOf(services, document, to);
  await vscode.commands.executeCommand('vscode.diff', left, right, `${document.title} (v${from} ↔ v${to})`);
}
