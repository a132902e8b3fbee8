import { Controller, Get, Query, Redirect, Res } from '@nestjs/common';
import type { Response } from 'express';

@Controller('out')
export class OutController {
  @Get()
  @Redirect('/', 302)
  leave(@Query('to') to: string): { url: string } {
    return { url: to };
  }

  @Get('slow')
  slow(@Query('to') to: string, @Res() res: Response): void {
    res.redirect(to);
  }
}
