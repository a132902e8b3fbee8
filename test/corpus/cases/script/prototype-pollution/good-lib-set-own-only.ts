type Dict = { [k: string]: any };

export function setIn(root: Dict, path: string, value: unknown): void {
  const parts = path.split('/');
  const last = parts.pop() as string;
  let node: Dict = root;
  for (const part of parts) {
    if (!Object.prototype.hasOwnProperty.call(node, part)) {
      node[part] = Object.create(null);
    }
    node = node[part];
  }
  Object.defineProperty(node, last, { value, writable: true, enumerable: true, configurable: true });
}
