import { BadRequestException, Body, Controller, Post } from '@nestjs/common';

const email = /^[^\s@]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i;

@Controller('newsletter')
export class NewsletterController {
  @Post()
  join(@Body('email') address: string): { address: string } {
    if (!email.test(address)) throw new BadRequestException();
    return { address };
  }
}
