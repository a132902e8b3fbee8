/**
 * What stands behind a finding, by its kind, one value a field. The first value of each list is the strongest: critical
 * and high need it in every field ([ADR 46](../../docs/adr/0046-severity-from-evidence.md)).
 */

/** Where the code stands. What is deployed as infrastructure counts as the application. */
export const evidencePlaces = [
  'application',
  'test',
  'ci',
  'development',
  'example',
  'docs',
  'generated',
  'lock-file',
] as const;
export type EvidencePlace = (typeof evidencePlaces)[number];

/**
 * Where the value of a flow comes from: `request` is what a stranger sends to a server; `message` what another program,
 * page or model sends; `file` what was stored or read; `argument` what the caller of a function, or the command line of the
 * program, hands in; `assumed` a parameter that its name alone makes a request.
 */
export const flowSources = ['request', 'message', 'file', 'argument', 'assumed'] as const;
/** What says that the sink is one: an import or what the language itself brings, a type, or its name alone. */
export const flowSinks = ['import', 'type', 'name'] as const;
/**
 * What stands between source and sink: `unread` is a condition on the value, a check that a called function makes, or a
 * call that gave it its place, whose body was not read; `bounded` says that what stands beside the value bounds where it can lead.
 */
export const flowGuards = ['none', 'unread', 'bounded'] as const;

/** A value that others control reaches a place where it does harm. */
export interface FlowEvidence {
  readonly kind: 'flow';
  readonly source: (typeof flowSources)[number];
  readonly sink: (typeof flowSinks)[number];
  readonly guard: (typeof flowGuards)[number];
  readonly place: EvidencePlace;
}

/** Whether the value of a setting is written down in this file, or comes from elsewhere. */
export const settingValues = ['literal', 'computed'] as const;
/** What says whose setting it is: an import, the known format of the file, or the name of its key alone. */
export const settingOwners = ['resolved', 'format', 'name'] as const;
/**
 * `development` and `chosen`: a condition round it asks for development, or for the very choice; `fallback`: it counts only
 * where the environment sets no value; `unnamed`: it is one of a connection, and no public server is named as its peer.
 */
export const settingConditions = ['none', 'development', 'chosen', 'fallback', 'unnamed'] as const;

/** A setting that leaves something open: TLS, JWT, debug, container, cloud, workflow. */
export interface SettingEvidence {
  readonly kind: 'setting';
  readonly value: (typeof settingValues)[number];
  readonly owner: (typeof settingOwners)[number];
  readonly condition: (typeof settingConditions)[number];
  readonly place: EvidencePlace;
}

/**
 * What says that a text is a secret: a format with structure or checksum, its being assigned to what guards application
 * code, or its name alone.
 */
export const secretProofs = ['format', 'guards', 'name'] as const;
/** Whether it looks like one that works, or like one that was made up to be replaced. */
export const secretValues = ['real', 'made-up'] as const;

/** A secret that can be read where it stands. */
export interface SecretEvidence {
  readonly kind: 'secret';
  readonly proof: (typeof secretProofs)[number];
  readonly value: (typeof secretValues)[number];
  readonly place: EvidencePlace;
}

/** A dependency with an advisory: its severity is the advisory's own. */
export interface DependencyEvidence {
  readonly kind: 'dependency';
}

/** What stands behind a finding of security; findings of quality have none. */
export type Evidence = FlowEvidence | SettingEvidence | SecretEvidence | DependencyEvidence;
