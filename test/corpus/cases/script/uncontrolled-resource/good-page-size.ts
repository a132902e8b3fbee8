import { Controller, Get, Query, ParseIntPipe } from '@nestjs/common';

@Controller('grid')
export class GridController {
  @Get()
  grid(@Query('size', ParseIntPipe) size: number) {
    const n = Math.max(1, Math.min(size, 50));
    return Array.from({ length: n }, (_, i) => new Array(n).fill(i));
  }
}
