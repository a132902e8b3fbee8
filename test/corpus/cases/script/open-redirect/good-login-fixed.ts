import { Controller, Get, Query, Redirect } from '@nestjs/common';

@Controller('lang')
export class LangController {
  @Get()
  @Redirect('/home', 302)
  change(@Query('code') code: string) {
    return { url: code === 'de' ? '/de/home' : '/en/home' };
  }
}
