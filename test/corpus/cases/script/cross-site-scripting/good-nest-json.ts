import { Controller, Get, Query } from '@nestjs/common';

@Controller('error')
export class ErrorController {
  @Get()
  show(@Query('message') message: string): { message: string } {
    return { message: message || 'Unknown error' };
  }
}
