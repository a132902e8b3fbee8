/** Finds classes that are asked about an unknown host and let every one pass. */
import { reportSpan } from '../../draft.ts';
import type { FileContext } from '../../file-context.ts';
import { namesTextOf } from '../../syntax/code-text.ts';
import { F, K } from '../../syntax/kinds.ts';
import { childBy } from '../../syntax/read.ts';
import type { Check, ReportHit } from '../check.ts';

const asks = 'missing_host_key';

function silentPolicy({ resolver, syntax }: FileContext, node: number, report: ReportHit): void {
  if (!/^paramiko\.(?:client\.)?MissingHostKeyPolicy$/.test(resolver.baseName(node) ?? '')) return;
  const method = resolver.classInfo(node).methods.get(asks);
  if (method === undefined || /\braise\b|\bsuper\(/.test(namesTextOf(syntax, method))) return;
  report({ ...reportSpan(syntax, childBy(syntax, method, F.name)), values: { name: asks } });
}

export const hostKeyChecks: readonly Check[] = [
  {
    name: 'silent-host-key-policy',
    families: ['python'],
    scope: 'file',
    kinds: [K.class],
    run: silentPolicy,
  },
];
