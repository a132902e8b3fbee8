/** The file of an import, read and decoded. */
import * as vscode from 'vscode';
import { decodeFile } from '../../../contract/decode-file.ts';
import type { Services } from '../services.ts';

export interface TimeFile {
  /** Undefined for text that is in no file. */
  readonly uri?: vscode.Uri;
  readonly name: string;
  readonly text: string;
}

/** What the backend takes in one request, less what JSON adds. */
const mostBytes = 48 * 1024 * 1024;

export async function chooseFile({ t }: Services, given?: vscode.Uri): Promise<TimeFile | undefined> {
  const uri = given ?? (await askFile(t));
  if (uri === undefined) return undefined;
  return await readChosen({ t }, uri, {
    mostBytes,
    tooLarge: (name) => t('{0} is larger than 48 MB: export a shorter period.', name),
  });
}

interface Limit {
  readonly mostBytes: number;
  readonly tooLarge: (name: string) => string;
}

/** Undefined where it is larger than that, which is said. */
export async function readChosen(
  { t }: Pick<Services, 't'>,
  uri: vscode.Uri,
  limit: Limit,
): Promise<TimeFile | undefined> {
  const name = uri.path.split('/').at(-1) ?? '';
  const { size } = await vscode.workspace.fs.stat(uri);
  if (size > limit.mostBytes) {
    vscode.window.showWarningMessage(limit.tooLarge(name));
    return undefined;
  }
  const bytes = await vscode.workspace.fs.readFile(uri);
  const { text, encoding } = decodeFile(bytes, (label, options) =>
    new TextDecoder(label, options).decode(bytes),
  );
  if (encoding === 'windows-1252') {
    vscode.window.showInformationMessage(
      t('{0} is not UTF-8 and was read as Windows-1252: look at its umlauts in the preview.', name),
    );
  }
  return { name, text, uri };
}

async function askFile(t: Services['t']): Promise<vscode.Uri | undefined> {
  const [uri] =
    (await vscode.window.showOpenDialog({
      title: t('Import Time'),
      openLabel: t('Preview'),
      filters: { [t('Reports of time trackers')]: ['csv', 'json', 'ics', 'txt'], [t('All files')]: ['*'] },
    })) ?? [];
  return uri;
}
