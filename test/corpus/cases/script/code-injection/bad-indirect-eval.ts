import { Body, Controller, Post } from '@nestjs/common';

interface RuleDto {
  readonly condition: string;
}

const evaluate = eval;

@Controller('rules')
export class RulesController {
  @Post('try')
  attempt(@Body() rule: RuleDto): { matched: boolean } {
    const source = rule.condition.replaceAll('AND', '&&').replaceAll('OR', '||');
    return { matched: Boolean(evaluate(source)) };
  }
}
