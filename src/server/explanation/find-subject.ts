/**
 * Which finding a question means, as it is now: the engine's in an open document or in a file that it scans for this,
 * else what an agent or another tool reported, at the place where its code is now.
 */
import type { ExplainParams } from '../../contract/explanation.ts';
import type { AgentFinding, FindingRange } from '../../contract/findings.ts';
import { severities } from '../../scanner/model.ts';
import type { ServerContext } from '../context.ts';
import { AgentFindings } from '../findings/agent-findings.ts';
import { fromAgent, fromLive, type ReportItem } from '../report.ts';
import type { SourceText } from '../source-texts.ts';
import { findMeans, type Means, noMeans } from './find-means.ts';
import { findSuppression, type Suppression } from './find-suppression.ts';

export interface Subject {
  readonly uri: string;
  readonly item: ReportItem;
  readonly state: 'current' | 'stale' | 'unreadable';
  /** The file's text; undefined where it cannot be read, or not be masked. */
  readonly text: SourceText | undefined;
  /** The folder that its paths belong to, as a uri, where the client said so. */
  readonly folder?: string;
}

/** A subject with what is only known of all of it. */
export interface WholeSubject extends Subject {
  readonly setAside: Suppression | undefined;
  readonly means: Means;
}

type FindingParams = Exclude<ExplainParams, { readonly ruleId: string }>;
type Address = Extract<ExplainParams, { readonly fingerprint: string }>;

/** What is known of one file. */
interface Known {
  readonly uri: string;
  readonly text: SourceText | undefined;
  readonly items: readonly ReportItem[];
}

export async function findSubject(
  context: ServerContext,
  params: FindingParams,
): Promise<WholeSubject | undefined> {
  const subject = await findAsked(context, params);
  if (subject === undefined) return undefined;
  const setAside = await findSuppression(context, subject);
  // What is suppressed already is not suppressed once more.
  const means = setAside === undefined ? await findMeans(context, subject) : noMeans;
  return { ...subject, setAside, means };
}

async function findAsked(context: ServerContext, params: FindingParams): Promise<Subject | undefined> {
  const uri = 'finding' in params ? params.finding.uri : params.uri;
  const known = await load(context, uri);
  if ('position' in params) return current(known, worstAt(known.items, params.position));
  const asked = 'finding' in params ? params.finding : params;
  const reported = 'finding' in params ? anchored(params) : recordOf(context, uri, asked.fingerprint);
  const found = byFingerprint(known, asked.fingerprint, reported);
  if (found !== undefined) return current(known, found);
  if ('finding' in params) return { ...place(known, params), folder: params.folder };
  return current(known, nearest(known, params)) ?? fromRecord(context, known, reported);
}

async function load(context: ServerContext, uri: string): Promise<Known> {
  const text = await context.sourceTexts.read(uri);
  const document = context.documents.find(uri);
  if (document === undefined) return { uri, text, items: await context.reports.ofFile(uri) };
  return { uri, text, items: (await context.reports.of(document))?.items ?? [] };
}

function current({ uri, text }: Known, item: ReportItem | undefined): Subject | undefined {
  return item && { uri, item, state: 'current', text };
}

/** What is shown inline first; then what the engine finds and the settings leave out, or somebody has suppressed. */
function byFingerprint(
  { items, text }: Known,
  fingerprint: string,
  reported: AgentFinding | undefined,
): ReportItem | undefined {
  const item = items.find((each) => each.fingerprint === fingerprint);
  const { findings = [], suppressed = [] } = text?.result ?? {};
  const all = [...findings, ...suppressed.map(({ finding }) => finding)];
  const live = item?.live ?? all.find((finding) => finding.fingerprint === fingerprint);
  return live === undefined ? item : fromLive(live, item?.agent ?? reported);
}

function recordOf(
  { agentFindings }: ServerContext,
  uri: string,
  fingerprint: string,
): AgentFinding | undefined {
  return agentFindings.in(uri).find((finding) => finding.fingerprint === fingerprint);
}

function worstAt(
  items: readonly ReportItem[],
  { line, character }: { readonly line: number; readonly character: number },
): ReportItem | undefined {
  const covers = ({ startLine, startColumn, endLine, endColumn }: FindingRange): boolean =>
    (line > startLine || (line === startLine && character >= startColumn)) &&
    (line < endLine || (line === endLine && character <= endColumn));
  return items
    .filter(({ range }) => covers(range))
    .sort((one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity))[0];
}

/** Further away it is more likely another one than the same. */
const linesAway = 3;

function nearest({ items }: Known, { near }: Address): ReportItem | undefined {
  if (near === undefined) return undefined;
  const distance = ({ range }: ReportItem): number => Math.abs(range.startLine - near.line);
  return items
    .filter((item) => item.ruleId === near.ruleId && distance(item) <= linesAway)
    .sort((one, other) => distance(one) - distance(other))[0];
}

/** One that is not shown any more: dismissed, or its code is gone. */
function fromRecord(
  { agentFindings }: ServerContext,
  known: Known,
  reported: AgentFinding | undefined,
): Subject | undefined {
  if (reported === undefined) return undefined;
  const placed = agentFindings
    .place(known.uri, known.text?.text ?? '')
    .find(({ finding }) => finding.id === reported.id);
  return placed === undefined ? asReported(known, reported) : current(known, fromAgent(placed));
}

type Held = Extract<ExplainParams, { readonly finding: AgentFinding }>;

/** The client's own word for a finding, with the files of its steps as the server names them. */
function anchored({ finding, folder }: Held): AgentFinding {
  const anchors = new AgentFindings();
  anchors.set({ folder, findings: [finding] });
  return anchors.in(finding.uri)[0] ?? finding;
}

/** Held by its code, as those of agents are. */
function place(known: Known, { finding, folder }: Held): Subject {
  const anchors = new AgentFindings();
  anchors.set({ folder, findings: [finding] });
  const [placed] = known.text === undefined ? [] : anchors.place(known.uri, known.text.text);
  const subject = placed && current(known, fromAgent(placed));
  return subject ?? asReported(known, anchored({ finding, folder }));
}

function asReported(known: Known, finding: AgentFinding): Subject {
  const { uri, text } = known;
  const item = fromAgent({ finding, ...finding.range });
  return { uri, item, state: text === undefined ? 'unreadable' : 'stale', text };
}
