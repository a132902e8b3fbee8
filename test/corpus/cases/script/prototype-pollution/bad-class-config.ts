type Node = Record<string, any>;

export class Config {
  private data: Node = {};

  set(key: string, value: unknown): this {
    key.split(':').reduce((node: Node, part, i, all) => {
      if (i === all.length - 1) {
        node[part] = value;
      } else if (typeof node[part] !== 'object') {
        node[part] = {};
      }
      return node[part];
    }, this.data);
    return this;
  }
}
