import { Injectable, Controller, Post, Body } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';

@Injectable()
export class InviteService {
  constructor(@InjectModel('Invite') private readonly model: Model<any>) {}

  redeem(code: string) {
    return this.model.findOneAndDelete({ code }).exec();
  }
}

@Controller('invites')
export class InviteController {
  constructor(private readonly invites: InviteService) {}

  @Post('redeem')
  async redeem(@Body() body: any) {
    const invite = await this.invites.redeem(body.code);
    return { ok: Boolean(invite) };
  }
}
