import type { Answer, ConfigChecks } from '../condition.ts';
import { type ConfigResource, entriesOf, itemsOf, valueAt } from '../tree.ts';
import { holdsEncodedSecret } from './kept-secret.ts';

/** Whether a label that the selector of a workload wants is missing from its own pods. */
function selectorMismatch({ root }: ConfigResource): Answer {
  const labels = valueAt(root, 'spec', 'template', 'metadata', 'labels');
  if (labels?.kind !== 'map' || labels.isOpen) return { truth: undefined };
  const differs = entriesOf(valueAt(root, 'spec', 'selector', 'matchLabels')).some(({ key, value }) => {
    const label = labels.entries.get(key)?.value;
    if (value.kind !== 'scalar' || label?.kind === 'unknown') return false;
    return label?.kind !== 'scalar' || label.text !== value.text;
  });
  return { truth: differs };
}

/** The second of two variables of one name. */
function duplicateVariable({ root }: ConfigResource): Answer {
  const seen = new Set<string>();
  for (const item of itemsOf(valueAt(root, 'env'))) {
    const entry = item.kind === 'map' ? item.entries.get('name') : undefined;
    if (entry?.value.kind !== 'scalar') continue;
    if (seen.has(entry.value.text))
      return { truth: true, place: { state: 'found', node: entry.value, entry } };
    seen.add(entry.value.text);
  }
  return { truth: false };
}

/** Named tests of Kubernetes objects. */
export const kubernetesChecks: ConfigChecks = {
  'selector-mismatch': selectorMismatch,
  'duplicate-variable': duplicateVariable,
  'holds-encoded-secret': holdsEncodedSecret,
};
