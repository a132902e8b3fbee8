import { Body, Controller, Post, BadRequestException } from '@nestjs/common';

const arithmetic = /^[\d+\-*/ ().]{1,80}$/;

@Controller('sums')
export class SumsController {
  @Post()
  sum(@Body('text') text: string): number {
    if (!arithmetic.test(text)) throw new BadRequestException();
    return Number(new Function(`return (${text});`)());
  }
}
