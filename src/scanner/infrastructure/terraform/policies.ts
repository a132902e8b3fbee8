/**
 * IAM policies, however they are written (a JSON text, `jsonencode`, an `aws_iam_policy_document`), as one resource a
 * statement: type `policy-statement`, in one form, so that rules about them are data.
 */
import {
  type ConfigNode,
  type ConfigResource,
  entriesOf,
  type ListNode,
  type MapEntry,
  type MapNode,
  scalarNode,
  syntheticMap,
  valueAt,
} from '../tree.ts';
import { readJson } from './json-text.ts';
import { writtenParts } from './written.ts';

/** What a policy is attached to. */
export type PolicyKind = 'identity' | 'trust' | 'resource' | 'boundary' | 'unattached';

/** Arguments that hold a policy, by resource type; nested ones with dots. */
const places: Readonly<Record<string, Readonly<Record<string, PolicyKind>>>> = {
  aws_iam_policy: { policy: 'identity' },
  aws_iam_role_policy: { policy: 'identity' },
  aws_iam_user_policy: { policy: 'identity' },
  aws_iam_group_policy: { policy: 'identity' },
  aws_iam_role: { assume_role_policy: 'trust', 'inline_policy.policy': 'identity' },
  aws_ssoadmin_permission_set_inline_policy: { inline_policy: 'identity' },
  aws_s3_bucket: { policy: 'resource' },
  aws_s3_bucket_policy: { policy: 'resource' },
  aws_s3_access_point: { policy: 'resource' },
  aws_s3control_access_point_policy: { policy: 'resource' },
  aws_sqs_queue: { policy: 'resource' },
  aws_sqs_queue_policy: { policy: 'resource' },
  aws_sns_topic: { policy: 'resource' },
  aws_sns_topic_policy: { policy: 'resource' },
  aws_kms_key: { policy: 'resource' },
  aws_kms_key_policy: { policy: 'resource' },
  aws_kms_external_key: { policy: 'resource' },
  aws_kms_replica_key: { policy: 'resource' },
  aws_secretsmanager_secret: { policy: 'resource' },
  aws_secretsmanager_secret_policy: { policy: 'resource' },
  aws_ecr_repository_policy: { policy: 'resource' },
  aws_ecr_registry_policy: { policy: 'resource' },
  aws_elasticsearch_domain: { access_policies: 'resource' },
  aws_elasticsearch_domain_policy: { access_policies: 'resource' },
  aws_opensearch_domain: { access_policies: 'resource' },
  aws_opensearch_domain_policy: { access_policies: 'resource' },
  aws_glacier_vault: { access_policy: 'resource' },
  aws_efs_file_system_policy: { policy: 'resource' },
  aws_backup_vault_policy: { policy: 'resource' },
  aws_api_gateway_rest_api: { policy: 'resource' },
  aws_api_gateway_rest_api_policy: { policy: 'resource' },
  aws_vpc_endpoint: { policy: 'boundary' },
  aws_vpc_endpoint_policy: { policy: 'boundary' },
  aws_cloudwatch_log_resource_policy: { policy_document: 'resource' },
  aws_cloudwatch_event_bus_policy: { policy: 'resource' },
  aws_codeartifact_domain_permissions_policy: { policy_document: 'resource' },
  aws_codeartifact_repository_permissions_policy: { policy_document: 'resource' },
  aws_glue_resource_policy: { policy: 'resource' },
  aws_dynamodb_resource_policy: { policy: 'resource' },
  aws_kinesis_resource_policy: { policy: 'resource' },
  aws_media_store_container_policy: { policy: 'resource' },
  aws_ecrpublic_repository_policy: { policy: 'resource' },
  aws_glacier_vault_lock: { policy: 'resource' },
  aws_s3control_bucket_policy: { policy: 'resource' },
  aws_s3control_multi_region_access_point_policy: { 'details.policy': 'resource' },
  aws_s3_directory_bucket_policy: { policy: 'resource' },
  aws_s3tables_table_policy: { resource_policy: 'resource' },
  aws_s3tables_table_bucket_policy: { resource_policy: 'resource' },
  aws_msk_cluster_policy: { policy: 'resource' },
  aws_acmpca_policy: { policy: 'resource' },
  aws_ses_identity_policy: { policy: 'resource' },
  aws_sesv2_email_identity_policy: { policy: 'resource' },
  aws_networkfirewall_resource_policy: { policy: 'resource' },
  aws_cloudwatch_log_destination_policy: { access_policy: 'resource' },
  aws_redshift_resource_policy: { policy: 'resource' },
  aws_redshiftserverless_resource_policy: { policy: 'resource' },
  aws_vpclattice_auth_policy: { policy: 'resource' },
  aws_vpclattice_resource_policy: { policy: 'resource' },
  aws_organizations_resource_policy: { content: 'resource' },
  aws_schemas_registry_policy: { policy: 'resource' },
  aws_codebuild_resource_policy: { policy: 'resource' },
  aws_xray_resource_policy: { policy_document: 'resource' },
  aws_lexv2models_resource_policy: { policy: 'resource' },
  aws_transcribe_resource_policy: { policy: 'resource' },
  aws_iot_policy: { policy: 'boundary' },
};

/** The argument of a document that stands for each key of a statement in JSON. */
const documentKeys = {
  Action: 'actions',
  NotAction: 'not_actions',
  Resource: 'resources',
  NotResource: 'not_resources',
} as const;

function listOf(node: ConfigNode | undefined): ListNode | undefined {
  if (node === undefined || (node.kind === 'scalar' && node.value === null)) return undefined;
  if (node.kind === 'list') return node;
  return { kind: 'list', items: [node], isOpen: false, from: node.from, to: node.to };
}

function entry(key: string, value: ConfigNode, like?: MapEntry): MapEntry {
  return { key, keyFrom: like?.keyFrom ?? value.from, keyTo: like?.keyTo ?? value.to, value };
}

/** `Principal` of a statement as lists by kind; of `AWS` and of a bare `*` under `AWS`. */
function principalsOf(node: ConfigNode): MapNode {
  const bare = node.kind === 'map' ? [] : [entry('AWS', listOf(node) ?? node)];
  const named = entriesOf(node).map((each) => entry(each.key, listOf(each.value) ?? each.value, each));
  const isOpen = node.kind === 'map' && node.isOpen;
  return { ...syntheticMap([...bare, ...named], node), isOpen };
}

/** `principals` blocks of a document: `type` and `identifiers`. */
function documentPrincipals(node: ConfigNode): MapNode {
  const found = (listOf(node)?.items ?? []).flatMap((block) => {
    const type = valueAt(block, 'type');
    const identifiers = valueAt(block, 'identifiers');
    if (type?.kind !== 'scalar' || identifiers === undefined) return [];
    return [entry(type.text === '*' ? 'AWS' : type.text, listOf(identifiers) ?? identifiers)];
  });
  return syntheticMap(found, node);
}

/** `Condition` of a statement: operator → key → values, as it stands. */
function conditionsOf(node: ConfigNode): MapNode {
  const found = (listOf(node)?.items ?? []).map((block, index) => {
    const variable = valueAt(block, 'variable');
    const values = valueAt(block, 'values') ?? block;
    const key = variable?.kind === 'scalar' ? variable.text : `condition-${index}`;
    const test = valueAt(block, 'test');
    const operator = test?.kind === 'scalar' ? test.text : 'condition';
    return entry(`${operator} ${index}`, syntheticMap([entry(key, values)], block));
  });
  return syntheticMap(found, node);
}

function jsonStatement(node: ConfigNode): MapNode | undefined {
  if (node.kind !== 'map') return undefined;
  const entries = entriesOf(node).map((each) => {
    if (each.key in documentKeys) return entry(each.key, listOf(each.value) ?? each.value, each);
    if (each.key === 'Principal' || each.key === 'NotPrincipal')
      return entry(each.key, principalsOf(each.value), each);
    return each;
  });
  return { ...syntheticMap(entries, node), isOpen: node.isOpen };
}

function documentStatement(node: ConfigNode): MapNode | undefined {
  if (node.kind !== 'map') return undefined;
  const entries: MapEntry[] = [];
  const effect = node.entries.get('effect');
  entries.push(entry('Effect', effect?.value ?? scalarNode('Allow', node.from, node.from), effect));
  for (const [key, name] of Object.entries(documentKeys)) {
    const own = node.entries.get(name);
    if (own !== undefined) entries.push(entry(key, listOf(own.value) ?? own.value, own));
  }
  for (const [key, name] of [
    ['Principal', 'principals'],
    ['NotPrincipal', 'not_principals'],
  ] as const) {
    const own = node.entries.get(name);
    if (own !== undefined) entries.push(entry(key, documentPrincipals(own.value), own));
  }
  const condition = node.entries.get('condition');
  if (condition !== undefined) entries.push(entry('Condition', conditionsOf(condition.value), condition));
  return syntheticMap(entries, node);
}

/** Statements of a policy, whatever it is written as; none when only a run tells. */
function statementsOf(policy: ConfigNode): MapNode[] {
  const parts = policy.kind === 'map' ? undefined : writtenParts(policy);
  const tree = parts === undefined ? policy : readJson(parts);
  const statements = listOf(valueAt(tree, 'Statement'))?.items ?? [];
  return statements.flatMap((statement) => jsonStatement(statement) ?? []);
}

/** Statements of an `aws_iam_policy_document`. */
function documentStatements(root: ConfigNode): MapNode[] {
  const statements = listOf(valueAt(root, 'statement'))?.items ?? [];
  return statements.flatMap((statement) => documentStatement(statement) ?? []);
}

/** Name of the document that an expression takes its JSON from: `data.aws_iam_policy_document.read.json`. */
function documentOf(node: ConfigNode): string | undefined {
  if (node.kind !== 'unknown') return undefined;
  const found = /\bdata\.aws_iam_policy_document\.([\w-]+)/.exec(node.text);
  return found === null ? undefined : `data.aws_iam_policy_document.${found[1]}`;
}

interface PolicyUse {
  readonly kind: PolicyKind;
  readonly statements: readonly MapNode[];
  readonly parent: ConfigResource;
}

function toResources({ kind, statements, parent }: PolicyUse): ConfigResource[] {
  return statements.map((root, index) => {
    const sid = valueAt(root, 'Sid');
    const label = sid?.kind === 'scalar' && sid.text !== '' ? sid.text : String(index + 1);
    const types = [
      `policy-statement:${parent.types[0] ?? ''}`,
      `policy-statement:${kind}`,
      'policy-statement',
    ];
    return { types, name: `${parent.name}/${label}`, root, from: root.from, to: root.to, parent, base: 0 };
  });
}

function usesOf(resource: ConfigResource): { kind: PolicyKind; value: ConfigNode }[] {
  const own = places[resource.types[0] ?? ''];
  if (own === undefined) return [];
  return Object.entries(own).flatMap(([path, kind]) => {
    const [first = '', second] = path.split('.');
    const value = valueAt(resource.root, first);
    if (value === undefined) return [];
    if (second === undefined) return [{ kind, value }];
    return (listOf(value)?.items ?? []).flatMap((item) => {
      const inner = valueAt(item, second);
      return inner === undefined ? [] : [{ kind, value: inner }];
    });
  });
}

/**
 * Statement resources of the policies in a file. A document is judged where it is used, by what it is used for, be it
 * in another file of the module, and shown in its own place; one that nothing uses is `unattached`.
 */
export function policyStatements(
  own: readonly ConfigResource[],
  around: readonly ConfigResource[],
): ConfigResource[] {
  const documents = documentsOf(own);
  const elsewhere = documentsOf(around);
  const used = new Set<string>();
  const found: ConfigResource[] = [];
  for (const parent of [...own, ...around]) {
    for (const { kind, value } of usesOf(parent)) {
      const name = documentOf(value) ?? '';
      const document = documents.get(name);
      if (document !== undefined) {
        used.add(name);
        found.push(...toResources({ kind, statements: documentStatements(document.root), parent }));
      } else if (!elsewhere.has(name) && own.includes(parent))
        found.push(...toResources({ kind, statements: statementsOf(value), parent }));
    }
  }
  for (const [name, parent] of documents)
    if (!used.has(name))
      found.push(...toResources({ kind: 'unattached', statements: documentStatements(parent.root), parent }));
  return found;
}

function documentsOf(resources: readonly ConfigResource[]): Map<string, ConfigResource> {
  const documents = resources.filter(({ types }) => types[0] === 'data.aws_iam_policy_document');
  return new Map(documents.map((document) => [document.name, document]));
}
