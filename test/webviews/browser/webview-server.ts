/** Serves the built pages, each in the shipped shell under its policy: one server for all files of a mocha. */

import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import path from 'node:path';
import { projectRoot } from '../../../scripts/paths.ts';
import type { Page as PageView } from '../../../src/contract/webview/define-page.ts';
import { createNonce, renderPage } from '../../../src/contract/webview/page.ts';
import { pickTranslations } from '../../../src/contract/webview/words/word-table.ts';
import * as pages from '../../../webviews/pages.generated.ts';

/** What the editor translates by. */
const catalogues: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  de: JSON.parse(readFileSync(path.join(projectRoot, 'l10n/bundle.l10n.de.json'), 'utf8')),
};

let started: Promise<Server> | undefined;

/** Origin of the server. */
export async function startWebviewServer(): Promise<string> {
  started ??= listen();
  const address = (await started).address();
  return `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
}

export async function stopWebviewServer(): Promise<void> {
  const server = await started;
  started = undefined;
  server?.closeAllConnections();
  server?.close();
}

async function listen(): Promise<Server> {
  const files = await collectFiles();
  const server = createServer((request, response) => answer(request, response, files));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

type Files = ReadonlyMap<string, Uint8Array>;

function answer(request: IncomingMessage, response: ServerResponse, files: Files): void {
  const origin = `http://${request.headers.host}`;
  const address = new URL(request.url ?? '/', origin);
  const view = Object.values(pages).find(({ name }) => address.pathname === `/${name}`);
  const body = view ? renderView(view, address, files) : files.get(address.pathname);
  response.writeHead(body === undefined ? 404 : 200, {
    'content-type': typeOf(address.pathname),
    // The next page takes the scripts as they were compiled for the last.
    ...(view ? {} : { 'cache-control': 'max-age=3600' }),
  });
  // An empty 404 is a failure to a Chromium with a window.
  response.end(body ?? 'not found');
}

function renderView(view: PageView, { origin, searchParams }: URL, files: Files): string {
  const { name, rootElement, hasImages = false, words, layout } = view;
  const language = searchParams.get('language') ?? 'en';
  return renderPage({
    title: name,
    hasImages,
    rootElement,
    cspSource: origin,
    nonce: createNonce(randomBytes(16)),
    scriptUri: searchParams.has('scripts') ? `${origin}/never-comes` : `${origin}/${name}.js`,
    skeleton: { name, layout, title: name, loading: `Loading ${name}` },
    styles: new TextDecoder().decode(files.get(`/${name}.css`)),
    styleUris: [`${origin}/theme.css`],
    codiconUri: `${origin}/codicon.ttf`,
    language,
    words: pickTranslations(words, catalogues[language]),
  });
}

/** As they were built for the suite. */
async function collectFiles(): Promise<Files> {
  const read = async (file: string) => await readFile(path.join(projectRoot, file));
  const folder = 'dist/webviews';
  const built = (await readdir(path.join(projectRoot, folder))).filter((file) => /\.(js|css)$/.test(file));
  return new Map([
    ...(await Promise.all(built.map(async (file) => [`/${file}`, await read(`${folder}/${file}`)] as const))),
    ['/theme.css', await read('test/fixtures/themes/theme.css')],
    ['/codicon.ttf', await read('node_modules/@vscode/codicons/dist/codicon.ttf')],
  ]);
}

function typeOf(pathname: string): string {
  const types: Readonly<Record<string, string>> = {
    '.js': 'text/javascript',
    '.css': 'text/css',
    '.ttf': 'font/ttf',
  };
  return types[path.extname(pathname)] ?? 'text/html; charset=utf-8';
}
