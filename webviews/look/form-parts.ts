/** The form of the Invoice Look page: logo, colour, footer and columns. */
import { html, nothing, type TemplateResult } from 'lit';
import { contrastOnWhite, isTextColor, readColor } from '../../src/domain/invoicing/look/accent-color.ts';
import { type LineColumn, lineColumns, lookLimits } from '../../src/domain/invoicing/look/invoice-look.ts';
import { icon } from '../components/icons.ts';
import { activateOnKeys } from '../components/keys.ts';
import { type Chosen, findTypedFault, type Typed, type TypedField, textOf } from './look-form.ts';
import type { LookContent, LookField, LookRefusal } from './messages.ts';
import type { Words as LookWords } from './words.ts';

export interface FormActions {
  type(field: TypedField, text: string): void;
  leave(field: TypedField): void;
  choose(chosen: Chosen): void;
  chooseLogo(): void;
  removeLogo(): void;
  /** The footer of the paper is far below: whoever types it wants to see it. */
  revealFooter(): void;
}

export interface FormParts {
  readonly content: LookContent;
  readonly typed: Typed;
  /** As they are shown, with what is chosen and not saved yet. */
  readonly shown: Pick<LookContent, 'columns' | 'logoAlignment' | 'color'>;
  readonly refusal: LookRefusal | undefined;
  readonly words: LookWords;
  /** Of the reader, for figures. */
  readonly language: string;
  readonly actions: FormActions;
}

export function renderForm(parts: FormParts): TemplateResult {
  return html`${renderLogo(parts)}${renderColor(parts)}${renderFooter(parts)}${renderColumns(parts)}`;
}

function renderLogo(parts: FormParts): TemplateResult {
  const { content, words, actions } = parts;
  const { logo } = content;
  const size = logo && words.pixels(logo.width, logo.height);
  return html`<section class="sec" aria-labelledby="logo-title">
    <h2 id="logo-title">${words.logo}</h2>
    <div class="logo">
      ${logo?.content === undefined ? html`<span>${logo === null ? words.noLogo : words.lostLogo}</span>` : html`<img src=${logo.content} alt=${`${words.logo}, ${size}`} />`}
    </div>
    <p class="small muted">${size ?? words.logoHint}</p>
    <div class="acts">
      <vscode-button secondary @keydown=${activateOnKeys} @click=${actions.chooseLogo}>${logo === null ? words.chooseLogo : words.replaceLogo}</vscode-button>
      ${logo === null ? nothing : html`<vscode-button secondary @keydown=${activateOnKeys} @click=${actions.removeLogo}>${words.removeLogo}</vscode-button>`}
    </div>
    ${renderRefusal(parts, 'logo')}
    ${logo === null ? nothing : html`<div class="two">${renderAlignment(parts)}${renderHeight(parts)}</div>`}
  </section>`;
}

function renderAlignment({ shown, words, actions }: FormParts): TemplateResult {
  const onChange = ({ target }: Event): void => {
    if (target instanceof HTMLSelectElement) {
      actions.choose({ logoAlignment: target.value === 'right' ? 'right' : 'left' });
    }
  };
  return html`<div class="field">
    <label for="alignment">${words.alignment}</label>
    <div class="select">
      <select class="input" id="alignment" @change=${onChange}>
        ${(['left', 'right'] as const).map((side) => html`<option value=${side} .selected=${side === shown.logoAlignment}>${words.alignments[side]}</option>`)}
      </select>
      ${icon('chevron-down', 's12')}
    </div>
  </div>`;
}

/** Saved when it is left, or a moment after it was typed. */
function renderHeight(parts: FormParts): TemplateResult {
  const { content, typed, words, actions } = parts;
  const text = textOf('logoHeightMm', content, typed);
  const fault = findTypedFault('logoHeightMm', text);
  return html`<div class="field">
    <label for="height">${words.fields.logoHeightMm}</label>
    <input class="input num" id="height" inputmode="decimal" autocomplete="off" maxlength="20" .value=${text}
      aria-invalid=${fault !== undefined} aria-describedby=${fault === undefined ? nothing : 'logoHeightMm-reason'}
      @input=${onInput(parts, 'logoHeightMm')} @change=${() => actions.leave('logoHeightMm')} />
    ${renderFault(parts, 'logoHeightMm')}
  </div>`;
}

function onInput({ actions }: FormParts, field: TypedField): (event: Event) => void {
  return ({ target }) => {
    if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) {
      actions.type(field, target.value);
    }
  };
}

function renderFault(
  { content, typed, words }: FormParts,
  field: TypedField,
): TemplateResult | typeof nothing {
  const fault = findTypedFault(field, textOf(field, content, typed));
  return fault === undefined ? nothing : renderReason(`${field}-reason`, words.faults[fault]);
}

function renderRefusal({ refusal }: FormParts, field: LookField): TemplateResult | typeof nothing {
  return refusal?.field === field ? renderReason(`${field}-refused`, refusal.message) : nothing;
}

function renderReason(id: string, text: string): TemplateResult {
  return html`<span class="reason" id=${id} role="alert">${icon('error', 's12')}<span>${text}</span></span>`;
}

function renderColor(parts: FormParts): TemplateResult {
  const { content, typed, shown, words, language } = parts;
  const text = textOf('color', content, typed);
  const fault = findTypedFault('color', text);
  const swatch = readColor(text) ?? '#1a1a1a';
  const { color } = shown;
  const contrast = new Intl.NumberFormat(language, { maximumFractionDigits: 1, minimumFractionDigits: 1 });
  return html`<section class="sec" aria-labelledby="color-title">
    <h2 id="color-title">${words.fields.color}</h2>
    <div class="color">
      <input class="swatch" type="color" aria-label=${words.pickColor} title=${words.pickColor} .value=${swatch}
        @input=${onInput(parts, 'color')} @change=${() => parts.actions.leave('color')} />
      <input class="input" aria-labelledby="color-title" autocomplete="off" spellcheck="false" maxlength="20" placeholder=${words.black} .value=${text}
        aria-invalid=${fault !== undefined} aria-describedby=${fault === undefined ? 'color-hint' : 'color-reason'}
        @input=${onInput(parts, 'color')} @change=${() => parts.actions.leave('color')} />
    </div>
    ${renderFault(parts, 'color')}
    <p class="small muted" id="color-hint">${words.colorHint}</p>
    <div role="status">
      ${
        color === null || isTextColor(color)
          ? nothing
          : html`<p class="notice small">${icon('info')}<span>${words.tooLight(contrast.format(Math.floor(contrastOnWhite(color) * 10) / 10))}</span></p>`
      }
    </div>
    ${renderRefusal(parts, 'color')}
  </section>`;
}

function renderFooter(parts: FormParts): TemplateResult {
  const { words } = parts;
  return html`<section class="sec" aria-labelledby="footer-title">
    <h2 id="footer-title">${words.footer}</h2>
    <p class="small muted" id="footer-hint">${words.footerHint}</p>
    ${(['footer0', 'footer1', 'footer2'] as const).map((field) => renderArea(parts, field))}
    ${renderRefusal(parts, 'footer')}
  </section>`;
}

function renderArea(parts: FormParts, field: TypedField): TemplateResult {
  const { content, typed, words, actions } = parts;
  const text = textOf(field, content, typed);
  const fault = findTypedFault(field, text);
  return html`<div class="field">
    <label for=${field}>${words.fields[field]}</label>
    <textarea class="input" id=${field} rows="2" maxlength=${lookLimits.footerLength} .value=${text}
      aria-invalid=${fault !== undefined} aria-describedby=${fault === undefined ? 'footer-hint' : `${field}-reason`}
      @focus=${actions.revealFooter} @input=${onInput(parts, field)} @change=${() => actions.leave(field)}></textarea>
    ${renderFault(parts, field)}
  </div>`;
}

function renderColumns(parts: FormParts): TemplateResult {
  const { words } = parts;
  return html`<section class="sec">
    <fieldset aria-describedby="columns-hint">
      <legend><h2>${words.columnsTitle}</h2></legend>
      ${lineColumns.map((column) => renderColumn(parts, column))}
    </fieldset>
    <p class="small muted" id="columns-hint">${words.columnsHint}</p>
    ${renderRefusal(parts, 'columns')}
  </section>`;
}

function renderColumn({ shown, words, actions }: FormParts, column: LineColumn): TemplateResult {
  const toggle = ({ target }: Event): void => {
    const isOn = target instanceof HTMLInputElement && target.checked;
    const wanted = lineColumns.filter((one) => (one === column ? isOn : shown.columns.includes(one)));
    actions.choose({ columns: [...wanted] });
  };
  return html`<label class="check"><input type="checkbox" .checked=${shown.columns.includes(column)} @change=${toggle} />${words.columns[column]}</label>`;
}
