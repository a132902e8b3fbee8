import { searchOrders } from './api.js';
import { renderOrders } from './order-list.js';

/** Reads the words from the address, so that a search can be sent to a colleague. */
export function bindSearch(list: HTMLElement): void {
  const words = new URLSearchParams(location.search).get('q');
  const heading = document.querySelector('h1');
  if (words === null || heading === null) return;
  heading.innerHTML = `Orders with ${words}`;
  searchOrders(words).then((orders) => renderOrders(list, orders));
}
