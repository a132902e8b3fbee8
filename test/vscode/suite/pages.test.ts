/** Pages that a command opens, and what they write. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { samplePng } from '../../../src/backend/testing/sample-images.ts';
import { editorPorts } from '../../../src/extension/platform/pages/editor-ports.ts';
import type { Services } from '../../../src/extension/platform/services.ts';
import { systemClock } from '../../../src/extension/platform/ticker.ts';
import { saveCsvFile } from '../../../src/pages/files/save-csv-file.ts';
import type { ListedFinding } from '../../../src/pages/findings/listed-finding.ts';
import { chooseLogo } from '../../../webviews/look/host/choose-logo.ts';
import { pickExported } from '../../../webviews/scanner/host/pick-exported.ts';
import { saveExport } from '../../../webviews/scanner/host/save-export.ts';
import { waitFor, whenReady } from './support/records.ts';

const t = vscode.l10n.t;
/** Of what these need. */
const ports = editorPorts({ clock: systemClock, t } as unknown as Services);

function listed(key: string, state: ListedFinding['state'] = 'open'): ListedFinding {
  return {
    ...{ key, uri: 'file:///w/src/db.ts', path: 'src/db.ts', ruleId: 'sql-injection', fingerprint: key },
    title: 'SQL injection',
    message: 'SQL from user input.',
    shown: { title: 'SQL injection', rule: 'SQL injection', message: 'SQL from user input.' },
    severity: 'high',
    evidence: null,
    category: 'security',
    cwe: [89],
    range: { startLine: 41, startColumn: 2, endLine: 41, endColumn: 20 },
    live: true,
    fixable: false,
    state,
    reason: null,
    isNew: undefined,
    assignee: null,
    assigneeName: undefined,
    commentCount: 0,
    sources: ['Vireo'],
    onRecord: undefined,
    recordIds: [],
    records: [],
    foundAt: undefined,
    isGone: false,
    isTyped: false,
    decidedAt: null,
    resolvedAt: null,
    isWholeFile: false,
    isForeign: false,
  };
}

for (const [page, command, type] of [
  ['the Stack page', 'vireo.showStack', 'vireo.stack'],
  ['the page Models and Spending', 'vireo.openModels', 'vireo.models'],
  ['the page Goals and Check-ins', 'vireo.openGoals', 'vireo.goals'],
  ['the page Members & Keys', 'vireo.openMembers', 'vireo.members'],
  ['the Invoices page', 'vireo.openInvoices', 'vireo.money'],
  ['the coach in a tab', 'vireo.openCoachInEditor', 'vireo.coachPanel'],
  ['the Invoice Look page', 'vireo.editInvoiceLook', 'vireo.look'],
] as const) {
  describe(page, () => {
    before(whenReady);

    it('is opened by its command, and there is one', async () => {
      await vscode.commands.executeCommand(command);
      await vscode.commands.executeCommand(command);

      const panels = await waitFor('the page', () => {
        const shown = vscode.window.tabGroups.all
          .flatMap(({ tabs }) => tabs)
          .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith(type));
        return shown.length > 0 ? shown : undefined;
      });
      assert.equal(panels.length, 1);
    });
  });
}

describe('a logo that is chosen', () => {
  const { showOpenDialog } = vscode.window;
  afterEach(() => {
    Object.assign(vscode.window, { showOpenDialog });
  });

  for (const [what, content, expected] of [
    ['a PNG', samplePng(), { ok: true, value: samplePng().toString('base64') }],
    ['20 MB', Buffer.alloc(20 * 1024 * 1024), /^The file is larger than 1 MB\. Choose a PNG or JPEG/],
    ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), /^The file is neither PNG nor JPEG\./],
  ] as const) {
    it(`is read where it is one: ${what}`, async () => {
      const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? assert.fail('a folder is open');
      const file = vscode.Uri.joinPath(folder, 'logo.png');
      await vscode.workspace.fs.writeFile(file, content);
      Object.assign(vscode.window, { showOpenDialog: async () => [file] });

      const chosen = await chooseLogo(ports);

      await vscode.workspace.fs.delete(file);
      if (!(expected instanceof RegExp)) assert.deepEqual(chosen, expected);
      else assert.match(chosen?.ok === false ? chosen.error : '', expected);
    });
  }
});

describe('a report as separated values', () => {
  const { showSaveDialog, showInformationMessage } = vscode.window;
  afterEach(() => {
    Object.assign(vscode.window, { showSaveDialog, showInformationMessage });
  });

  it('is asked for once its place is known, and written there', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? assert.fail('a folder is open');
    const place = vscode.Uri.joinPath(folder, 'vat.csv');
    const said: string[] = [];
    let asked = 0;
    const file = { name: 'vat.csv', text: async () => `rate\r\n${++asked}\r\n` };
    Object.assign(vscode.window, { showInformationMessage: async (text: string) => void said.push(text) });

    Object.assign(vscode.window, { showSaveDialog: async () => undefined });
    await saveCsvFile(ports, file);
    Object.assign(vscode.window, {
      showSaveDialog: async ({ defaultUri }: vscode.SaveDialogOptions) => defaultUri,
    });
    await saveCsvFile(ports, file);
    const written = String(await vscode.workspace.fs.readFile(place));
    await vscode.workspace.fs.delete(place);

    assert.equal(written, 'rate\r\n1\r\n');
    assert.deepEqual(said, ['The report was written to vat.csv.']);
  });
});

describe('a row of the Findings view', () => {
  const { showInputBox, showQuickPick } = vscode.window;
  afterEach(() => {
    Object.assign(vscode.window, { showInputBox, showQuickPick });
  });

  it('is set aside in .vireo.yml, with a word why, where no comment can stand', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? assert.fail('a folder is open');
    const file = vscode.Uri.joinPath(folder, 'template.ts');
    const settings = vscode.Uri.joinPath(folder, '.vireo.yml');
    const text = 'export const a = (q: number) => `\n${q === NaN}\n${q === NaN}\n`;\n';
    await vscode.workspace.fs.writeFile(file, Buffer.from(text));
    await vscode.window.showTextDocument(file);
    const squiggle = await waitFor('the squiggle', () =>
      vscode.languages.getDiagnostics(file).find(({ source }) => source?.startsWith('Vireo')),
    );
    const { fingerprint } = (squiggle as { data?: { fingerprint?: string } }).data ?? {};
    const range = { startLine: 1, startColumn: 0, endLine: 1, endColumn: 1 };
    const row = { ...listed(`${file}#${fingerprint}`), uri: file.toString(), fingerprint, range };
    const asked: unknown[] = [];
    Object.assign(vscode.window, {
      showQuickPick: async (
        items: readonly vscode.QuickPickItem[],
        { placeHolder }: vscode.QuickPickOptions,
      ) => {
        asked.push(placeHolder, ...items.map(({ label }) => label));
        return items[0];
      },
      showInputBox: async ({ prompt }: vscode.InputBoxOptions) => {
        asked.push(prompt);
        return 'only a demo';
      },
    });

    await vscode.commands.executeCommand('vireo.suppressFinding', { type: 'finding', finding: row });

    const written = await waitFor('the settings to be saved', async () => {
      const read = await vscode.workspace.fs.readFile(settings).then(String, () => '');
      return read === '' ? undefined : read;
    });
    await vscode.workspace.fs.delete(settings);
    await vscode.workspace.fs.delete(file);
    assert.deepEqual(asked, [
      'A comment isn’t possible here. Where does .vireo.yml suppress the finding?',
      'In this file',
      'In the whole workspace',
      'Suppress in this file: writes the rule with this reason into .vireo.yml.',
    ]);
    assert.match(written, /rule: nan-comparison[\s\S]*template\.ts[\s\S]*only a demo/);
  });
});

describe('an export of the Scanner page', () => {
  const { showQuickPick, showSaveDialog } = vscode.window;
  const all = [listed('a'), listed('b', 'dismissed'), listed('c')];
  const shown = all.filter(({ state }) => state === 'open');
  let offered: readonly vscode.QuickPickItem[];

  const choose = (index: number): void => {
    offered = [];
    Object.assign(vscode.window, {
      showQuickPick: async (items: readonly vscode.QuickPickItem[]) => {
        offered = items;
        return items[index];
      },
    });
  };

  afterEach(() => {
    Object.assign(vscode.window, { showQuickPick, showSaveDialog });
  });

  it('asks whether it is what the table lists or all, and how many each is', async () => {
    choose(0);
    assert.deepEqual(await pickExported(ports, { listed: shown, all }), shown);
    assert.deepEqual(
      offered.map(({ label, detail }) => [label, detail]),
      [
        ['What the table lists: 2 of 3 findings', 'Its filter leaves out 1.'],
        ['All 3 findings', 'Those that are dismissed or resolved, too.'],
      ],
    );
    choose(1);
    assert.deepEqual(await pickExported(ports, { listed: shown, all }), all);
    choose(2);
    assert.equal(await pickExported(ports, { listed: shown, all }), undefined);
  });

  it('asks nothing where the table lists all', async () => {
    choose(0);

    assert.deepEqual(await pickExported(ports, { listed: all, all }), all);
    assert.deepEqual(offered, []);
  });

  it('says how many of how many it wrote, and why', async () => {
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? assert.fail('a folder is open');
    const file = vscode.Uri.joinPath(folder, 'export.json');
    Object.assign(vscode.window, { showSaveDialog: async () => file });
    const target = { format: 'json', title: 'demo', folder: String(folder), total: all.length } as const;

    const part = await saveExport(ports, shown, target);
    const whole = await saveExport(ports, all, target);
    const written = JSON.parse(String(await vscode.workspace.fs.readFile(file)));
    await vscode.workspace.fs.delete(file);

    assert.equal(part, '2 of 3 findings, as the table is filtered, were written to export.json.');
    assert.equal(whole, '3 findings were written to export.json.');
    assert.equal(written.findings.length, 3);
  });
});
