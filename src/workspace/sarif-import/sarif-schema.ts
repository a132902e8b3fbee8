/**
 * The parts of a SARIF log that are read (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), no stricter
 * than reading them needs. `null` stands for absence, as some tools write it. Where 2.0.0 has another name, it is
 * brought to the newer one.
 */
import * as z from 'zod';

const text = z.string();
const index = z.number().int();
const count = z.number().int().nonnegative();

const anything = z.unknown().optional();

/** What of a value is of this shape: nothing of one that is absent, null, or another. Of none of these a log is refused. */
function readAs<Value extends z.ZodType>(value: Value, given: unknown): z.output<Value> | undefined {
  if (given === undefined || given === null) return undefined;
  const parsed = value.safeParse(given);
  return parsed.success ? parsed.data : undefined;
}

/** One step each: a log has a hundred thousand such fields. */
function lenient<Value extends z.ZodType>(value: Value) {
  return anything.transform((given) => readAs(value, given));
}

/** Those of a list that are of the shape. */
function listOf<Value extends z.ZodType>(value: Value) {
  return anything.transform((given): readonly z.output<Value>[] =>
    (Array.isArray(given) ? given : []).flatMap((one) => {
      const read = readAs(value, one);
      return read === undefined ? [] : [read];
    }),
  );
}

/** All of a list, so that each keeps its index; what is not of the shape is `empty`. */
function indexedListOf<Value extends z.ZodType>(value: Value, empty: z.output<Value>) {
  return anything.transform((given): readonly z.output<Value>[] =>
    (Array.isArray(given) ? given : []).map((one) => readAs(value, one) ?? empty),
  );
}

const bagSchema = z.record(z.string(), z.unknown());

function recordOf<Value extends z.ZodType>(value: Value) {
  return anything.transform((given): ReadonlyMap<string, z.output<Value>> => {
    const entries = Object.entries(readAs(bagSchema, given) ?? {});
    return new Map(
      entries.flatMap(([key, one]) => {
        const read = readAs(value, one);
        return read === undefined ? [] : [[key, read] as const];
      }),
    );
  });
}

export const messageSchema = z.object({
  text: lenient(text),
  markdown: lenient(text),
  id: lenient(text),
  arguments: listOf(text),
});
export type SarifMessage = z.infer<typeof messageSchema>;

export const artifactLocationSchema = z.object({
  uri: lenient(text),
  uriBaseId: lenient(text),
  index: lenient(index),
});
export type ArtifactLocation = z.infer<typeof artifactLocationSchema>;

/** No file that is read has this many lines, columns or bytes; databases and editors count in 32 bits. */
export const maxPosition = 10_000_000;

/** A number beyond what a file can have is kept as one too many, so that it is told, and never counted with. */
const position = anything.transform((given) =>
  typeof given === 'number' && !(given <= maxPosition) ? maxPosition + 1 : readAs(count, given),
);

const snippetSchema = z.object({ text: lenient(text) });

export const regionSchema = z.object({
  startLine: position,
  startColumn: position,
  endLine: position,
  endColumn: position,
  charOffset: position,
  charLength: position,
  byteOffset: position,
  byteLength: position,
  snippet: lenient(snippetSchema),
});
export type SarifRegion = z.infer<typeof regionSchema>;

/** Whether a place is in no file that there can be. */
export function isBeyond({ snippet: _snippet, ...positions }: SarifRegion): boolean {
  return Object.values(positions).some((given) => given !== undefined && given > maxPosition);
}

const physicalLocationSchema = z.object({
  artifactLocation: lenient(artifactLocationSchema),
  /** 2.0.0 */
  fileLocation: lenient(artifactLocationSchema),
  region: lenient(regionSchema),
  contextRegion: lenient(regionSchema),
});
export type PhysicalLocation = z.infer<typeof physicalLocationSchema>;

export const locationSchema = z.object({
  physicalLocation: lenient(physicalLocationSchema),
  message: lenient(messageSchema),
});
export type SarifLocation = z.infer<typeof locationSchema>;

const componentReferenceSchema = z.object({
  name: lenient(text),
  index: lenient(index),
  guid: lenient(text),
});

const descriptorReferenceSchema = z.object({
  id: lenient(text),
  index: lenient(index),
  toolComponent: lenient(componentReferenceSchema),
});
export type DescriptorReference = z.infer<typeof descriptorReferenceSchema>;

const levelSchema = z.enum(['none', 'note', 'warning', 'error']);

export const ruleSchema = z.object({
  id: lenient(text),
  name: lenient(text),
  shortDescription: lenient(messageSchema),
  fullDescription: lenient(messageSchema),
  help: lenient(messageSchema),
  helpUri: lenient(text),
  messageStrings: recordOf(messageSchema),
  defaultConfiguration: lenient(z.object({ level: lenient(levelSchema) })),
  /** 2.0.0 */
  configuration: lenient(z.object({ defaultLevel: lenient(levelSchema) })),
  relationships: listOf(z.object({ target: lenient(descriptorReferenceSchema) })),
  properties: lenient(bagSchema),
});
export type SarifRule = z.infer<typeof ruleSchema>;

const emptyRule: SarifRule = ruleSchema.parse({});

/** A rule that cannot be read keeps its place: others are named by theirs. */
const rulesSchema = indexedListOf(ruleSchema, emptyRule);

const componentSchema = z.object({
  name: lenient(text),
  guid: lenient(text),
  version: lenient(text),
  semanticVersion: lenient(text),
  rules: rulesSchema,
  globalMessageStrings: recordOf(messageSchema),
});
export type ToolComponent = z.infer<typeof componentSchema>;

const toolSchema = z.object({
  driver: lenient(componentSchema),
  extensions: listOf(componentSchema),
  /** 2.0.0 */
  name: lenient(text),
  version: lenient(text),
});

const taxonomySchema = z.object({
  name: lenient(text),
  guid: lenient(text),
  taxa: indexedListOf(z.object({ id: lenient(text) }), { id: undefined }),
});

const baseSchema = z.union([
  text.transform((uri) => ({ uri, uriBaseId: undefined })),
  artifactLocationSchema,
]);

export const runSchema = z.object({
  tool: toolSchema,
  /** 2.0.0 */
  resources: lenient(z.object({ rules: recordOf(ruleSchema) })),
  results: z
    .array(z.unknown())
    .nullish()
    .transform((given) => given ?? []),
  artifacts: indexedListOf(z.object({ location: lenient(artifactLocationSchema) }), { location: undefined }),
  originalUriBaseIds: recordOf(baseSchema),
  columnKind: lenient(z.enum(['utf16CodeUnits', 'unicodeCodePoints'])),
  taxonomies: listOf(taxonomySchema),
  versionControlProvenance: listOf(
    z.object({ revisionId: lenient(text), branch: lenient(text), properties: lenient(bagSchema) }),
  ),
  automationDetails: lenient(z.object({ id: lenient(text) })),
  invocations: listOf(z.object({ executionSuccessful: lenient(z.boolean()) })),
});
export type SarifRun = z.infer<typeof runSchema>;

export const resultSchema = z.object({
  ruleId: lenient(text),
  ruleIndex: lenient(index),
  rule: lenient(descriptorReferenceSchema),
  kind: lenient(text),
  level: lenient(levelSchema),
  message: messageSchema,
  locations: listOf(locationSchema),
  analysisTarget: lenient(artifactLocationSchema),
  codeFlows: listOf(
    z.object({
      threadFlows: listOf(z.object({ locations: listOf(z.object({ location: lenient(locationSchema) })) })),
    }),
  ),
  fingerprints: recordOf(text),
  partialFingerprints: recordOf(text),
  suppressions: listOf(
    z.object({ kind: lenient(text), status: lenient(text), justification: lenient(text) }),
  ),
  baselineState: lenient(text),
  taxa: listOf(descriptorReferenceSchema),
  properties: lenient(bagSchema),
});
export type SarifResult = z.infer<typeof resultSchema>;
