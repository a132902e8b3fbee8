import { Controller, Get, Query } from '@nestjs/common';

class Highlighter {
  private readonly expression: RegExp;
  constructor(terms: string[]) {
    this.expression = new RegExp(`(${terms.join('|')})`, 'gi');
  }
  apply(text: string): string {
    return text.replace(this.expression, '[$1]');
  }
}

@Controller('highlight')
export class HighlightController {
  @Get()
  highlight(@Query('terms') terms: string): { text: string } {
    return { text: new Highlighter(terms.split(',')).apply('the quick brown fox') };
  }
}
