/** Named tests of policy statements. */
import type { Answer, ConfigChecks } from '../condition.ts';
import { type ConfigNode, type ConfigResource, entriesOf, itemsOf, valueAt } from '../tree.ts';

/** Keys of conditions that say nothing of who asks: how, when and for what it is asked. */
const aboutRequest =
  /^(?:aws:(?:SecureTransport|UserAgent|Referer|CurrentTime|EpochTime|TokenIssueTime|RequestedRegion|MultiFactorAuth\w*|ViaAWSService)|s3:(?:prefix|delimiter|max-keys|x-amz-.{1,60}|VersionId|authType|signatureversion|TlsVersion|signatureAge)|sts:(?:ExternalId|RoleSessionName))$/i;

/** Values that every caller meets. */
const everyValue = /^(?:\*|\*:\*|0\.0\.0\.0\/0|::\/0|arn:aws:\*|arn:\*)$/;

function valuesOf(node: ConfigNode): readonly ConfigNode[] {
  return node.kind === 'list' ? itemsOf(node) : [node];
}

/** Whether a key of a condition keeps any caller out, as far as its values are known. */
function keepsOut(key: string, value: ConfigNode): boolean {
  if (aboutRequest.test(key)) return false;
  return !valuesOf(value).some((each) => each.kind === 'scalar' && everyValue.test(each.text));
}

/** Whether the conditions of a statement leave out nobody. */
function openToEvery({ root }: ConfigResource): Answer {
  const conditions = valueAt(root, 'Condition');
  if (conditions === undefined) return { truth: true };
  if (conditions.kind !== 'map' || conditions.isOpen) return { truth: false };
  const operators = entriesOf(conditions).map(({ value }) => value);
  if (operators.some((each) => each.kind !== 'map' || each.isOpen)) return { truth: false };
  return { truth: operators.flatMap(entriesOf).every(({ key, value }) => !keepsOut(key, value)) };
}

export const policyChecks: ConfigChecks = { 'open-to-every-caller': openToEvery };
