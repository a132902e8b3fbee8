/** Asks for an image, and reads it once it is known to be one that invoices take. */
import * as vscode from 'vscode';
import { lookLimits } from '../../../domain/invoicing/look/invoice-look.ts';
import { type LogoFault, readLogo } from '../../../domain/invoicing/look/read-logo.ts';
import { fail, type Result, succeed } from '../../../domain/result.ts';
import type { Services } from '../../platform/services.ts';
import type { Translate } from '../../platform/words.ts';

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

/** What is wrong with the file, and which one to choose. */
export function describeLogoFault(fault: LogoFault, t: Translate): string {
  switch (fault) {
    case 'too_large':
      return t(
        'The file is larger than 1 MB. Choose a PNG or JPEG of at most 1 MB and 4,000 × 4,000 pixels.',
      );
    case 'not_image':
      return t(
        'The file is neither PNG nor JPEG. Choose a PNG or JPEG of at most 1 MB and 4,000 × 4,000 pixels.',
      );
    case 'damaged':
      return t('The file is damaged or cut off. Export it again as PNG or JPEG.');
    case 'too_many_pixels':
      return t('The image has more than 4,000 × 4,000 pixels. Make it smaller.');
    case 'cmyk':
      return t('The image has CMYK colours. Export it as RGB.');
  }
}
