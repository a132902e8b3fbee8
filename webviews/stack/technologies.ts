/** Technologies in their groups, each with the places that show it, as links. */
import { html, nothing, type TemplateResult } from 'lit';
import type { StackEvidence, StackTechnology } from './messages.ts';
import { stackGroups } from './stack-groups.ts';
import type { Words } from './words.ts';

export interface TechnologiesView {
  readonly technologies: readonly StackTechnology[];
  readonly words: Words;
  readonly openEvidence: (evidence: StackEvidence) => void;
}

/** Of a library that a hundred files import the first few places say enough. */
const shownAtOnce = 2;

export function renderTechnologies(view: TechnologiesView): TemplateResult {
  const { technologies, words } = view;
  if (technologies.length === 0) return html`<section><p class="muted">${words.nothing}</p></section>`;
  const byGroup = Map.groupBy(technologies, ({ group }) => group);
  const missing = stackGroups.filter((group) => !byGroup.has(group)).map((group) => words.groups[group]);
  return html`${stackGroups.map((group) => {
    const own = byGroup.get(group) ?? [];
    return own.length === 0
      ? nothing
      : html`<section aria-labelledby=${group}>
          <h2 id=${group}>${words.groups[group]}</h2>
          <ul>${own.map((technology) => renderTechnology(view, technology))}</ul>
        </section>`;
  })}
  ${missing.length === 0 ? nothing : html`<p class="muted missing">${words.notFound(missing.join(', '))}</p>`}`;
}

function renderTechnology(view: TechnologiesView, technology: StackTechnology): TemplateResult {
  const { name, evidence, evidenceCount } = technology;
  const { words } = view;
  const rest = evidence.slice(shownAtOnce);
  const unlisted = evidenceCount - evidence.length;
  return html`<li class="tech">
    <div><h3>${name}</h3> <span class="muted">${factsOf(technology, words)}</span></div>
    <div>
      <ul class="places" aria-label=${words.evidence(name)}>
        ${evidence.slice(0, shownAtOnce).map((one) => renderPlace(view, one))}
      </ul>
      ${
        rest.length === 0
          ? nothing
          : html`<details>
            <summary>${words.more(rest.length + Math.max(0, unlisted))}</summary>
            <ul class="places">${rest.map((one) => renderPlace(view, one))}</ul>
            ${unlisted > 0 ? html`<p class="muted">${words.unlisted(unlisted)}</p>` : nothing}
          </details>`
      }
    </div>
  </li>`;
}

function factsOf({ version, isExact, confidence, isDevelopment }: StackTechnology, words: Words): string {
  const told = version === undefined || isExact ? (version ?? '') : words.asked(version);
  return [told, words.confidences[confidence], isDevelopment ? words.development : '']
    .filter((fact) => fact !== '')
    .join(' · ');
}

function renderPlace({ openEvidence }: TechnologiesView, evidence: StackEvidence): TemplateResult {
  const { file, line, seen } = evidence;
  const place = line === undefined ? file : `${file}:${line}`;
  const isSaid = seen === '' || seen === file;
  return html`<li>
    <button type="button" class="link mono" @click=${() => openEvidence(evidence)}>${place}</button>
    ${isSaid ? nothing : html`<span class="muted mono">${seen}</span>`}
  </li>`;
}
