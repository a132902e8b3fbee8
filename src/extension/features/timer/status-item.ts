/** The timer in the status bar: redrawn when it changes and on the minute while it runs, and at no other time. */
import * as vscode from 'vscode';
import { formatAmounts } from '../../platform/amounts.ts';
import { commandLink } from '../../platform/commands.ts';
import { type Disposable, DisposableStore } from '../../platform/disposables.ts';
import type { Services } from '../../platform/services.ts';
import { onDidChangeSetting, readSetting } from '../../platform/settings.ts';
import { MinuteTicker } from '../../platform/ticker.ts';
import { formatTime } from '../timesheets/formats.ts';
import type { TimerModel } from './timer-model.ts';
import { describeTimer, describeTooltip, type Moment, type TimerFacts } from './timer-text.ts';

/** Left of most: what costs money should be seen. */
const priority = 100;

export function createStatusItem(services: Services, model: TimerModel): Disposable {
  const { clock, backend, log, t } = services;
  const store = new DisposableStore((error) => log.error(String(error)));
  const item = vscode.window.createStatusBarItem('vireo.timer', vscode.StatusBarAlignment.Left, priority);
  item.name = t('Vireo Timer');
  item.command = 'vireo.toggleTimer';
  const draw = () => drawItem(services, item, model.facts);
  const onTick = () => {
    if (model.facts?.timer.entry) draw();
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
  redraw();
  item.show();
  return store;
}

function drawItem(services: Services, item: vscode.StatusBarItem, facts: TimerFacts | undefined): void {
  if (facts === undefined) drawWithoutRecords(services, item);
  else drawFacts(services, item, facts);
}

function drawFacts(services: Services, item: vscode.StatusBarItem, facts: TimerFacts): void {
  const { clock, t } = services;
  const limitSeconds = readSetting('vireo.timer.limitHours') * 3600;
  const moment: Moment = { now: clock.now(), limitSeconds, t };
  const { text, spoken, overLimit } = describeTimer(facts, moment);
  item.text = text;
  item.accessibilityInformation = { label: spoken, role: 'button' };
  item.backgroundColor = overLimit ? new vscode.ThemeColor('statusBarItem.warningBackground') : undefined;
  item.tooltip = createTooltip(facts, moment);
}

function drawWithoutRecords({ backend, t }: Services, item: vscode.StatusBarItem): void {
  const { state } = backend;
  const sentence = state.phase === 'failed' ? state.problem.sentence : t('Opening your records');
  item.text = state.phase === 'failed' ? '$(warning) Vireo' : '$(watch) Vireo';
  item.tooltip = sentence;
  item.accessibilityInformation = { label: `Vireo: ${sentence}`, role: 'button' };
  item.backgroundColor = undefined;
}

function createTooltip(facts: TimerFacts, moment: Moment): vscode.MarkdownString {
  const { t } = moment;
  const lines = describeTooltip(facts, moment, {
    time: (instant) => formatTime(instant, facts.timer.entry?.zone ?? 'UTC'),
    amounts: formatAmounts(facts.timer.unbilled),
  });
  const links =
    facts.timer.entry === null
      ? [commandLink(t('Start…'), 'vireo.startTimer'), commandLink(t('Add Entry…'), 'vireo.addEntry')]
      : [
          commandLink(t('Stop…'), 'vireo.stopTimer'),
          commandLink(t('Switch…'), 'vireo.switchTimer'),
          commandLink(t('Edit Note…'), 'vireo.editTimerNote'),
          commandLink(t('Discard'), 'vireo.discardTimer'),
        ];
  const tooltip = new vscode.MarkdownString([...lines, links.join(' · ')].join('\n\n'), true);
  tooltip.isTrusted = { enabledCommands: timerCommands };
  return tooltip;
}

const timerCommands: readonly string[] = [
  'vireo.startTimer',
  'vireo.addEntry',
  'vireo.stopTimer',
  'vireo.switchTimer',
  'vireo.editTimerNote',
  'vireo.discardTimer',
];
