import { Controller, Get, Query } from '@nestjs/common';

@Controller('pad')
export class PadController {
  @Get()
  pad(@Query('text') text: string, @Query('times') times: string) {
    return { out: text.repeat(Number(times)) };
  }
}
