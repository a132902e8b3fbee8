/** Tells menus which document is in front, and in which state it is. */
import * as vscode from 'vscode';
import type { Document } from '../../../api-client/index.ts';
import { type Disposable, DisposableStore } from '../../../pages/disposables.ts';
import { setContext } from '../../platform/context.ts';
import type { Services } from '../../platform/services.ts';
import { readAddress } from './document-address.ts';
import { kindOf } from './document-rows.ts';
import { activeUri } from './open-documents.ts';

export class ActiveDocument implements Disposable {
  private readonly services: Services;
  private readonly store: DisposableStore;
  private readonly known = new Map<string, Document>();

  constructor(services: Services) {
    this.services = services;
    this.store = new DisposableStore((error) => services.log.warn(String(error)));
    this.store.addAll(
      vscode.window.tabGroups.onDidChangeTabs(() => this.tell()),
      vscode.window.tabGroups.onDidChangeTabGroups(() => this.tell()),
    );
    this.tell();
  }

  /** As it was read or written last. */
  note(document: Document): void {
    this.known.set(document.id, document);
    if (this.id === document.id) this.tell();
  }

  /** Reads it again if it is in front. */
  async refresh(): Promise<void> {
    const { id } = this;
    if (id === undefined) return;
    const { backend } = this.services;
    this.note(await backend.ask((api, options) => api.getDocument({ ...options, path: { id } })));
  }

  dispose(): void {
    this.store.dispose();
  }

  private get id(): string | undefined {
    const uri = activeUri();
    const address = uri && readAddress(uri);
    return address?.number === undefined ? address?.id : undefined;
  }

  private tell(): void {
    const { id } = this;
    const document = id === undefined ? undefined : this.known.get(id);
    const kind = document === undefined ? '' : kindOf(document);
    setContext('vireo.document', kind).catch((error: unknown) => this.services.log.warn(String(error)));
  }
}
