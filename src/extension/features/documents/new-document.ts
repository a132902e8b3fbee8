/** A new document: project, type, title; it starts from the outline of its type. */
import * as vscode from 'vscode';
import { type DocumentType, documentTypes } from '../../../domain/documents/document.ts';
import { pickProject } from '../../platform/practice/pick-project.ts';
import { recordIdOf } from '../../platform/row.ts';
import type { Services } from '../../platform/services.ts';
import { typeIcons, typeWord } from './document-words.ts';
import { asTarget, showDocument } from './open-documents.ts';
import { outlineOf } from './outlines.ts';

/** Its id; undefined when the user turned away. */
export async function newDocument(services: Services, target: unknown): Promise<string | undefined> {
  const { backend, t } = services;
  const projectId =
    recordIdOf(asTarget(target), 'project') ??
    (await pickProject(services, { placeholder: t('Which project is the document for?') }));
  if (projectId === undefined) return undefined;
  const type = await askType(services);
  if (type === undefined) return undefined;
  const title = await askTitle(services, type === 'other' ? '' : typeWord(type, t));
  if (title === undefined) return undefined;
  const content = outlineOf(type, title, t);
  const document = await backend.ask((api, options) =>
    api.createDocument({ ...options, body: { id: api.newId(), projectId, type, title, content } }),
  );
  await showDocument(services, document);
  return document.id;
}

async function askType({ t }: Services): Promise<DocumentType | undefined> {
  const items = documentTypes.map((type) => ({ type, label: `$(${typeIcons[type]}) ${typeWord(type, t)}` }));
  return (await vscode.window.showQuickPick(items, { placeHolder: t('Which kind of document?') }))?.type;
}

/** Longest title that the service keeps. */
const mostLetters = 200;

export async function askTitle({ t }: Services, value: string): Promise<string | undefined> {
  const title = await vscode.window.showInputBox({
    value,
    prompt: t('Title of the document'),
    validateInput: (typed) => {
      if (typed.trim() === '') return t('Type a title.');
      return typed.trim().length > mostLetters ? t('Type at most {0} characters.', mostLetters) : undefined;
    },
  });
  return title?.trim();
}
