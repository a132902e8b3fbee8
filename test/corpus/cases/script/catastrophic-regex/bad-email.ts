import { BadRequestException, Body, Controller, Post } from '@nestjs/common';

const email = /^([a-zA-Z0-9])(([-.]|[_]+)?([a-zA-Z0-9]+))*(@)[a-z0-9]+\.[a-z]{2,}$/;

@Controller('newsletter')
export class NewsletterController {
  @Post()
  join(@Body('email') address: string): { address: string } {
    if (!email.test(address)) throw new BadRequestException();
    return { address };
  }
}
