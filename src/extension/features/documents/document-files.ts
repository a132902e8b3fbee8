/**
 * Documents as files of the editor. It finds conflicts itself: before a save it asks for time and size, and where both
 * differ from what it has read, it offers to compare or overwrite. The size is therefore told as the number of the
 * version, which two texts of one length do not share; `If-Match` guards what is left between asking and writing.
 */
import * as vscode from 'vscode';
import type { Document } from '../../../api-client/index.ts';
import { classifyFailure } from '../../../pages/failures.ts';
import { ifMatch } from '../../../pages/if-match.ts';
import { showBriefly, showFailure } from '../../platform/notify.ts';
import type { Services } from '../../platform/services.ts';
import { readAddress, titleOfPath } from './document-address.ts';
import type { DocumentRights } from './document-rights.ts';

export interface FilePorts {
  readonly services: Services;
  readonly rights: DocumentRights;
  /** Told of each reading and writing. */
  readonly onDidLoad: (document: Document) => void;
}

export class DocumentFiles {
  private readonly ports: FilePorts;
  /** As the editor was told of it last. */
  private readonly told = new Map<string, Document>();

  constructor(ports: FilePorts) {
    this.ports = ports;
  }

  async stat(uri: vscode.Uri): Promise<vscode.FileStat> {
    const address = readAddress(uri);
    if (address === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return await this.orFileError(uri, async () => {
      const { id, number } = address;
      if (number !== undefined) {
        const at = Date.parse((await this.readVersion(id, number)).createdAt);
        return statOf({ created: at, changed: at, number, isWritable: false });
      }
      const [document, isWritable] = await Promise.all([this.load(id), this.ports.rights.mayWrite()]);
      this.told.set(id, document);
      const [created, changed] = [document.createdAt, document.updatedAt].map(Date.parse);
      return statOf({ created, changed, number: document.number, isWritable });
    });
  }

  async readFile(uri: vscode.Uri): Promise<Uint8Array> {
    const address = readAddress(uri);
    if (address === undefined) throw vscode.FileSystemError.FileNotFound(uri);
    return await this.orFileError(uri, async () => {
      const { id, number } = address;
      const text = number === undefined ? await this.load(id) : await this.readVersion(id, number);
      return new TextEncoder().encode(text.content ?? '');
    });
  }

  /** The newest text as a new version. */
  async writeFile(uri: vscode.Uri, bytes: Uint8Array): Promise<void> {
    const address = readAddress(uri);
    if (address === undefined || address.number !== undefined) return this.refuse(uri);
    const content = this.decode(uri, bytes);
    const { services } = this.ports;
    await this.orFileError(uri, async () => {
      const seen = this.told.get(address.id) ?? (await this.load(address.id));
      const after = await services.backend.ask((api, options) =>
        api.patchDocument({
          ...options,
          path: { id: address.id },
          headers: ifMatch(seen),
          body: { content },
        }),
      );
      this.ports.onDidLoad(after);
      if (seen.state !== after.state)
        showBriefly(services.t('{0} v{1} is a draft again.', after.title, after.number));
    });
  }

  refuse(uri: vscode.Uri): never {
    throw vscode.FileSystemError.NoPermissions(uri);
  }

  private async load(id: string): Promise<Document> {
    const document = await this.ports.services.backend.ask((api, options) =>
      api.getDocument({ ...options, path: { id } }),
    );
    this.ports.onDidLoad(document);
    return document;
  }

  private async readVersion(id: string, number: number) {
    return await this.ports.services.backend.ask((api, options) =>
      api.getDocumentVersion({ ...options, path: { id, number } }),
    );
  }

  private decode(uri: vscode.Uri, bytes: Uint8Array): string {
    try {
      return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
      const { t } = this.ports.services;
      throw new Error(
        t('{0} is not in UTF-8. Choose that encoding, then save again.', titleOfPath(uri.path)),
      );
    }
  }

  /** The editor tells errors of files itself; those of others are told as everywhere. */
  private async orFileError<Result>(uri: vscode.Uri, act: () => Promise<Result>): Promise<Result> {
    try {
      return await act();
    } catch (error) {
      throw await this.toFileError(uri, error);
    }
  }

  private async toFileError(uri: vscode.Uri, error: unknown): Promise<Error> {
    const { services } = this.ports;
    const failure = classifyFailure(error);
    switch (failure.kind) {
      case 'refused':
        if (failure.code === 'not_found') return vscode.FileSystemError.FileNotFound(uri);
        if (failure.code === 'forbidden') return vscode.FileSystemError.NoPermissions(failure.sentence);
        // Between the asking of the editor and its writing; the next save finds the conflict.
        if (failure.code === 'stale_version')
          return new Error(services.t('It was changed elsewhere just now. Save again to compare.'));
        return vscode.FileSystemError.Unavailable(failure.sentence);
      case 'unavailable':
        await showFailure(services, error);
        return vscode.FileSystemError.Unavailable(services.t('Vireo service isn’t responding.'));
      default:
        return error instanceof Error ? error : new Error(String(error));
    }
  }
}

interface Told {
  readonly created: number | undefined;
  readonly changed: number | undefined;
  readonly number: number;
  readonly isWritable: boolean;
}

function statOf({ created = 0, changed = 0, number, isWritable }: Told): vscode.FileStat {
  const stat = { type: vscode.FileType.File, ctime: created, mtime: changed, size: number };
  return isWritable ? stat : { ...stat, permissions: vscode.FilePermission.Readonly };
}
