import assert from 'node:assert/strict';
import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver/node';
import { askReasonMessage, clientCommands, serverCommands } from '../../src/contract/lsp-messages.ts';
import { waitFor } from '../support/wait-for.ts';
import { LspClient } from './lsp-client.ts';
import { createTemporaryFolder } from './temporary-folder.ts';

const flawed = 'export function run() {\n  debugger;\n  return 1;\n}\n';
/** Two at once, the worse one below. */
const twice = `import { exec } from 'node:child_process';
import express from 'express';
express().get('/', (req) => {
  debugger;
  exec('ls ' + req.query.a);
});
`;
const both = { start: { line: 3, character: 0 }, end: { line: 5, character: 0 } };
const atFlaw = { start: { line: 1, character: 4 }, end: { line: 1, character: 4 } };

describe('language server, actions at a finding', () => {
  const folder = createTemporaryFolder();
  let client: LspClient;
  let reason: string | null = 'Needed while we debug the import';
  let applied: WorkspaceEdit | undefined;

  before(async () => {
    const initializationOptions = {
      findings: 'none',
      askReason: true,
      clientCommands: [clientCommands.explain],
    };
    client = await LspClient.start({ pull: true, folder: folder.path, initializationOptions });
    client.onRequest(askReasonMessage.method, () => ({ reason }));
    client.onRequest('workspace/applyEdit', (params) => {
      applied = (params as { edit: WorkspaceEdit }).edit;
      return { applied: true };
    });
  });
  after(async () => {
    await client.stop();
    folder.remove();
  });

  async function runCommand(action: CodeAction | undefined): Promise<void> {
    await client.connection.sendRequest('workspace/executeCommand', {
      command: action?.command?.command,
      arguments: action?.command?.arguments,
    });
  }

  it('offers a fix whose edit leaves nothing to find', async () => {
    const uri = await client.open('fix.ts', flawed);

    const [fix] = await client.codeActions(uri, atFlaw);
    assert.equal(fix?.kind, 'quickfix');
    assert.equal(fix.diagnostics?.[0]?.code, 'debugger-statement');
    await client.applyEdit(fix.edit ?? {});

    assert.deepEqual(await client.pull(uri), []);
  });

  it('mends first, the worst finding first, then explains, and sets aside last', async () => {
    const uri = await client.open('order.ts', twice);

    const titles = (await client.codeActions(uri, both)).map(({ title }) => title);

    const firstOf = (pattern: RegExp) => titles.findIndex((title) => pattern.test(title));
    assert.equal(firstOf(/^Run the program without a shell/), 0, titles.join('\n'));
    assert.equal(firstOf(/^Remove/), 1, titles.join('\n'));
    assert.ok(firstOf(/^Explain "Command injection/) < firstOf(/^Explain "Debugger/), titles.join('\n'));
    assert.ok(firstOf(/^Explain "Debugger/) < firstOf(/^Suppress/), titles.join('\n'));
  });

  it('offers actions of the diagnostics alone that the client names', async () => {
    const uri = await client.open('asked.ts', twice);
    const named = (await client.pull(uri)).filter(({ code }) => code === 'debugger-statement');
    assert.equal(named.length, 1);
    const titlesOf = async (diagnostics: Parameters<typeof client.codeActions>[3]) =>
      (await client.codeActions(uri, both, undefined, diagnostics)).map(({ title }) => title);

    const titles = await titlesOf(named);
    const withoutData = named.map(({ data: _data, ...diagnostic }) => diagnostic);
    const ofOthers = [
      { range: both, source: 'eslint', code: 'no-debugger', message: 'Unexpected debugger.' },
    ];

    assert.ok(
      titles.some((title) => /^Remove/.test(title)),
      titles.join('\n'),
    );
    assert.ok(!titles.some((title) => /Command injection/.test(title)), titles.join('\n'));
    assert.deepEqual(await titlesOf(withoutData), titles);
    assert.deepEqual(await titlesOf(ofOthers), []);
    assert.ok((await titlesOf([])).some((title) => /Command injection/.test(title)));
  });

  it('offers nothing away from findings', async () => {
    const uri = await client.open('away.ts', flawed);
    const away = { start: { line: 3, character: 0 }, end: { line: 3, character: 0 } };

    assert.deepEqual(await client.codeActions(uri, away), []);
  });

  it('suppresses a finding with the reason that the client gives', async () => {
    const uri = await client.open('suppress.ts', flawed);
    const actions = await client.codeActions(uri, atFlaw);

    await runCommand(actions.find(({ command }) => command?.command === serverCommands.suppress));
    await waitFor(() => applied !== undefined, 'the edit');
    await client.applyEdit(applied ?? {});

    assert.match(
      client.document(uri).getText(),
      /ignore\[debugger-statement\].*Needed while we debug the import/,
    );
    assert.deepEqual(await client.pull(uri), []);
  });

  /** What is offered where a word first stands. */
  async function actionsAt(uri: string, word: string): Promise<CodeAction[]> {
    const document = client.document(uri);
    const at = document.positionAt(document.getText().indexOf(word));
    return await client.codeActions(uri, { start: at, end: at });
  }

  const commandsOf = (actions: readonly CodeAction[]) => actions.map(({ command }) => command?.command);

  it('suppresses by a comment that is one among the children of JSX', async () => {
    applied = undefined;
    const text = 'export const A = (q: number) => (\n  <ul>\n    <b>{q === NaN}</b>\n  </ul>\n);\n';
    const uri = await client.open('markup.tsx', text, 'typescriptreact');
    const actions = await actionsAt(uri, 'q === NaN');

    await runCommand(actions.find(({ command }) => command?.command === serverCommands.suppress));
    await waitFor(() => applied !== undefined, 'the edit');
    await client.applyEdit(applied ?? {});

    assert.match(
      client.document(uri).getText(),
      /<ul>\n {4}\{\/\* vireo: ignore\[nan-comparison\] .* \*\/\}\n {4}<b>/,
    );
    assert.deepEqual(await client.pull(uri), []);
  });

  it('offers file and workspace alone where no comment can stand, and says so when it is asked all the same', async () => {
    applied = undefined;
    const told: unknown[] = [];
    client.connection.onNotification('window/showMessage', (params) => void told.push(params));
    const text = 'export const a = (q: number) => `\n${q === NaN}\n${q === NaN}\n`;\n';
    const uri = await client.open('template.ts', text);
    const [found] = await client.pull(uri);
    const offered = commandsOf(await actionsAt(uri, 'q === NaN'));

    const { fingerprint } = (found?.data ?? {}) as { fingerprint?: string };
    await client.connection.sendRequest('workspace/executeCommand', {
      command: serverCommands.suppress,
      arguments: [{ uri, fingerprint }],
    });
    await waitFor(() => told.length > 0, 'the message');

    assert.ok(offered.includes(serverCommands.suppressInFile));
    assert.ok(offered.includes(serverCommands.suppressInWorkspace));
    assert.ok(!offered.includes(serverCommands.suppress));
    assert.match(JSON.stringify(told), /No comment can stand here/);
    assert.equal(applied, undefined);
  });

  it('writes nothing when the user gives no reason', async () => {
    applied = undefined;
    reason = null;
    const uri = await client.open('no-reason.ts', flawed);
    const actions = await client.codeActions(uri, atFlaw);

    await runCommand(actions.find(({ command }) => command?.command === serverCommands.suppress));

    assert.equal(applied, undefined);
  });

  it('survives a command with arguments that are none', async () => {
    await client.connection.sendRequest('workspace/executeCommand', {
      command: serverCommands.suppress,
      arguments: [7],
    });

    const uri = await client.open('survives.ts', flawed);
    assert.equal((await client.pull(uri)).length, 1);
  });

  it('explains a finding on hover, and only there', async () => {
    const uri = await client.open('hover.ts', flawed);

    const on = await client.hover(uri, 1, 4);
    const off = await client.hover(uri, 3, 0);

    const [found] = await client.pull(uri);
    assert.match(JSON.stringify(on?.contents), /How to fix/);
    assert.ok(found !== undefined && !JSON.stringify(on?.contents).includes(String(found.message)));
    assert.equal(off, null);
  });
});

describe('language server, a client without commands of its own', () => {
  const folder = createTemporaryFolder();
  let client: LspClient;

  before(async () => {
    client = await LspClient.start({ pull: true, folder: folder.path });
  });
  after(async () => {
    await client.stop();
    folder.remove();
  });

  it('is offered what the server does alone, with reasons to choose from', async () => {
    let asked: unknown;
    let applied: WorkspaceEdit | undefined;
    client.onRequest('window/showMessageRequest', (params) => {
      asked = params;
      return { title: 'False positive' };
    });
    client.onRequest('workspace/applyEdit', (params) => {
      applied = (params as { edit: WorkspaceEdit }).edit;
      return { applied: true };
    });
    const uri = await client.open('a.ts', flawed);

    const actions = await client.codeActions(uri, atFlaw);
    const commands = actions.flatMap(({ command }) => (command === undefined ? [] : [command]));
    await client.connection.sendRequest('workspace/executeCommand', commands[1]);
    await waitFor(() => applied !== undefined, 'the edit');
    await client.applyEdit(applied ?? {});

    assert.deepEqual(
      commands.map(({ command }) => command),
      [
        serverCommands.fixAllInWorkspace,
        serverCommands.suppress,
        serverCommands.suppressInFile,
        serverCommands.suppressInWorkspace,
      ],
    );
    assert.match(JSON.stringify(asked), /False positive/);
    assert.deepEqual(await client.pull(uri), []);
  });
});
