/** Header over two columns; below 900 px one. Code wraps: nothing scrolls inside, and nothing needs a stop of its own for it. */
import { css, unsafeCSS } from 'lit';
import { tones } from './syntax/pieces.ts';

/** A rule for each colour of code; its value is the theme's, see `syntax/palettes.css`. */
const toneStyles = unsafeCSS(
  tones
    .map((tone) => `.t-${tone} { color: color-mix(in srgb, var(--code-${tone}) var(--tone), var(--text)); }`)
    .join('\n'),
);

export const explainStyles = css`
  :host { display: block; min-height: 100vh; overflow-wrap: anywhere; }
  .head { position: sticky; top: 0; z-index: 1; display: flex; align-items: center; gap: var(--s3); min-height: 56px; padding: var(--s2) max(var(--s5), calc((100vw - 1280px) / 2 + var(--s5))); border-bottom: 1px solid var(--line); background: var(--surface); }
  .head > * { min-width: 0; max-width: 100%; flex-shrink: 0; }
  .head > .cut { flex-shrink: 1; }
  .head h1 { outline-offset: 2px; flex-shrink: 1; }
  .actions { display: flex; flex-wrap: wrap; align-items: center; gap: var(--s2) var(--s3); }
  .standing > .notice { padding: 10px max(var(--s5), calc((100vw - 1280px) / 2 + var(--s5))); border-bottom: 1px solid var(--line); background: var(--tint); }
  .page { display: grid; grid-template: auto 1fr / minmax(0, 1fr) 360px; grid-template-areas: 'story aside' 'example aside'; max-width: 1280px; min-height: calc(100vh - 56px); margin: 0 auto; }
  .story { grid-area: story; display: grid; grid-template-columns: minmax(0, 1fr); gap: 20px; align-content: start; padding: 16px 24px 20px; }
  .example { grid-area: example; min-width: 0; padding: 0 24px 32px; }
  .message, .story .prose, .missing > p { max-width: 72ch; }
  .missing { display: grid; gap: 8px; padding: 16px 24px; }
  .aside { grid-area: aside; display: grid; grid-template-columns: minmax(0, 1fr); gap: 20px; align-content: start; padding: 16px 24px 32px; border-left: 1px solid var(--line); }
  h2 { margin-bottom: 8px; }
  h3.state { margin-bottom: 4px; }
  .section-head { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 16px; margin-bottom: 12px; }
  .section-head h2 { margin: 0; }
  .keys { display: flex; flex-wrap: wrap; gap: 0 12px; }
  kbd { display: inline-block; min-width: 16px; margin-right: 2px; padding: 0 3px; border: 1px solid var(--control-line); border-radius: 3px; font: var(--t-small) var(--vscode-font-family); line-height: 14px; text-align: center; }
  code { font-family: var(--mono); font-size: 12px; font-variant-ligatures: none; }
  p code, .prose code, strong code { padding: 0 3px; border-radius: 3px; background: var(--tint); outline: 1px solid var(--vscode-contrastBorder, transparent); font-weight: normal; }
  .weak { margin-top: 4px; color: var(--vscode-descriptionForeground, currentColor); }
  .prose { display: grid; grid-template-columns: minmax(0, 1fr); gap: 8px; }
  .prose :is(ul, ol) { padding-left: 20px; }
  .prose ul { list-style: disc; }
  .prose ol { list-style: decimal; }
  .prose pre { padding: 8px 12px; border: 1px solid var(--control-line); border-radius: 4px; white-space: pre-wrap; }
  a { color: var(--link); text-decoration: underline; text-decoration-color: color-mix(in srgb, currentColor 48%, transparent); text-underline-offset: 3px; border-radius: 2px; }
  a:hover { text-decoration-color: currentColor; }

  .flow > li { position: relative; display: grid; grid-template-columns: 20px minmax(0, 1fr); gap: 0 12px; padding-bottom: 16px; }
  .flow > li:last-child { padding-bottom: 0; }
  .flow > li:not(:last-child)::before { content: ''; position: absolute; left: 9.5px; top: 24px; bottom: 4px; width: 1px; background: var(--control-line); }
  .dot { width: 20px; height: 20px; border-radius: 10px; border: 1px solid var(--control-line); font: 600 var(--t-small) var(--vscode-font-family); line-height: 18px; text-align: center; }
  .sink > .dot { border-color: var(--danger); color: var(--danger); }
  [aria-current] > .dot { border-color: var(--focus); box-shadow: inset 0 0 0 1px var(--focus); }
  [aria-current] .block { border-color: var(--focus); box-shadow: inset 0 0 0 calc(var(--primary-border-width) - 1px) var(--focus); }
  .flow > li, .step { scroll-margin: 72px 0 16px; }
  .step { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 8px; max-width: 100%; margin: 0 0 4px; padding: 0; border: 0; border-radius: 2px; background: none; text-align: start; cursor: pointer; }
  .step .place { color: var(--link); text-decoration: underline; text-decoration-color: color-mix(in srgb, currentColor 48%, transparent); text-underline-offset: 3px; }
  .step:hover .place { text-decoration-color: currentColor; }
  .step:focus-visible { outline-offset: 2px; }

  .block { padding: 6px 0; border: 1px solid var(--line); border-radius: 4px; background: var(--surface); font: 12px/20px var(--mono); font-variant-ligatures: none; }
  .block .line { display: grid; grid-template-columns: 40px minmax(0, 1fr); padding-right: 12px; }
  .block .line.plain { grid-template-columns: minmax(0, 1fr); padding-left: 12px; }
  .block .line { min-height: 20px; }
  .block code { white-space: pre-wrap; overflow-wrap: anywhere; tab-size: 2; }
  .ln { padding-right: 12px; text-align: right; color: var(--muted); user-select: none; }
  mark { background: none; color: inherit; text-decoration: underline wavy var(--vscode-editorError-foreground, var(--danger)) 1px; text-underline-offset: 3px; }
  /* on the coloured ground of a diff they lean on the text's own colour */
  .block { --tone: 100%; }
  .block.diff { --tone: 50%; }
  ${toneStyles}
  .diff { padding: 4px 0; }
  .diff .line { grid-template-columns: 24px minmax(0, 1fr); border-left: 3px solid transparent; }
  .sign { padding-left: 6px; user-select: none; }
  .diff .added { background: var(--vscode-diffEditor-insertedLineBackground, transparent); border-left-color: var(--vscode-diffEditor-insertedTextBorder, transparent); }
  .diff .removed { background: var(--vscode-diffEditor-removedLineBackground, transparent); border-left: 3px dashed var(--vscode-diffEditor-removedTextBorder, transparent); }
  .examples { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 300px), 1fr)); gap: 12px; }
  .fix { display: grid; grid-template-columns: minmax(0, 1fr); gap: 4px; margin-top: 8px; justify-items: start; }
  .fix > .block { width: 100%; }
  .facts { display: grid; grid-template-columns: 96px minmax(0, 1fr); gap: 4px 8px; }
  .facts dt { color: var(--muted); }
  .choices { display: grid; gap: 2px; }
  .choices dt { font-weight: 600; }
  .choices dd { margin: 0 0 6px; }
  .links { display: grid; gap: 4px; }
  .comments { display: grid; gap: 8px; margin: 8px 0; }
  .said { white-space: pre-wrap; }
  section > .actions { margin-top: 8px; }

  @media (max-width: 899px) {
    .flow > li, .step { scroll-margin-top: 120px; }
    .page { grid-template: auto / minmax(0, 1fr); grid-template-areas: 'story' 'aside' 'example'; min-height: 0; }
    .story, .aside, .example { padding: 16px 16px 20px; }
    .aside { border-left: 0; border-top: 1px solid var(--line); }
    .example { border-top: 1px solid var(--line); }
    .head { flex-wrap: wrap; padding: 8px 16px; gap: 4px 12px; }
    .standing > .notice { padding-inline: 16px; }
  }
  @media (max-width: 899px) and (max-height: 479px) { .head { position: static; } }
  @media (max-width: 560px) { .head > .grow:empty { display: none; } .head > .link.cut, .head > .mono.cut { white-space: normal; } }
`;
