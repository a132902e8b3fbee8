/** Which event comes by which channel: one box each, or a lock where it cannot be muted. */
import { html, type TemplateResult } from 'lit';
import { icon } from '../components/icons.ts';
import { isTicked } from '../components/typed-value.ts';
import type { Channel, NotificationsContent, NotificationsViewMessage, TypeRow } from './messages.ts';
import type { Words } from './words.ts';

export interface MatrixPart {
  readonly words: Words;
  readonly send: (message: NotificationsViewMessage) => void;
}

const channels: readonly Channel[] = ['app', 'email', 'webhook'];

export function renderMatrix(content: NotificationsContent, part: MatrixPart): TemplateResult {
  const { words } = part;
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${words.table}>
    <table class="matrix" role="table" aria-label=${words.table}>
      <thead><tr role="row">
        <th scope="col"><span class="sr">${words.event}</span></th>
        ${channels.map((channel) => renderHead(channel, content, part))}
      </tr></thead>
      ${content.sections.map(
        ({ section, types }) => html`<tbody>
          <tr role="row" class="group"><th colspan="4" scope="rowgroup" role="rowheader">${words.sections[section]}</th></tr>
          ${types.map((row) => renderType(row, content, part))}
        </tbody>`,
      )}
    </table>
  </div>`;
}

function renderHead(
  channel: Channel,
  { email, webhooks }: NotificationsContent,
  { words, send }: MatrixPart,
): TemplateResult {
  const setUp = (label: string, message: NotificationsViewMessage) =>
    html`<button type="button" class="link" aria-label=${label} @click=${() => send(message)}>${words.setUp}</button>`;
  const below =
    channel === 'app'
      ? words.here
      : channel === 'email'
        ? (email ?? setUp(words.setUpEmail, { type: 'setUpEmail' }))
        : webhooks.length > 0
          ? words.endpoints(webhooks.length)
          : setUp(words.setUpWebhook, { type: 'addWebhook' });
  return html`<th scope="col" class="channel">${words.channels[channel]}<small>${below}</small></th>`;
}

function renderType(row: TypeRow, content: NotificationsContent, part: MatrixPart): TemplateResult {
  return html`<tr role="row">
    <th scope="row" role="rowheader">${row.title}</th>
    ${channels.map((channel) => html`<td role="cell">${renderCell(row, channel, content, part)}</td>`)}
  </tr>`;
}

function renderCell(
  { type, title, channels: cells }: TypeRow,
  channel: Channel,
  { email, webhooks }: NotificationsContent,
  { words, send }: MatrixPart,
): TemplateResult {
  const name = words.channels[channel];
  if (cells[channel] === 'locked') {
    const always = words.alwaysOn(name);
    return html`<span class="lock" title=${always}>${icon('lock')}<span class="sr">${always}</span></span>`;
  }
  const isSetUp = channel === 'app' || (channel === 'email' ? email !== null : webhooks.length > 0);
  return html`<input type="checkbox" aria-label=${words.cell(title, name)} .checked=${cells[channel] === 'on'} ?disabled=${!isSetUp}
    @change=${(event: Event) => send({ type: 'set', of: type, channel, on: isTicked(event) })} />`;
}
