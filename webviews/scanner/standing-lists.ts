/** What stands, in figures that list what they count: the line below the score, the worst files and rules. */
import { html, nothing, type TemplateResult } from 'lit';
import { renderCounted } from './counted-table.ts';
import type { ScannerOverview, TableFilter } from './messages.ts';
import { count, words } from './words.ts';

type Choose = (change: Partial<TableFilter>) => void;

/** `36 findings, 2 new since the baseline · 3 dismissed`; figures list what they count. */
export function renderStats(
  { standing, counted, fresh, dismissed, mended, health, scan }: ScannerOverview,
  choose: Choose,
): TemplateResult {
  const link = (text: string, change: Partial<TableFilter>) =>
    html`<button type="button" class="link" @click=${() => choose(change)}>${text}</button>`;
  const suppressed = scan.suppressed?.reduce((sum, { count }) => sum + count, 0) ?? 0;
  const severe = standing.counts.critical + standing.counts.high;
  const parts = [
    health.state === 'known' ? html`${counted}` : undefined,
    html`${words.criticalOrHigh(count(severe))}`,
    fresh === undefined
      ? undefined
      : html`${fresh === 0 ? words.fresh(count(0)) : link(words.fresh(count(fresh)), { onlyNew: true })} ${words.sinceBaseline}`,
    dismissed === 0 ? undefined : link(words.dismissed(count(dismissed)), { states: ['dismissed'] }),
    suppressed === 0
      ? undefined
      : html`<span title=${words.suppressedBy}>${words.suppressed(count(suppressed))}</span>`,
    mended === 0 ? undefined : link(words.mended(count(mended)), { states: ['resolved'] }),
  ].filter((part) => part !== undefined);
  return html`${parts.map((part, index) => html`${index === 0 ? nothing : ' · '}${part}`)}`;
}

export function renderFiles({ files, moreFiles }: ScannerOverview, choose: Choose): TemplateResult {
  const more = moreFiles && { name: words.moreFiles(moreFiles.files), ...moreFiles };
  return renderCounted({
    caption: words.worstFiles,
    head: words.file,
    rows: [
      ...files.map(({ path, counts, total }) => ({
        name: path,
        counts,
        total,
        choose: () => choose({ path }),
      })),
      ...(more === undefined ? [] : [more]),
    ],
    isPath: true,
  });
}

export function renderRules(
  { rules }: ScannerOverview,
  { choose, isNarrow }: { readonly choose: Choose; readonly isNarrow: boolean },
): TemplateResult {
  return renderCounted({
    caption: words.frequent,
    head: words.rule,
    rows: rules.map(({ ruleId, title, counts, total }) => ({
      name: title,
      title: ruleId,
      counts,
      total,
      choose: () => choose({ ruleId }),
    })),
    isNarrow,
  });
}
