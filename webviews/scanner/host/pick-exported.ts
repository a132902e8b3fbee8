/** Which findings are exported, asked where the page's table leaves some out: nobody is to take a part for all. */

import type { ListedFinding } from '../../../src/pages/findings/listed-finding.ts';
import type { PagePorts } from '../../../src/pages/page-ports.ts';

export interface Exportable {
  /** As the table lists them, filtered and in its order. */
  readonly listed: readonly ListedFinding[];
  readonly all: readonly ListedFinding[];
}

/** Undefined where the user turned away. */
export async function pickExported(
  { ask, t }: Pick<PagePorts, 'ask' | 't'>,
  { listed, all }: Exportable,
): Promise<readonly ListedFinding[] | undefined> {
  if (listed.length === all.length) return all;
  const items = [
    {
      label: t('What the table lists: {0} of {1} findings', listed.length, all.length),
      detail: t('Its filter leaves out {0}.', all.length - listed.length),
      value: listed,
    },
    {
      label: t('All {0} findings', all.length),
      detail: t('Those that are dismissed or resolved, too.'),
      value: all,
    },
  ];
  const placeholder = t('Which findings are exported?');
  return await ask({ kind: 'pick', title: t('Export findings'), placeholder, items });
}
