import type { Order } from './api.js';

export function renderOrders(list: HTMLElement, orders: readonly Order[]): void {
  list.innerHTML = orders.map((order) => `<li>${order.quantity} × ${order.article} <em>${order.note}</em></li>`).join('');
}
//@ from 14

export function totalQuantity(orders: readonly Order[]): number {
  let total = 0;
  for (const order of orders) {
    if (order.quantity == null) continue;
    total = total + order.quantity;
  }
  return total;
}
//@ end
