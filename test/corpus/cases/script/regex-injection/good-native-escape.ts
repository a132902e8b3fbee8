import { Controller, Get, Query } from '@nestjs/common';

@Controller('highlight')
export class HighlightController {
  @Get()
  highlight(@Query('terms') terms: string): { text: string } {
    const expression = new RegExp(terms.split(',').map((term) => RegExp.escape(term)).join('|'), 'gi');
    return { text: 'the quick brown fox'.replace(expression, '[$&]') };
  }
}
