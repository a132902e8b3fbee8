/** The running timer, findings, agent requests. */
import { projectLabel } from '../../../../../domain/names/project-label.ts';
import { markSentence } from '../../../../platform/markdown.ts';
import type { FindingFact, RequestFact } from '../../model/practice-data.ts';
import type { Question } from '../../read/topics/question.ts';
import type { Language } from '../../words/vocabulary.ts';
import { type Answer, type AnswerContext, type Answerer, look, plain } from './answer.ts';
import { sayAny } from './whether.ts';

interface Words {
  readonly lookedTimer: string;
  readonly noTimer: string;
  readonly timer: (project: string, figure: string, since: string) => string;
  readonly note: (note: string) => string;
  readonly lookedFindings: (count: string) => string;
  readonly noFindings: (where: string) => string;
  readonly findings: (figure: string, count: number, where: string, parts: string) => string;
  readonly worst: string;
  readonly lookedRequests: (count: number) => string;
  readonly noRequests: (where: string) => string;
  readonly requests: (figure: string, count: number, where: string) => string;
  readonly states: Readonly<Record<RequestFact['state'], string>>;
  readonly in: (name: string) => string;
  readonly severities: Readonly<Record<string, string>>;
}

const english: Words = {
  lookedTimer: 'Looked at the timer',
  noTimer: 'No timer is running.',
  timer: (project, figure, since) => `The timer runs on **${project}**: ${figure} since ${since}.`,
  note: (note) => ` Note: ${note}`,
  lookedFindings: (count) => `Looked at ${count} open findings`,
  noFindings: (where) => `No finding is open${where}.`,
  findings: (figure, count, where, parts) =>
    `${figure} ${count === 1 ? 'finding is' : 'findings are'} open${where}: ${parts}.`,
  worst: '\n\nThe worst:\n\n',
  lookedRequests: (count) => `Looked at ${count} ${count === 1 ? 'request' : 'requests'}`,
  noRequests: (where) => `No agent request is open${where}.`,
  requests: (figure, count, where) =>
    `${figure} agent ${count === 1 ? 'request is' : 'requests are'} open or failed${where}:\n\n`,
  states: { queued: 'waiting', running: 'running', waiting: 'waiting for you', failed: 'failed' },
  in: (name) => ` in **${name}**`,
  severities: { critical: 'critical', high: 'high', medium: 'medium', low: 'low', info: 'info' },
};

const german: Words = {
  lookedTimer: 'Timer angesehen',
  noTimer: 'Es läuft kein Timer.',
  timer: (project, figure, since) => `Der Timer läuft auf **${project}**: ${figure} seit ${since}.`,
  note: (note) => ` Notiz: ${note}`,
  lookedFindings: (count) => `${count} offene Befunde angesehen`,
  noFindings: (where) => `Kein Befund ist offen${where}.`,
  findings: (figure, count, where, parts) =>
    `${figure} ${count === 1 ? 'Befund ist' : 'Befunde sind'} offen${where}: ${parts}.`,
  worst: '\n\nDie schwersten:\n\n',
  lookedRequests: (count) => `${count} ${count === 1 ? 'Anfrage' : 'Anfragen'} angesehen`,
  noRequests: (where) => `Keine Agentenanfrage ist offen${where}.`,
  requests: (figure, count, where) =>
    `${figure} ${count === 1 ? 'Agentenanfrage ist' : 'Agentenanfragen sind'} offen oder fehlgeschlagen${where}:\n\n`,
  states: { queued: 'wartet', running: 'läuft', waiting: 'wartet auf dich', failed: 'fehlgeschlagen' },
  in: (name) => ` in **${name}**`,
  severities: { critical: 'kritisch', high: 'hoch', medium: 'mittel', low: 'niedrig', info: 'Hinweis' },
};

const words: Readonly<Record<Language, Words>> = { en: english, de: german };
const linesShown = 15;
const worstShown = 5;
const linkedFindings = 500;

function whereOf(question: Question, { language }: AnswerContext): string {
  const record = question.project ?? question.client;
  return record === undefined ? '' : words[language].in(plain(record.name));
}

/** "Is the timer off?" */
const stopped = /\b(?:off|stopped|stop|aus|gestoppt|angehalten|paused|pausiert)\b/;

/** "Is it running on Checkout?" is so where it runs on that. */
function countRunning({ project, client }: Question, { clientName, projectName }: RunningOn): number {
  const isOther =
    (project !== undefined && project.name !== projectName) ||
    (client !== undefined && client.name !== clientName);
  return isOther ? 0 : 1;
}

interface RunningOn {
  readonly clientName: string;
  readonly projectName: string;
}

export const answerTimer: Answerer = async function* answerTimer(question, context): Answer {
  const { data, figures, format, language, now } = context;
  const say = words[language];
  const { value: entry, tool } = await look(
    () => data.findRunning(),
    () => say.lookedTimer,
  );
  yield tool;
  if (entry === undefined) {
    yield figures.text(`${sayAny(0, context, stopped)}${say.noTimer}`);
    return;
  }
  const seconds = Math.max(0, Math.floor((now - entry.startedAt) / 1_000));
  const figure = figures.link(format.duration(seconds), 'timer', [entry.id]);
  const project = projectLabel(plain(entry.clientName), plain(entry.projectName));
  const note = entry.note === '' ? '' : say.note(plain(entry.note));
  const answer = sayAny(countRunning(question, entry), context, stopped);
  yield figures.text(
    `${answer}${say.timer(project, figure, format.time(entry.startedAt, entry.zone))}${note}`,
  );
};

function findingLine(finding: FindingFact, { figures, language }: AnswerContext): string {
  const place = figures.link(plain(`${finding.path}:${finding.line}`), 'finding', [finding.id]);
  return `- ${place} ${markSentence(finding.message)} (${words[language].severities[finding.severity] ?? finding.severity})`;
}

/** "Are the findings fixed?" */
const resolved = /\b(?:fixed|resolved|closed|solved|clean|behoben|gelost|geschlossen|erledigt|sauber)\b/;

export const answerFindings: Answerer = async function* answerFindings(question, context): Answer {
  const { data, figures, format, language } = context;
  const say = words[language];
  const filter = { projectId: question.project?.id, severity: question.severity };
  const { value: counts, tool } = await look(
    () => data.countFindings(filter),
    (found) => say.lookedFindings(format.count(found.reduce((sum, { count }) => sum + count, 0))),
  );
  yield tool;
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) {
    yield figures.text(`${sayAny(0, context, resolved)}${say.noFindings(whereOf(question, context))}`);
    return;
  }
  const worst = await data.listFindings(filter, worstShown);
  const linked = total <= worstShown ? worst : await data.listFindings(filter, linkedFindings);
  const figure = figures.link(
    format.count(total),
    'findings',
    linked.map(({ id }) => id),
  );
  const parts: string[] = [];
  for (const { severity, count } of counts) {
    const same = await data.listFindings({ ...filter, severity }, linkedFindings);
    const part = figures.link(
      format.count(count),
      'findings',
      same.map(({ id }) => id),
    );
    parts.push(`${part} ${say.severities[severity] ?? severity}`);
  }
  yield figures.text(
    sayAny(total, context, resolved) +
      say.findings(figure, total, whereOf(question, context), parts.join(', ')),
  );
  yield figures.text(`${say.worst}${worst.map((finding) => findingLine(finding, context)).join('\n')}`);
};

function requestLine(request: RequestFact, { figures, language }: AnswerContext): string {
  const state = figures.link(words[language].states[request.state], 'request', [request.id]);
  const step = request.step === undefined ? '' : `, ${plain(request.step)}`;
  return `- **${plain(request.agent)}** (${plain(request.projectName)}): ${state}${step}`;
}

/** "Is the request finished?" */
const ended = /\b(?:done|finished|ready|over|fertig|beendet|erledigt|abgeschlossen|failed|fehlgeschlagen)\b/;

export const answerRequests: Answerer = async function* answerRequests(question, context): Answer {
  const { data, figures, language } = context;
  const say = words[language];
  const { value: requests, tool } = await look(
    () => data.listOpenRequests(question.project?.id),
    (found) => say.lookedRequests(found.length),
  );
  yield tool;
  const where = whereOf(question, context);
  if (requests.length === 0) {
    yield figures.text(`${sayAny(0, context, ended)}${say.noRequests(where)}`);
    return;
  }
  const ids = requests.map(({ id }) => id);
  const figure = figures.link(String(requests.length), 'request', ids);
  const lines = requests.slice(0, linesShown).map((request) => requestLine(request, context));
  yield figures.text(
    `${sayAny(requests.length, context, ended)}${say.requests(figure, requests.length, where)}${lines.join('\n')}`,
  );
};
