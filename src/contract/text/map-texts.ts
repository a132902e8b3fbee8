/** Changes every text within JSON, also the names of fields; the value has the form that it had. */
export function mapTexts<Value>(value: Value, change: (text: string) => string): Value {
  return map(value, change) as Value;
}

function map(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((each) => map(each, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [change(name), map(each, change)]));
}
