/**
 * Draws a page of Markdown (a report, the health of a project) as the editor's preview would, with one thing more:
 * the places that it names open. The preview itself follows no link out of a page that is no file. Its own bundle.
 */
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import { createNonce } from '../../../contract/webview/page.ts';
import type { Services } from '../../platform/services.ts';
import { findPlaces, linkPlaces, type NamedPlace } from './link-places.ts';
import { pageStyle } from './page-style.ts';

/** A page that names more files than this is a list of files: its first ones are looked for. */
const lookedForAtMost = 2_000;

export async function drawPage(
  services: Services,
  { uri, text }: { readonly uri: vscode.Uri; readonly text: string },
): Promise<string> {
  const html = await vscode.commands.executeCommand<string>('markdown.api.render', text);
  const folder = await findFolder(services, uri);
  return wrap(folder === undefined ? html : await linkFiles(html, vscode.Uri.file(folder)));
}

/** Where the files lie that a page names: the folder of the project that it is of. */
async function findFolder({ backend, records, log }: Services, uri: vscode.Uri): Promise<string | undefined> {
  const id = uri.query;
  try {
    if (uri.scheme !== 'vireo-health' && uri.scheme !== 'vireo-report') return undefined;
    const projectId =
      uri.scheme === 'vireo-health'
        ? id
        : (await backend.ask((api, options) => api.getRequest({ ...options, path: { id } }))).projectId;
    return (await records.load()).projects.get(projectId)?.folder ?? undefined;
  } catch (error) {
    log.warn(`The page has no links: ${String(error)}`);
    return undefined;
  }
}

async function linkFiles(html: string, folder: vscode.Uri): Promise<string> {
  const paths = new Set(findPlaces(html).map(({ path }) => path));
  const asked = [...paths].slice(0, lookedForAtMost);
  const there = await Promise.all(asked.map((path) => isFile(vscode.Uri.joinPath(folder, path))));
  const files = new Set(asked.filter((_, index) => there[index]));
  return linkPlaces(html, (place) => (files.has(place.path) ? addressOf(folder, place) : undefined));
}

function addressOf(folder: vscode.Uri, { path, line }: NamedPlace): string {
  const place = {
    uri: vscode.Uri.joinPath(folder, path).toString(),
    ...(line === undefined ? {} : { line }),
  };
  return `command:vireo.openPlace?${encodeURIComponent(JSON.stringify([place]))}`;
}

async function isFile(uri: vscode.Uri): Promise<boolean> {
  try {
    return (await vscode.workspace.fs.stat(uri)).type === vscode.FileType.File;
  } catch {
    // A name of something else, or a file that is gone since.
    return false;
  }
}

/** No script runs in it, and nothing is loaded. */
function wrap(body: string): string {
  const nonce = createNonce(randomBytes(16));
  return `<!doctype html>
<html lang="${vscode.env.language.replace(/[^\w-]/g, '')}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style nonce="${nonce}">${pageStyle}</style>
</head>
<body><main>${body}</main></body>
</html>`;
}
