/** Asks for an image, and reads it once it is known to be one that invoices take. */
import * as vscode from 'vscode';
import { lookLimits } from '../../../domain/invoicing/look/invoice-look.ts';
import { readLogo } from '../../../domain/invoicing/look/read-logo.ts';
import { fail, type Result, succeed } from '../../../domain/result.ts';
import type { Services } from '../../platform/services.ts';
import { describeLogoFault } from './logo-faults.ts';

/** In Base64, or a sentence why not; undefined where nothing was chosen. A file that is too large is not read. */
export async function chooseLogo({ t }: Pick<Services, 't'>): Promise<Result<string, string> | undefined> {
  const [file] =
    (await vscode.window.showOpenDialog({
      title: t('Choose Logo'),
      openLabel: t('Choose'),
      filters: { [t('Images')]: ['png', 'jpg', 'jpeg'] },
    })) ?? [];
  if (file === undefined) return undefined;
  const { size } = await vscode.workspace.fs.stat(file);
  if (size > lookLimits.logoBytes) return fail(describeLogoFault('too_large', t));
  const content = await vscode.workspace.fs.readFile(file);
  const read = readLogo(content);
  if (!read.ok) return fail(describeLogoFault(read.error, t));
  return succeed(Buffer.from(content).toString('base64'));
}
