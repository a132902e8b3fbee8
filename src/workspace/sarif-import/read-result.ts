/** One result of a log as a finding, or as a loss. */
import * as z from 'zod';
import type { FindingStep } from '../../contract/findings.ts';
import { snippetLineLimit } from '../../contract/snippet.ts';
import { maskOf, maskSecrets } from '../../scanner/secrets/index.ts';
import type { Address, Addresses } from './addresses.ts';
import { cleanLine, cleanText } from './clean-text.ts';
import { fingerprintOf } from './fingerprints.ts';
import type { FileText, FolderTexts } from './folder-texts.ts';
import type { ImportedFinding } from './imported-finding.ts';
import type { Losses } from './losses.ts';
import { tellMessage } from './messages.ts';
import { describeStale, hasPlace, lineAt, linesOf, offsetsIn, toRange } from './regions.ts';
import type { FoundRule, Rules } from './rules.ts';
import {
  isBeyond,
  type PhysicalLocation,
  resultSchema,
  type SarifLocation,
  type SarifResult,
  type SarifRule,
  type SarifRun,
} from './sarif-schema.ts';
import { type CoverText, createCover, quotedPlaces } from './secret-texts.ts';
import type { Turn } from './turns.ts';
import { categoryOf, confidenceOf, cweOf, isOfSecret, owaspOf, severityOf } from './weight.ts';

export interface RunContext {
  readonly run: SarifRun;
  readonly rules: Rules;
  readonly addresses: Addresses;
  readonly texts: FolderTexts;
  readonly losses: Losses;
  readonly leftOut: LeftOut;
  readonly turn: Turn;
}

/** Of which results nothing was read: of their rules a run has not said what is gone. */
export interface LeftOut {
  count: number;
  readonly rules: Set<string>;
  /** One of them does not even say its rule. */
  isAnyRule: boolean;
}

/** 3.27.9: of these kinds a result says that all is well, or that the rule had nothing to look at. */
const noFinding = new Set(['pass', 'notApplicable']);

export async function readResult(
  context: RunContext,
  given: unknown,
  index: number,
): Promise<ImportedFinding | undefined> {
  const parsed = resultSchema.safeParse(given);
  if (!parsed.success) {
    context.losses.add('malformed', `results[${index}]: ${z.prettifyError(parsed.error).slice(0, 200)}`);
    leaveOut(context, undefined);
    return undefined;
  }
  const result = parsed.data;
  const found = context.rules.of(result);
  const name = `${cleanLine(found.id, 100)} (results[${index}])`;
  if (noFinding.has(result.kind ?? 'fail') || result.baselineState === 'absent') {
    context.losses.add('no-finding', `${name}: ${cleanLine(result.baselineState ?? result.kind ?? '', 40)}`);
    return undefined;
  }
  return await readPlaced(context, { result, found, name });
}

interface Told {
  readonly result: SarifResult;
  readonly found: FoundRule;
  readonly name: string;
}

const lossOf = {
  none: 'no-location',
  outside: 'outside-folder',
  unsupported: 'unsupported-address',
} as const;

function physicalOf({ result }: Told): PhysicalLocation | undefined {
  const [location] = result.locations.flatMap(({ physicalLocation }) => physicalLocation ?? []);
  return (
    location ??
    (result.analysisTarget && {
      artifactLocation: result.analysisTarget,
      fileLocation: undefined,
      region: undefined,
      contextRegion: undefined,
    })
  );
}

function addressOf({ addresses }: RunContext, physical: PhysicalLocation | undefined): Address {
  return addresses.find(physical?.artifactLocation ?? physical?.fileLocation);
}

async function readPlaced(context: RunContext, told: Told): Promise<ImportedFinding | undefined> {
  const { run, losses, texts } = context;
  const physical = physicalOf(told);
  const address = addressOf(context, physical);
  if (address.kind !== 'path') {
    losses.add(lossOf[address.kind], `${told.name}: ${cleanLine(address.said, 200) || 'names no file'}`);
    leaveOut(context, told);
    return undefined;
  }
  if (physical?.region !== undefined && isBeyond(physical.region)) {
    losses.add('malformed', `${told.name}: ${address.path} has no such line or column`);
    leaveOut(context, told);
    return undefined;
  }
  const file = await texts.read(address.path);
  const counted = { file, columnKind: run.columnKind };
  const stale = describeStale(physical?.region, counted);
  if (stale !== undefined) {
    losses.add('stale-place', `${told.name}: ${address.path} ${stale}`);
    leaveOut(context, told);
    return undefined;
  }
  const range = toRange(physical?.region, counted);
  if (range === undefined) {
    losses.add('no-location', `${told.name}: ${address.path} is not there to count its offsets in`);
    leaveOut(context, told);
    return undefined;
  }
  return await describe(context, told, { path: address.path, range, file, physical });
}

function ruleIdOf({ id }: FoundRule): string {
  return cleanLine(id, 200) || 'unnamed-rule';
}

function leaveOut({ leftOut }: RunContext, told: Told | undefined): void {
  leftOut.count += 1;
  if (told === undefined) leftOut.isAnyRule = true;
  else leftOut.rules.add(ruleIdOf(told.found));
}

interface Placed {
  readonly path: string;
  readonly range: ImportedFinding['range'];
  readonly file: FileText | undefined;
  readonly physical: PhysicalLocation | undefined;
}

async function describe(context: RunContext, told: Told, placed: Placed): Promise<ImportedFinding> {
  const { result, found } = told;
  const { path, range, file } = placed;
  const { rule } = found;
  const weighed = { run: context.run, result, rule };
  const ruleId = ruleIdOf(found);
  const isSecret = isOfSecret(weighed, ruleId);
  const keep = keepOf(context.texts, placed, isSecret);
  const message = keep(tellMessage(result.message, found)) || titleOf(rule) || ruleId;
  const line = (file && hasPlace(placed.physical?.region) && lineAt(file, range.startLine)) || '';
  return {
    path,
    ruleId,
    message,
    category: categoryOf(weighed),
    severity: severityOf(weighed),
    confidence: confidenceOf(weighed),
    range,
    cwe: cweOf(weighed),
    owasp: owaspOf(weighed),
    fingerprint: fingerprintOf(result, {
      ruleId,
      line: isSecret ? '' : line,
      message: isSecret ? ruleId : message,
    }),
    snippet: snippetOf(context.texts, placed, isSecret),
    steps: await stepsOf(context, told, { own: path, keep }),
    ...aboutRule(rule),
    isNew: result.baselineState === undefined ? undefined : result.baselineState === 'new',
    dismissed: dismissalOf(result, keep),
  };
}

/** How a text of the result is kept: without the secrets that are known by their form, or that it is about. */
function keepOf(texts: FolderTexts, placed: Placed, isSecret: boolean): CoverText {
  if (!isSecret) return texts.mask;
  const cover = createCover(codesAt(placed));
  return (text) => texts.mask(cover(text));
}

/** What stands at the place, with the whole of its lines. */
function codesAt({ file, range, physical }: Placed): readonly string[] {
  const place = file && offsetsIn(file, range);
  const said = [physical?.region?.snippet?.text ?? '', physical?.contextRegion?.snippet?.text ?? ''];
  if (file === undefined || place === undefined) return said;
  return [
    file.text.slice(place.startOffset, place.endOffset),
    linesOf(file.text, file.lineStarts, range),
    ...said,
  ];
}

/** The lines of the file where it is there; else those that the log has of it. */
function snippetOf(texts: FolderTexts, { file, range, physical }: Placed, isSecret: boolean): string {
  if (!hasPlace(physical?.region)) return '';
  if (file !== undefined && file.lineStarts[range.startLine] !== undefined) {
    return isSecret ? coveredLines(file, range) : linesOf(file.masked, file.lineStarts, range);
  }
  // Where in the text of the log a secret begins is not told: then nothing of it is kept.
  const said = isSecret
    ? ''
    : (physical?.region?.snippet?.text ?? physical?.contextRegion?.snippet?.text ?? '');
  const lines = said
    .slice(0, 8_000)
    .split(/\r\n|\r|\n/)
    .slice(0, 5)
    .join('\n');
  return texts.mask(cleanText(lines, 4_000));
}

/** More than is kept of lines, with a half to spare for what is cut from them. */
const longestLines = 8_000;

/** The lines of a secret: its place is covered, and what is quoted beside it. Characters keep their places. */
function coveredLines(file: FileText, range: ImportedFinding['range']): string {
  const start = file.lineStarts[range.startLine] ?? 0;
  const end = file.lineStarts[range.startLine + snippetLineLimit] ?? file.masked.length;
  const lines = file.masked.slice(start, Math.min(end, start + longestLines));
  const place = offsetsIn(file, range);
  // A quote that is open where the text was cut is closed there.
  const closing = end - start > longestLines ? '"\'`' : '';
  const covered = [
    { startOffset: place.startOffset - start, endOffset: place.endOffset - start },
    ...quotedPlaces(lines + closing),
  ]
    .map(({ startOffset, endOffset }) => ({ startOffset, endOffset: Math.min(endOffset, lines.length) }))
    .filter(({ startOffset, endOffset }) => startOffset < endOffset)
    .map((found) => ({ mask: maskOf(lines.slice(found.startOffset, found.endOffset)), range: found }));
  const own = file.lineStarts.slice(range.startLine, range.startLine + snippetLineLimit + 1);
  const moved = { ...range, startLine: 0, endLine: range.endLine - range.startLine };
  return linesOf(
    maskSecrets(lines, covered),
    own.map((offset) => offset - start),
    moved,
  );
}

const mostSteps = 100;

interface Steps {
  /** The path that the finding itself lies in. */
  readonly own: string;
  readonly keep: CoverText;
}

/** The first flow of the first thread; a step outside the project is left out. */
async function stepsOf(context: RunContext, { result, found }: Told, shared: Steps): Promise<FindingStep[]> {
  const locations = result.codeFlows[0]?.threadFlows[0]?.locations ?? [];
  const steps: FindingStep[] = [];
  for (const { location } of locations.slice(0, mostSteps)) {
    await context.turn();
    const step = location && (await stepAt(context, { location, found, ...shared }));
    if (step !== undefined) steps.push(step);
  }
  return steps;
}

async function stepAt(
  context: RunContext,
  { location, found, own, keep }: Steps & { readonly location: SarifLocation; readonly found: FoundRule },
): Promise<FindingStep | undefined> {
  const { run, texts } = context;
  const { region } = location.physicalLocation ?? {};
  const address = addressOf(context, location.physicalLocation);
  if (address.kind !== 'path' || (region !== undefined && isBeyond(region))) return undefined;
  const file = await texts.read(address.path);
  const counted = { file, columnKind: run.columnKind };
  const range = describeStale(region, counted) === undefined ? toRange(region, counted) : undefined;
  if (range === undefined) return undefined;
  const message = keep(tellMessage(location.message, found)).slice(0, 500);
  return { message, range, ...(address.path === own ? {} : { path: address.path }) };
}

function titleOf(rule: SarifRule | undefined): string {
  return cleanLine(rule?.shortDescription?.text ?? rule?.name ?? '', 200);
}

const longestExplanation = 8_000;

function aboutRule(rule: SarifRule | undefined) {
  const { fullDescription, help, helpUri = '' } = rule ?? {};
  const parts = [fullDescription, help].map((each) =>
    cleanText(each?.markdown ?? each?.text ?? '', longestExplanation),
  );
  const explanation = [...new Set(parts)].filter((part) => part !== '').join('\n\n');
  const url = /^https?:\/\/\S{1,1000}$/i.test(helpUri) ? cleanLine(helpUri, 1_000) : undefined;
  return { explanation: explanation || undefined, ruleTitle: titleOf(rule) || undefined, ruleUrl: url };
}

/** 3.27.23: suppressed when one suppression is accepted; one without a status is. */
function dismissalOf({ suppressions }: SarifResult, keep: CoverText): string | undefined {
  const accepted = suppressions.find(({ status }) => status === undefined || status === 'accepted');
  if (accepted === undefined) return undefined;
  const why = keep(cleanText(accepted.justification ?? '', 2_000));
  if (why !== '') return why;
  return accepted.kind === 'inSource' ? 'Suppressed by a comment in the source' : 'Suppressed by the tool';
}
