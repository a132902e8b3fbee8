type Row = Record<string, number>;

export class FormulaEngine {
  constructor(private readonly formula: string) {}

  evaluate(row: Row): number {
    let source = this.formula;
    for (const key of Object.keys(row)) {
      source = source.replace(key, String(row[key]));
    }
    return eval(source);
  }
}
