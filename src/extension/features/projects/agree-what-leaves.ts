/** On a server's projects: what of a folder leaves this machine once it is linked, shown before the first one. */
import * as vscode from 'vscode';
import { chosenAccount } from '../../platform/practice/data-directory.ts';
import type { Services } from '../../platform/services.ts';

const agreedKey = 'vireo.whatLeaves.agreed';

/** Asks once for each account. Records on this machine send nothing anywhere: nothing is asked. */
export async function agreeWhatLeaves({ context, t }: Services): Promise<boolean> {
  const account = chosenAccount(context);
  if (account === undefined) return true;
  const agreed = context.globalState.get<readonly string[]>(agreedKey, []);
  if (agreed.includes(account)) return true;
  const link = t('Link This Folder');
  const detail = [
    t('Scans and agents that you ask for run on this machine. Of linked folders the server gets:'),
    t('• findings, with the lines that a report shows'),
    t('• reports, documents and the steps of a run'),
    t('• changes that are to be approved'),
    t('• what a run asks a model of the server'),
    t('Secrets are masked. No other file, no path and no environment variable is sent. You are asked once.'),
  ].join('\n');
  const question = t('Link a folder of this machine to a project of the server?');
  const chosen = await vscode.window.showInformationMessage(question, { modal: true, detail }, link);
  if (chosen !== link) return false;
  await context.globalState.update(agreedKey, [...agreed, account]);
  return true;
}
