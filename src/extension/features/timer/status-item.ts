/** The timer in the status bar: redrawn when it changes and on the minute while it runs, and at no other time. */
import * as vscode from 'vscode';
import { escapeMarkdown } from '../../../contract/markdown.ts';
import { tellProblem } from '../../../pages/backend-problem.ts';
import { type Disposable, DisposableStore } from '../../../pages/disposables.ts';
import { formatTime } from '../../../pages/time/formats.ts';
import { formatAmounts } from '../../platform/amounts.ts';
import { commandLink } from '../../platform/commands.ts';
import type { Services } from '../../platform/services.ts';
import { onDidChangeSetting, readSetting } from '../../platform/settings.ts';
import { MinuteTicker } from '../../platform/ticker.ts';
import { describeQuestion, listAnswers, toQuestionPorts } from './question-text.ts';
import type { TimerModel } from './timer-model.ts';
import {
  describeTimer,
  describeTooltip,
  type Moment,
  type ShownReminder,
  type TimerFacts,
} from './timer-text.ts';

/** Left of most: what costs money should be seen. */
const priority = 100;

export function createStatusItem(services: Services, model: TimerModel): Disposable {
  const { clock, backend, log, rights, t } = services;
  const store = new DisposableStore((error) => log.error(String(error)));
  const item = vscode.window.createStatusBarItem('vireo.timer', vscode.StatusBarAlignment.Left, priority);
  item.name = t('Vireo Timer');
  const draw = () => drawItem(services, item, model);
  const onTick = () => {
    if (model.facts?.timer.entry && model.isOfToday) draw();
    else model.refresh().catch((error: unknown) => log.warn(String(error)));
  };
  const ticker = new MinuteTicker(clock, onTick);
  const redraw = () => {
    draw();
    const startedAt = model.facts?.timer.entry?.startedAt;
    ticker.schedule(startedAt === undefined ? undefined : Date.parse(startedAt));
  };
  store.addAll(
    item,
    ticker,
    model.onDidChange(redraw),
    backend.onDidChangeState(draw),
    onDidChangeSetting('vireo.timer.limitHours', draw),
  );
  /** Who keeps no time has no timer. */
  const show = () => (rights.may('time:write') ? item.show() : item.hide());
  store.add(rights.onDidChange(show));
  redraw();
  show();
  return store;
}

function drawItem(services: Services, item: vscode.StatusBarItem, { facts, reminder }: TimerModel): void {
  if (facts === undefined) drawWithoutRecords(services, item);
  else drawFacts(services, item, { facts, reminder });
}

interface Shown {
  readonly facts: TimerFacts;
  readonly reminder: ShownReminder | undefined;
}

function drawFacts(services: Services, item: vscode.StatusBarItem, { facts, reminder }: Shown): void {
  const { clock, t } = services;
  const limitSeconds = readSetting('vireo.timer.limitHours') * 3600;
  const moment: Moment = { now: clock.now(), limitSeconds, t };
  const { text, spoken, overLimit, command } = describeTimer(facts, moment, reminder);
  item.command = command;
  item.text = text;
  item.accessibilityInformation = { label: spoken, role: 'button' };
  item.backgroundColor = overLimit ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
  item.tooltip = createTooltip(facts, moment);
}

function drawWithoutRecords({ backend, t }: Services, item: vscode.StatusBarItem): void {
  const { state } = backend;
  item.command = 'vireo.toggleTimer';
  const sentence = state.phase === 'failed' ? tellProblem(state.problem, t) : t('Opening your records');
  item.text = state.phase === 'failed' ? '$(warning) Vireo' : '$(watch) Vireo';
  item.tooltip = sentence;
  item.accessibilityInformation = { label: `Vireo: ${sentence}`, role: 'button' };
  item.backgroundColor = undefined;
}

function createTooltip(facts: TimerFacts, moment: Moment): vscode.MarkdownString {
  const lines = describeTooltip(facts, moment, {
    time: (instant) => formatTime(instant, facts.timer.entry?.zone ?? 'UTC'),
    amounts: formatAmounts(facts.timer.unbilled),
  });
  const links = listLinks(facts, moment).join(' · ');
  const parts = [...describeAsked(facts, moment), ...lines, links];
  const tooltip = new vscode.MarkdownString(parts.join('\n\n'), true);
  tooltip.isTrusted = { enabledCommands: timerCommands };
  return tooltip;
}

/** The question and its answers, above all else. */
function describeAsked(facts: TimerFacts, { now, t }: Moment): readonly string[] {
  const { question } = facts.timer;
  if (question === null) return [];
  const ports = toQuestionPorts({ t, now }, facts);
  const { id, from, to } = question;
  const answers = listAnswers(question, ports).map(({ button, answer }) =>
    commandLink(escapeMarkdown(button), 'vireo.answerTimerQuestion', answer, { id, from, to }),
  );
  return [`$(question) ${escapeMarkdown(describeQuestion(question, ports))}`, answers.join(' · '), '---'];
}

function listLinks({ timer }: TimerFacts, { t }: Moment): readonly string[] {
  if (timer.entry !== null) {
    return [
      commandLink(t('Stop…'), 'vireo.stopTimer'),
      commandLink(t('Switch…'), 'vireo.switchTimer'),
      commandLink(t('Edit Note…'), 'vireo.editTimerNote'),
      commandLink(t('Discard'), 'vireo.discardTimer'),
    ];
  }
  return [
    commandLink(t('Start…'), 'vireo.startTimer'),
    commandLink(t('Resume'), 'vireo.resumeTimer'),
    commandLink(t('Add Entry…'), 'vireo.addEntry'),
  ];
}

const timerCommands: readonly string[] = [
  'vireo.startTimer',
  'vireo.addEntry',
  'vireo.stopTimer',
  'vireo.switchTimer',
  'vireo.editTimerNote',
  'vireo.discardTimer',
  'vireo.resumeTimer',
  'vireo.answerTimerQuestion',
];
