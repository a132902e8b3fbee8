/** What an hour costs the practice, of everyone and of people: for who may see it. */
import { html, type TemplateResult } from 'lit';
import { userFormats } from '../components/formats.ts';
import { icon } from '../components/icons.ts';
import type { CostRow, RatesContent } from './messages.ts';
import { dayBefore, formatDay, nameOfActor, type Reader } from './rates-reader.ts';

export interface CostActions {
  add(): void;
  edit(cost: CostRow): void;
  remove(cost: CostRow): void;
}

interface SpannedCost {
  readonly cost: CostRow;
  /** The day from which the next one of the same person holds. */
  readonly before: string | undefined;
}

/** People by name, everyone last; of each the newest first. */
function spanCosts({ costs = [], people }: RatesContent): readonly SpannedCost[] {
  const owners = [...people.toSorted((one, other) => one.name.localeCompare(other.name)), undefined];
  return owners.flatMap((owner) => {
    const own = costs
      .filter(({ userId }) => userId === (owner?.id ?? null))
      .toSorted((one, other) => (one.validFrom < other.validFrom ? 1 : -1));
    // A rate of another currency ends none.
    return [...Map.groupBy(own, ({ amount }) => amount.currency).values()].flatMap((same) =>
      same.map((cost, index) => ({ cost, before: same[index - 1]?.validFrom })),
    );
  });
}

export function renderCosts(
  content: RatesContent,
  reader: Reader,
  actions: CostActions,
): TemplateResult | undefined {
  if (content.costs === undefined) return undefined;
  const { words } = reader;
  return html`<section aria-labelledby="costs-title">
    <div class="title">
      <h2 id="costs-title">${words.costs}</h2>
      <span class="muted small">${words.costsNote}</span><span class="grow"></span>
      <button type="button" class="ghost" @click=${() => actions.add()}>${icon('add')}${words.addCost}</button>
    </div>
    ${
      content.costs.length === 0
        ? html`<p class="muted">${words.noCosts}</p>`
        : html`<div class="scroll" tabindex="0" role="group" aria-labelledby="costs-title">
            <table class="list" aria-labelledby="costs-title">
              <thead>
                <tr>
                  <th scope="col">${words.who}</th><th scope="col" class="num">${words.cost}</th>
                  <th scope="col">${words.from}</th><th scope="col">${words.until}</th>
                  <th scope="col"><span class="sr">${words.actions}</span></th>
                </tr>
              </thead>
              <tbody>
                ${spanCosts(content).map((spanned) => renderCost(spanned, { content, reader, actions }))}
              </tbody>
            </table>
          </div>`
    }
  </section>`;
}

interface RowParts {
  readonly content: RatesContent;
  readonly reader: Reader;
  readonly actions: CostActions;
}

function renderCost({ cost, before }: SpannedCost, { content, reader, actions }: RowParts): TemplateResult {
  const { words } = reader;
  const amount = userFormats().money(cost.amount);
  const who = nameOfActor(content, cost.userId, reader);
  const name = `${amount}, ${who}, ${formatDay(cost.validFrom, reader)}`;
  return html`<tr>
    <th scope="row">${who}</th>
    <td class="num">${amount}</td>
    <td class="nowrap">${formatDay(cost.validFrom, reader)}</td>
    <td class="nowrap muted">${before === undefined ? '–' : userFormats().date(dayBefore(before))}</td>
    <td>
      <span class="row">
        <button type="button" class="icon-btn" data-needs="cost:write" aria-label=${words.edit(name)} title=${words.edit(name)} @click=${() => actions.edit(cost)}>${icon('edit')}</button>
        <button type="button" class="icon-btn" data-needs="cost:write" aria-label=${words.remove(name)} title=${words.remove(name)} @click=${() => actions.remove(cost)}>${icon('trash')}</button>
      </span>
    </td>
  </tr>`;
}
