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
    t(
      'Scans and agents run on this machine. Of linked folders the server gets, and may ask for at any time:',
    ),
    t('• findings, reports and lines of files, with secrets masked'),
    t('• names and versions of dependencies, and languages'),
    t('• branch, hashes of commits (up to 200) and the address of the remote'),
    t('• of runs: steps, documents, changes to approve, pushes, and what they ask its models'),
    t('• the name of this machine'),
    t('The path of the folder is taken out. You are asked once.'),
  ].join('\n');
  const question = t('Link a folder of this machine to a project of the server?');
  const chosen = await vscode.window.showInformationMessage(question, { modal: true, detail }, link);
  if (chosen !== link) return false;
  await context.globalState.update(agreedKey, [...agreed, account]);
  return true;
}
