export interface Order {
  readonly id: number;
  readonly article: string;
  readonly quantity: number;
  readonly note: string;
}

export async function loadOrders(): Promise<Order[]> {
  const reply = await fetch('/api/orders');
  if (!reply.ok) throw new Error(`Orders: ${reply.status}`);
  return reply.json();
}
//@ from 8

export async function searchOrders(article: string): Promise<Order[]> {
  const reply = await fetch(`/api/orders/search?article=${encodeURIComponent(article)}`);
  if (!reply.ok) throw new Error(`Search: ${reply.status}`);
  return reply.json();
}
//@ end
