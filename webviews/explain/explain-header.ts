/** The header: what it is, how bad, where; what can be done about it. */
import { html, nothing, type TemplateResult } from 'lit';
import { type IconName, icon } from '../components/icons.ts';
import { activateOnKeys } from '../components/keys.ts';
import type { ExplainContent, ShownExplanation, ShownFinding } from './messages.ts';
import { proseLanguage } from './prose.ts';
import type { Words } from './words.ts';

type Severity = ShownExplanation['severity'];

const looks: Readonly<Record<Severity, readonly [name: IconName, tone: string]>> = {
  critical: ['error', 'danger'],
  high: ['error', 'danger'],
  medium: ['warning', 'warn'],
  low: ['info', ''],
  info: ['info', ''],
};

export interface HeaderActions {
  goToCode(): void;
  copy(): void;
  askCoach(): void;
  askAgent(): void;
  suppress(): void;
  dismiss(): void;
  applyFix(index: number): void;
}

export interface HeaderView {
  readonly content: ExplainContent;
  readonly isUpdating: boolean;
  readonly words: Words;
  readonly actions: HeaderActions;
}

/** What is decided or written needs the finding to be there, and to be nobody's decision yet. */
export function isActionable(content: ExplainContent): boolean {
  const { standing, explanation } = content;
  return standing === 'current' && explanation.finding?.setAside === undefined && !isDismissed(content);
}

/** The record is read anew first, the rest follows. */
export function isDismissed({ explanation: { finding }, record }: ExplainContent): boolean {
  if (record === undefined) return finding?.dismissed === true;
  return record.state === 'dismissed' || record.state === 'resolved';
}

export function renderHeader(view: HeaderView): TemplateResult {
  const { content, isUpdating, words } = view;
  const { title, severity, language = proseLanguage } = content.explanation;
  const [name, tone] = looks[severity];
  return html`<header class="head">
    <h1 tabindex="-1" lang=${language}>${title}</h1>
    <span class="state ${tone}">${icon(name)}${words.severities[severity]}</span>
    ${renderPlace(view)}
    <span class="grow small muted cut">${isUpdating ? words.updating : nothing}</span>
    <div class="actions">${renderActions(view)}</div>
  </header>`;
}

function renderPlace({ content, words, actions }: HeaderView): TemplateResult | typeof nothing {
  const { finding } = content.explanation;
  if (finding === undefined) return nothing;
  const { path, range } = finding.place;
  const place = finding.isWholeFile ? `${path} (${words.wholeFile})` : `${path}:${range.startLine + 1}`;
  if (content.standing === 'unreadable') return html`<span class="mono cut" title=${place}>${place}</span>`;
  const label = words.goToCode(place);
  return html`<button type="button" class="link mono cut" title=${label} aria-label=${label} @click=${actions.goToCode}>${place}</button>`;
}

function renderActions(view: HeaderView): readonly (TemplateResult | typeof nothing)[] {
  const { content, words, actions } = view;
  const { finding } = content.explanation;
  const canAct = isActionable(content) && finding !== undefined;
  const button = (label: unknown, run: () => void, kind = '') =>
    html`<vscode-button ?secondary=${kind !== 'primary'} @keydown=${activateOnKeys} @click=${run}>${label}</vscode-button>`;
  return [
    html`<button type="button" class="icon-btn" title=${words.copy} aria-label=${words.copy} @click=${actions.copy}>${icon('copy')}</button>`,
    canAct && finding.recordId !== undefined ? button(words.dismiss, actions.dismiss) : nothing,
    canAct && canBeSuppressed(finding) ? button(suppressWord(finding, words), actions.suppress) : nothing,
    canBeAsked(content)
      ? button(html`${icon('comment-discussion')}${words.askCoach}`, actions.askCoach)
      : nothing,
    canAct ? renderFixing(view, finding, button) : nothing,
  ];
}

type RenderButton = (label: unknown, run: () => void, kind: 'primary') => TemplateResult;

/** The primary action: the fix that Vireo has, else an agent, which reads nothing of an untrusted workspace. */
function renderFixing(
  { content, words, actions }: HeaderView,
  { fixes }: ShownFinding,
  button: RenderButton,
): TemplateResult | typeof nothing {
  if (fixes.length > 0) return button(words.applyFix, () => actions.applyFix(0), 'primary');
  return content.canAsk ? button(words.fixWithAgent, actions.askAgent, 'primary') : nothing;
}

/** About a finding that is there; of a rule the page says all. */
function canBeAsked({ canAsk, explanation, standing }: ExplainContent): boolean {
  return canAsk && explanation.finding !== undefined && standing !== 'gone' && standing !== 'mended';
}

export function canBeSuppressed({ canSuppress, canIgnore }: ShownFinding): boolean {
  return canSuppress || canIgnore;
}

/** Says where it is written, where that is not the usual place. */
export function suppressWord({ canSuppress }: ShownFinding, words: Words): string {
  return canSuppress ? words.suppress : words.suppressBySettings;
}
