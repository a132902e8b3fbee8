import { loadOrders } from './api.js';
import { renderOrders } from './order-list.js';
//@ from 8
import { bindSearch } from './search.js';
//@ end

const list = document.querySelector<HTMLElement>('#orders');
if (list !== null) {
  renderOrders(list, await loadOrders());
//@ from 8
  bindSearch(list);
//@ end
}
