import { Controller, Get, Header, Query } from '@nestjs/common';

@Controller('error')
export class ErrorController {
  @Get()
  @Header('Content-Type', 'text/html')
  show(@Query('message') message: string): string {
    return `<main class="error">${message || 'Unknown error'}</main>`;
  }
}
