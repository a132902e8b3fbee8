/** Code: its newest findings, where most of them are, its health and what would raise it, its last scan. */
import { healthGainText, healthText } from '../../../../../../domain/figures/health-score.ts';
import { localDate } from '../../../../../../domain/zones.ts';
import { markSentence } from '../../../../../platform/markdown.ts';
import type { Question } from '../../../read/topics/question.ts';
import { type Answer, type AnswerContext, type Answerer, look, plain } from '../answer.ts';
import { tr } from '../shared.ts';
import { sayAny } from '../whether.ts';

const severities: Readonly<Record<string, readonly [string, string]>> = {
  critical: ['critical', 'kritisch'],
  high: ['high', 'hoch'],
  medium: ['medium', 'mittel'],
  low: ['low', 'niedrig'],
  info: ['info', 'Hinweis'],
};

function severity(name: string, context: AnswerContext): string {
  const [english = name, german = name] = severities[name] ?? [];
  return tr(context, english, german);
}

function inProject({ project }: Question, context: AnswerContext): string {
  return project === undefined
    ? ''
    : tr(context, ` in **${plain(project.name)}**`, ` in **${plain(project.name)}**`);
}

function sayNone(question: Question, context: AnswerContext) {
  const where = inProject(question, context);
  return context.figures.text(tr(context, `No finding is open${where}.`, `Kein Befund ist offen${where}.`));
}

const lookedAt = (context: AnswerContext) => (count: number) =>
  tr(context, `Looked at findings (${count})`, `Befunde angesehen (${count})`);

export const answerNewestFindings: Answerer = async function* answerNewestFindings(
  question,
  context,
): Answer {
  const { data, figures, format } = context;
  const { value, tool } = await look(
    () => data.listNewestFindings(question.project?.id, 10),
    (found) => lookedAt(context)(found.length),
  );
  yield tool;
  if (value.length === 0) {
    yield sayNone(question, context);
    return;
  }
  const lines = value.map((one) => {
    const place = figures.link(plain(`${one.path}:${one.line}`), 'finding', [one.id]);
    const day = format.day(localDate(one.foundAt, context.zone));
    return `- ${place} ${markSentence(one.message)} (${severity(one.severity, context)}, ${plain(one.projectName)}, ${day})`;
  });
  yield figures.text(
    `${tr(context, `The newest open findings${inProject(question, context)}:`, `Die neuesten offenen Befunde${inProject(question, context)}:`)}\n\n${lines.join('\n')}`,
  );
};

export const answerFindingGroups: Answerer = async function* answerFindingGroups(question, context): Answer {
  const { data, figures, format } = context;
  const by = question.intent === 'worst-file' ? 'file' : 'project';
  const { value, tool } = await look(
    () => data.groupFindings(by, question.project?.id),
    (found) => lookedAt(context)(found.reduce((sum, { count }) => sum + count, 0)),
  );
  yield tool;
  if (value.length === 0) {
    yield sayNone(question, context);
    return;
  }
  const worst = ['critical', 'high', 'medium', 'low', 'info'];
  const lines = value.slice(0, 10).map((one) => {
    const count = figures.link(format.count(one.count), 'project', [one.projectId]);
    const name =
      one.path === undefined
        ? `**${plain(one.projectName)}**`
        : `**${plain(one.path)}** (${plain(one.projectName)})`;
    const bad = severity(worst[one.worstRank] ?? '', context);
    return `- ${name}: ${count} (${tr(context, `worst: ${bad}`, `schwerster: ${bad}`)})`;
  });
  const head =
    by === 'file'
      ? tr(context, 'Files with most open findings', 'Dateien mit den meisten offenen Befunden')
      : tr(context, 'Open findings by project', 'Offene Befunde nach Projekt');
  yield figures.text(`${head}${inProject(question, context)}:\n\n${lines.join('\n')}`);
};

const parts: Readonly<Record<string, readonly [string, string]>> = {
  security: ['security', 'Sicherheit'],
  quality: ['quality', 'Qualität'],
  tests: ['tests', 'Tests'],
  documentation: ['documentation', 'Dokumentation'],
  dependencies: ['dependencies', 'Abhängigkeiten'],
  maintenance: ['maintenance', 'Pflege'],
};

async function lookAtHealth(question: Question, context: AnswerContext) {
  const { data } = context;
  const { value, tool } = await look(
    async () => ({ health: await data.health(question.project?.id), names: await data.listNames() }),
    ({ health }) =>
      tr(
        context,
        `Looked at the health of ${health.length} projects`,
        `Zustand von ${health.length} Projekten angesehen`,
      ),
  );
  const nameOf = (id: string) =>
    plain(value.names.find((one) => one.kind === 'project' && one.id === id)?.name ?? '');
  return { tool, nameOf, assessed: value.health.filter(({ score }) => score !== null) };
}

function sayUnassessed(question: Question, context: AnswerContext) {
  const where = inProject(question, context);
  return context.figures.text(
    tr(
      context,
      `No health was assessed yet${where}: a scan does it (*Scan Workspace*).`,
      `Es wurde noch kein Zustand ermittelt${where}: Eine Prüfung tut es (*Arbeitsbereich prüfen*).`,
    ),
  );
}

export const answerHealth: Answerer = async function* answerHealth(question, context): Answer {
  const { figures } = context;
  const { tool, assessed, nameOf } = await lookAtHealth(question, context);
  yield tool;
  if (assessed.length === 0) {
    yield sayUnassessed(question, context);
    return;
  }
  const lines = assessed
    .toSorted((one, other) => (one.score ?? 0) - (other.score ?? 0))
    .slice(0, 15)
    .map((one) => {
      const score = figures.link(healthText(one.score ?? 0), 'project', [one.projectId]);
      const before =
        one.previousScore === null || one.previousScore === one.score
          ? ''
          : tr(
              context,
              `, before ${healthText(one.previousScore)}`,
              `, davor ${healthText(one.previousScore)}`,
            );
      const own = one.parts
        .filter(({ score: part }) => part !== null)
        .map(
          ({ id, score: part }) =>
            `${tr(context, parts[id]?.[0] ?? id, parts[id]?.[1] ?? id)} ${healthText(part ?? 0)}`,
        );
      return `- **${nameOf(one.projectId)}**: ${score}${before} (${own.join(', ')})`;
    });
  yield figures.text(`${tr(context, 'Health:', 'Zustand:')}\n\n${lines.join('\n')}`);
};

export const answerHealthAdvice: Answerer = async function* answerHealthAdvice(question, context): Answer {
  const { figures } = context;
  const { tool, assessed, nameOf } = await lookAtHealth(question, context);
  yield tool;
  if (assessed.length === 0) {
    yield sayUnassessed(question, context);
    return;
  }
  const sections = assessed.slice(0, 5).map((one) => {
    const score = figures.link(healthText(one.score ?? 0), 'project', [one.projectId]);
    const gains = one.gains
      .slice(0, 5)
      .map(({ text, gain }) => `- ${markSentence(text)} (**${healthGainText(gain)}**)`);
    const list =
      gains.length > 0
        ? gains.join('\n')
        : tr(context, 'Nothing is known that would raise it.', 'Es ist nichts bekannt, was ihn heben würde.');
    return `**${nameOf(one.projectId)}**, ${score}:\n\n${list}`;
  });
  yield figures.text(
    `${tr(context, 'What would raise the health most:', 'Was den Zustand am meisten heben würde:')}\n\n${sections.join('\n\n')}`,
  );
};

/** "Is the scan done?" */
const stateOfScan =
  /\b(?:done|finished|running|failed|clean|fertig|lauft|fehlgeschlagen|sauber|up to date|aktuell|old|alt|this|diese\w*)\b/;

export const answerLastScan: Answerer = async function* answerLastScan(question, context): Answer {
  const { data, figures, format } = context;
  const { value: scan, tool } = await look(
    () => data.findLastScan(question.project?.id),
    () => tr(context, 'Looked at scans', 'Prüfungen angesehen'),
  );
  yield tool;
  if (scan === undefined) {
    yield figures.text(
      sayAny(0, context, stateOfScan) +
        tr(
          context,
          `No scan ran yet${inProject(question, context)}.`,
          `Es lief noch keine Prüfung${inProject(question, context)}.`,
        ),
    );
    return;
  }
  const { zone } = context;
  const states: Readonly<Record<string, readonly [string, string]>> = {
    done: ['done', 'fertig'],
    failed: ['failed', 'fehlgeschlagen'],
    running: ['running', 'läuft'],
    queued: ['waiting', 'wartet'],
    cancelled: ['cancelled', 'abgebrochen'],
  };
  const [english = scan.state, german = scan.state] = states[scan.state] ?? [];
  const date = localDate(scan.at, zone);
  const day = format.day(date);
  const isWithin =
    question.period === undefined || (question.period.from <= date && date <= question.period.to);
  yield figures.text(
    sayAny(isWithin ? 1 : 0, context, stateOfScan) +
      tr(
        context,
        `The last scan was of **${plain(scan.projectName)}**, ${day} at ${format.time(scan.at, zone)} (${english}).`,
        `Die letzte Prüfung war von **${plain(scan.projectName)}**, ${day} um ${format.time(scan.at, zone)} (${german}).`,
      ),
  );
};
