export class Formula {
  private readonly body: string;
  constructor(text: string) {
    this.body = text.trim().replace(/^=/, '');
  }
  compile(): (row: object) => unknown {
    return Function('row', `with (row) { return ${this.body} }`) as (row: object) => unknown;
  }
}
