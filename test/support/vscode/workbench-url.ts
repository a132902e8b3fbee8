/** The address at which code-server opens a folder, with an extension under development if wanted. */

export interface Workbench {
  /** Or the file of a workspace of several. */
  readonly folder: string;
  readonly openFile?: string;
  readonly development?: {
    readonly extension: string;
    readonly tests: string;
    readonly environment: Readonly<Record<string, string>>;
  };
}

export function workbenchUrl(serverUrl: string, { folder, openFile, development }: Workbench): string {
  const url = new URL('/', serverUrl);
  const remote = (file: string) => `vscode-remote://${url.host}${encodeURI(file)}`;
  const payload: [string, string][] = [];
  if (development !== undefined) {
    payload.push(['extensionDevelopmentPath', remote(development.extension)]);
    if (development.tests !== undefined) payload.push(['extensionTestsPath', remote(development.tests)]);
    payload.push(['extensionEnvironment', JSON.stringify(development.environment)]);
  }
  if (openFile !== undefined) payload.push(['openFile', remote(openFile)]);
  url.searchParams.set(folder.endsWith('.code-workspace') ? 'workspace' : 'folder', folder);
  if (payload.length > 0) url.searchParams.set('payload', JSON.stringify(payload));
  return url.href;
}
