/** Asks for an image, and reads it once it is known to be one that invoices take. */
import { lookLimits } from '../../../src/domain/invoicing/look/invoice-look.ts';
import { readLogo } from '../../../src/domain/invoicing/look/read-logo.ts';
import { fail, type Result, succeed } from '../../../src/domain/result.ts';
import { toBase64 } from '../../../src/pages/files/base64.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';
import { describeLogoFault } from './logo-faults.ts';

/** In Base64, or a sentence why not; undefined where nothing was chosen. A file that is too large is not read. */
export async function chooseLogo({
  chooseFile,
  t,
}: Pick<PagePorts, 'chooseFile' | 't'>): Promise<Result<string, string> | undefined> {
  const file = await chooseFile({
    title: t('Choose Logo'),
    act: t('Choose'),
    filters: { [t('Images')]: ['png', 'jpg', 'jpeg'] },
  });
  if (file === undefined) return undefined;
  if (file.sizeBytes > lookLimits.logoBytes) return fail(describeLogoFault('too_large', t));
  const content = await file.read();
  const read = readLogo(content);
  if (!read.ok) return fail(describeLogoFault(read.error, t));
  return succeed(toBase64(content));
}
