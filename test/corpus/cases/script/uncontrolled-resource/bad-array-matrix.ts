import { Controller, Get, Query, ParseIntPipe } from '@nestjs/common';

@Controller('grid')
export class GridController {
  @Get()
  grid(@Query('size', ParseIntPipe) size: number) {
    return Array.from({ length: size }, (_, i) => new Array(size).fill(i));
  }
}
