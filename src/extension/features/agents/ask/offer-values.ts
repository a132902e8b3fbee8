/** What this window can offer for fields of known names: found without running anything of the folder. */
import * as vscode from 'vscode';
import type { FormField, FormValues } from '../../../../../webviews/run/ask/ask-messages.ts';
import type { AskedForm } from '../../../../../webviews/run/host/ask/form-fields.ts';
import { offerChoices } from '../../../../../webviews/run/host/ask/known-fields.ts';
import type { Services } from '../../../platform/services.ts';
import { readSetting } from '../../../platform/settings.ts';
import { listCrews } from '../development/crew-files.ts';
import { listProposedChecks } from '../development/find-checks.ts';

export interface AskedPlace {
  readonly agent: string;
  readonly projectId: string;
  /** Of the project, where it is open in this window and trusted. */
  readonly folder: vscode.Uri | undefined;
}

const mostFiles = 5_000;

/** The form with what can be offered and, where the user would type it anyway, filled in. */
export async function offerValues(
  services: Services,
  form: AskedForm,
  { projectId, folder }: AskedPlace,
): Promise<AskedForm> {
  const has = (name: string) => form.fields.some(({ path }) => path === `/${name}`);
  const [checks, rules, crews] = await Promise.all([
    folder !== undefined && has('checks') ? listProposedChecks(folder) : [],
    has('rules') ? listRules(services, projectId) : [],
    folder !== undefined && has('crew') ? listCrews(folder) : [],
  ]);
  const offered = offerChoices(form, { checks, rules, crews });
  if (!has('advisories')) return offered;
  const values: FormValues = {
    ...offered.values,
    '/advisories': readSetting('vireo.dependencies.advisories'),
  };
  return { ...offered, values };
}

/** Those that something was found by. */
async function listRules({ backend }: Services, projectId: string): Promise<readonly string[]> {
  const query = { projectId, state: 'open' as const, limit: 500 };
  const { items } = await backend.ask((api, options) => api.listFindings({ ...options, query }));
  return [...new Set(items.map(({ ruleId }) => ruleId))].toSorted();
}

/** Files and folders of the project, of which the user picks; undefined where they turned away. */
export async function pickPaths(
  { t }: Services,
  folder: vscode.Uri,
  { title }: FormField,
): Promise<readonly string[] | undefined> {
  const found = vscode.workspace.findFiles(new vscode.RelativePattern(folder, '**/*'), undefined, mostFiles);
  const items = found.then((files) => {
    const paths = files.map((file) => relativeTo(folder, file));
    const folders = new Set(paths.flatMap((path) => parentsOf(path)));
    return [
      ...[...folders].toSorted().map((label) => ({ label, iconPath: vscode.ThemeIcon.Folder })),
      ...paths.toSorted().map((label) => ({ label, iconPath: vscode.ThemeIcon.File })),
    ];
  });
  const picked = await vscode.window.showQuickPick(items, {
    title,
    placeHolder: t('Which files and folders?'),
    canPickMany: true,
  });
  return picked?.map(({ label }) => label);
}

function relativeTo(folder: vscode.Uri, file: vscode.Uri): string {
  return file.path.slice(folder.path.length).replace(/^\//, '');
}

function parentsOf(path: string): readonly string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
