export class Options {
  private values: Record<string, any> = {};

  assign(section: string, name: string, value: string): this {
    const target = this.values[section] ?? (this.values[section] = {});
    target[name] = value;
    return this;
  }
}

export function fromLocation(): Options {
  const options = new Options();
  for (const [key, value] of new URLSearchParams(location.search)) {
    const [section, name] = key.split('.');
    options.assign(section, name, value);
  }
  return options;
}
