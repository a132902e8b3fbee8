/** A file system of an extension: files by path, kept in memory. */
import * as vscode from 'vscode';

export class MemoryFiles implements vscode.FileSystemProvider {
  readonly #texts = new Map<string, Uint8Array>();
  readonly #readOnly = new Set<string>();
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;

  put(path: string, text: string, { isReadOnly = false } = {}): void {
    this.#texts.set(path, new TextEncoder().encode(text));
    if (isReadOnly) this.#readOnly.add(path);
  }

  stat({ path }: vscode.Uri): vscode.FileStat {
    const permissions = this.#readOnly.has(path) ? { permissions: vscode.FilePermission.Readonly } : {};
    const times = { ctime: 0, mtime: 0 };
    if (path === '/') return { type: vscode.FileType.Directory, ...times, size: 0 };
    return { type: vscode.FileType.File, ...times, size: this.#read(path).length, ...permissions };
  }

  readFile({ path }: vscode.Uri): Uint8Array {
    return this.#read(path);
  }

  writeFile(uri: vscode.Uri, content: Uint8Array): void {
    if (this.#readOnly.has(uri.path)) throw vscode.FileSystemError.NoPermissions(uri);
    this.#texts.set(uri.path, content);
    this.#changed.fire([{ type: vscode.FileChangeType.Changed, uri }]);
  }

  readDirectory(): [string, vscode.FileType][] {
    return [...this.#texts.keys()].map((path) => [path.slice(1), vscode.FileType.File]);
  }

  watch = (): vscode.Disposable => new vscode.Disposable(() => undefined);
  createDirectory = (uri: vscode.Uri): void => refuse(uri);
  delete = (uri: vscode.Uri): void => refuse(uri);
  rename = (uri: vscode.Uri): void => refuse(uri);

  #read(path: string): Uint8Array {
    const text = this.#texts.get(path);
    if (text === undefined) throw vscode.FileSystemError.FileNotFound(path);
    return text;
  }
}

function refuse(uri: vscode.Uri): void {
  throw vscode.FileSystemError.NoPermissions(uri);
}
