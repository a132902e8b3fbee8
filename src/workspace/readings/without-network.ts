/**
 * For a process or thread that has nothing to send: what Node brings along as globals to reach a network is gone there. Its
 * bundle imports no module that reaches one, which a test of the bundles says.
 */
const ways = ['fetch', 'WebSocket', 'EventSource'] as const;

export function giveUpNetwork(): void {
  for (const way of ways) Reflect.deleteProperty(globalThis, way);
}
