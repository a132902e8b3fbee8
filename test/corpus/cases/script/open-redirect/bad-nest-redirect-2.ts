import { Controller, Get, Query, Res } from '@nestjs/common';
import { Response } from 'express';

@Controller('auth')
export class AuthController {
  @Get('logout')
  logout(@Query('post_logout_redirect_uri') uri: string, @Res() res: Response) {
    res.clearCookie('sid');
    res.redirect(uri);
  }
}
